import { STATUS_CODES } from 'node:http';
import { applyDecorators } from '@nestjs/common';
import { ApiResponse } from '@nestjs/swagger';
import { z } from 'zod';

/** Response schema of every error of the API. Source: RFC 9457. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.number().int(),
    detail: z.string().describe('What happened, with values, then what to do'),
    code: z.string().describe('<room>.<what>; never changes'),
    instance: z.string().describe('Id of the request, for support'),
    errors: z
      .array(z.object({ in: z.enum(['body', 'query', 'path']), pointer: z.string(), detail: z.string() }))
      .optional(),
    details: z.record(z.string(), z.unknown()).optional(),
  })
  .meta({ id: 'Problem' });

/** What any guarded operation can answer, whatever it does. */
const ALWAYS = [400, 401, 403, 500, 503];

/** Declares the problem answers of an operation: those that every one has, and the ones named. */
export const ApiProblems = (...statuses: (404 | 409 | 410 | 412 | 413 | 415 | 422 | 428 | 429)[]): MethodDecorator =>
  applyDecorators(
    ...[...ALWAYS, ...statuses].map((status) =>
      ApiResponse({
        status,
        description: STATUS_CODES[status] ?? 'Error',
        content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
      }),
    ),
  );
