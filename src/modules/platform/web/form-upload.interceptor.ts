import {
  type CallHandler,
  type ExecutionContext,
  HttpException,
  Injectable,
  type NestInterceptor,
  SetMetadata,
} from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { FileInterceptor } from '@nestjs/platform-express';
import { EMPTY, type Observable } from 'rxjs';
import { DomainError } from '../errors/domain-error.js';
import { type WebRequest } from './visitor.js';

/** Under this key a handler says how many bytes of a file it takes. */
export const FORM_UPLOAD = 'form-upload';
/** The field that holds the file. */
export const FORM_FILE_FIELD = 'file';
const MOST_FIELDS = 20;
const LONGEST_FIELD_BYTES = 10_000;

/**
 * Lets a page handler take a form with one file (multipart/form-data) of at most so many bytes. Its body then holds each
 * field as text, and under `file` a Buffer.
 */
export const AcceptsFormUpload = (maxBytes: number): MethodDecorator => SetMetadata(FORM_UPLOAD, maxBytes);

/** Receives forms with a file, behind the guard and before the form's token is looked at, which is one of its fields. */
@Injectable()
export class FormUploadInterceptor implements NestInterceptor {
  constructor(private readonly reflector: Reflector) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const maxBytes = this.reflector.get<number | undefined>(FORM_UPLOAD, context.getHandler());
    const request = context.switchToHttp().getRequest<WebRequest & { file?: { readonly buffer: Buffer } }>();
    if (maxBytes !== undefined && request.is('multipart/form-data')) {
      await receive(context, maxBytes);
      const fields = request.body as Record<string, unknown>;
      request.body = request.file ? { ...fields, [FORM_FILE_FIELD]: request.file.buffer } : { ...fields };
    }
    return next.handle();
  }
}

/** @throws DomainError too-large or malformed. */
async function receive(context: ExecutionContext, maxBytes: number): Promise<void> {
  const Receiver = FileInterceptor(FORM_FILE_FIELD, {
    limits: {
      fileSize: maxBytes,
      files: 1,
      fields: MOST_FIELDS,
      parts: MOST_FIELDS + 1,
      fieldSize: LONGEST_FIELD_BYTES,
    },
  });
  try {
    await new Receiver().intercept(context, { handle: () => EMPTY });
  } catch (error) {
    if (!(error instanceof HttpException)) throw error;
    if (error.getStatus() === 413) {
      const most = `${Math.floor(maxBytes / 1024)} KiB`;
      throw new DomainError('too-large', 'platform.too-large', `The file is larger than ${most}. Send a smaller one.`);
    }
    throw new DomainError(
      'malformed',
      'platform.bad-form',
      'The form and its file cannot be read. Go back, load the page again and repeat what you did.',
    );
  }
}
