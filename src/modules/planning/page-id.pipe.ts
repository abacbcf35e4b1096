import { Injectable, type PipeTransform } from '@nestjs/common';
import { z } from 'zod';
import { DomainError } from '../platform/errors/domain-error.js';

/** The id in the path of a page. What is no id is not found rather than malformed: a reader cannot know the difference. */
@Injectable()
export class PageIdPipe implements PipeTransform<string, string> {
  transform(text: string): string {
    if (z.uuid().safeParse(text).success) return text;
    throw new DomainError(
      'not-found',
      'planning.unknown-page',
      'Nothing is kept at this address. Check how it is written.',
    );
  }
}
