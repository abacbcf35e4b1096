import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { type Observable } from 'rxjs';
import { Config } from '../config/config.js';
import { DomainError } from '../errors/domain-error.js';
import { FORM_UPLOAD } from './form-upload.interceptor.js';
import { isApiPath } from './paths.js';
import { receiveBytes } from './receive-bytes.js';
import { type WebRequest } from './visitor.js';

const UPLOAD_TYPES = 'upload-types';

/** Lets an API handler take files of these media types; its body is then a Buffer, at most IMPORT_MAX_MEGABYTES long. */
export const AcceptsUpload = (...mediaTypes: string[]): MethodDecorator => SetMetadata(UPLOAD_TYPES, mediaTypes);

/**
 * Decides which bodies are taken: forms by pages, JSON by the API, or an upload where the handler says so. Files are received here, behind the
 * guard, so that a stranger cannot make the service hold one.
 */
@Injectable()
export class UploadInterceptor implements NestInterceptor {
  constructor(
    private readonly reflector: Reflector,
    private readonly config: Config,
  ) {}

  async intercept(context: ExecutionContext, next: CallHandler): Promise<Observable<unknown>> {
    const request = context.switchToHttp().getRequest<WebRequest>();
    const uploads = this.reflector.get<string[] | undefined>(UPLOAD_TYPES, context.getHandler()) ?? [];
    const hasBody =
      request.headers['transfer-encoding'] !== undefined || Number(request.headers['content-length'] ?? 0) > 0;
    if (!hasBody) return next.handle();
    if (!isApiPath(request.path)) {
      const takesFile = this.reflector.get<number | undefined>(FORM_UPLOAD, context.getHandler()) !== undefined;
      const forms = ['application/x-www-form-urlencoded', ...(takesFile ? ['multipart/form-data'] : [])];
      if (request.is(forms)) return next.handle();
      throw new DomainError('unsupported', 'platform.media-type', 'A page takes forms and nothing else.');
    }
    if (uploads.length > 0 && request.is(uploads))
      request.body = await receiveBytes(request, this.config.importMaxBytes);
    else if (uploads.length > 0 || !request.is('application/json')) {
      const wanted = uploads.length > 0 ? uploads.join(' or ') : 'application/json';
      throw new DomainError(
        'unsupported',
        'platform.media-type',
        `This address takes ${wanted}; send it with that Content-Type.`,
      );
    }
    return next.handle();
  }
}
