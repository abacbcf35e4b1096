import { type ArgumentMetadata, Injectable, StandardSchemaValidationPipe } from '@nestjs/common';
import { DomainError } from '../errors/domain-error.js';
import { type FieldFault } from './problem.js';

type Issues = Parameters<StandardSchemaValidationPipe['exceptionFactory']>[0];

/** Carries a schema's findings from Nest's pipe to ours, which knows where the value stood. */
class SchemaIssues extends Error {
  constructor(readonly issues: Issues) {
    super('The value does not fit its schema.');
  }
}

const MAX_FAULTS = 50;
const PLACES = { body: 'body', query: 'query', param: 'path', custom: 'body' } as const;

function toFault(issue: Issues[number], { type, data }: ArgumentMetadata): FieldFault {
  const steps = (issue.path ?? []).map((step) => String(typeof step === 'object' ? step.key : step));
  const path = data === undefined ? steps : [data, ...steps];
  const place = PLACES[type];
  return {
    in: place,
    pointer:
      place === 'body'
        ? path.map((step) => `/${step.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
        : path.join('.'),
    detail: issue.message,
  };
}

/** Checks bodies, queries and path values against the schema of their parameter; every fault is named with its place. */
@Injectable()
export class SchemaPipe extends StandardSchemaValidationPipe {
  constructor() {
    super({ exceptionFactory: (issues) => new SchemaIssues(issues) });
  }

  override async transform<T>(value: T, metadata: ArgumentMetadata): Promise<T> {
    try {
      return await super.transform(value, metadata);
    } catch (error) {
      if (!(error instanceof SchemaIssues)) throw error;
      const errors = error.issues.slice(0, MAX_FAULTS).map((issue) => toFault(issue, metadata));
      const [first] = errors;
      const where = first && first.pointer !== '' ? `${first.in} ${first.pointer}` : (first?.in ?? 'request');
      throw new DomainError(
        'malformed',
        'platform.schema',
        `The request does not fit: ${where}: ${first?.detail ?? ''}`,
        {
          errors,
        },
      );
    }
  }
}
