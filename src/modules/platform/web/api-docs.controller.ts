import { Controller, Get, Res } from '@nestjs/common';
import { ApiExcludeController, type OpenAPIObject } from '@nestjs/swagger';
import { type Response } from 'express';
import { ApiDescription } from './api-description.js';
import { Operation } from './operation.decorator.js';
import { Pages } from './pages.js';

/** The API as a document for programs, and as a page to browse. */
@ApiExcludeController()
@Controller('api')
export class ApiDocsController {
  constructor(
    private readonly description: ApiDescription,
    private readonly pages: Pages,
  ) {}

  @Get('openapi.json')
  @Operation('platform.describe-api')
  describe(): OpenAPIObject {
    return this.description.get();
  }

  @Get('docs')
  @Operation('platform.show-api-docs')
  show(@Res() response: Response): void {
    this.pages.render(response, 'platform/web/api-docs');
  }
}
