import { type INestApplication, Injectable } from '@nestjs/common';
import { DocumentBuilder, type OpenAPIObject, SwaggerModule } from '@nestjs/swagger';
import { z } from 'zod';
import { problemSchema } from './api-problems.decorator.js';

const DESCRIPTION = `Plans a year of local-government peer challenges and runs them.

Lists take page, pageSize (1–200), sort and named filters. Errors are problem+json (RFC 9457). An edit carries If-Match with
the ETag that was read: 428 without it, 412 when the record has changed since. A POST with an Idempotency-Key happens once.
Programs send an API token as Authorization: Bearer; with a session cookie a change carries X-Requested-With.`;

/** What the document says about who may perform an operation. */
export type DescribeAuthorisation = (operation: string) => object;

type OperationObject = Record<string, unknown> & { operationId?: string };

/** The OpenAPI document of the service, made at the first request for it. */
@Injectable()
export class ApiDescription {
  private app: INestApplication | null = null;
  private describeAuthorisation: DescribeAuthorisation = () => ({});
  private document: OpenAPIObject | null = null;

  /** Called once while the application is put together. */
  describes(app: INestApplication, describeAuthorisation: DescribeAuthorisation): void {
    this.app = app;
    this.describeAuthorisation = describeAuthorisation;
  }

  get(): OpenAPIObject {
    this.document ??= this.build();
    return this.document;
  }

  private build(): OpenAPIObject {
    if (!this.app) throw new Error('The API is described before its application exists.');
    const config = new DocumentBuilder()
      .setTitle('Critical Friend')
      .setDescription(DESCRIPTION)
      .setVersion('1')
      .addBearerAuth({ type: 'http', scheme: 'bearer', description: 'An API token from the account page' }, 'token')
      .addSecurityRequirements('token')
      .build();
    const document = SwaggerModule.createDocument(this.app, config, { operationIdFactory: (_, method) => method });
    const problem = z.toJSONSchema(problemSchema, { target: 'openapi-3.0', io: 'output' });
    document.components = {
      ...document.components,
      schemas: { ...document.components?.schemas, Problem: problem as never },
    };
    for (const item of Object.values(document.paths)) {
      for (const operation of Object.values(item as Record<string, OperationObject>)) this.authorise(operation);
    }
    return document;
  }

  /** An operation is known by the name it has in the table, and shows its row. */
  private authorise(operation: OperationObject): void {
    const name = operation['x-operation'];
    if (typeof name !== 'string') return;
    operation.operationId = name;
    operation['x-authz'] = this.describeAuthorisation(name);
    delete operation['x-operation'];
  }
}
