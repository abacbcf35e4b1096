import { type DynamicModule, Module } from '@nestjs/common';
import { APP_FILTER, APP_INTERCEPTOR, APP_PIPE } from '@nestjs/core';
import { ApiDescription } from './api-description.js';
import { ApiDocsController } from './api-docs.controller.js';
import { ForgetRequestsSweep } from './forget-requests.sweep.js';
import { FormTokens } from './form-tokens.js';
import { FormUploadInterceptor } from './form-upload.interceptor.js';
import { HealthController } from './health.controller.js';
import { IdempotencyInterceptor } from './idempotency.interceptor.js';
import { OriginInterceptor } from './origin.interceptor.js';
import { type NavigationEntry, NAVIGATION, Pages } from './pages.js';
import { ProblemFilter } from './problem.filter.js';
import { RateLimits } from './rate-limits.js';
import { SchemaPipe } from './schema.pipe.js';
import { UploadInterceptor } from './upload.interceptor.js';

/** Everything that is the same for every route. Interceptors run in the order in which they stand here. */
@Module({})
export class WebModule {
  static register(navigation: readonly NavigationEntry[]): DynamicModule {
    return {
      module: WebModule,
      global: true,
      controllers: [HealthController, ApiDocsController],
      providers: [
        { provide: NAVIGATION, useValue: navigation },
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useClass: SchemaPipe },
        { provide: APP_INTERCEPTOR, useClass: FormUploadInterceptor },
        { provide: APP_INTERCEPTOR, useClass: OriginInterceptor },
        { provide: APP_INTERCEPTOR, useClass: UploadInterceptor },
        { provide: APP_INTERCEPTOR, useClass: IdempotencyInterceptor },
        ApiDescription,
        ForgetRequestsSweep,
        FormTokens,
        Pages,
        RateLimits,
      ],
      exports: [ApiDescription, FormTokens, Pages, RateLimits],
    };
  }
}
