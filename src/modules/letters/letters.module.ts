import { Module } from '@nestjs/common';
import { FindBatches } from './find-batches.query.js';
import { FindLetters } from './find-letters.query.js';
import { LetterBatchesController } from './letter-batches.controller.js';
import { LetterBatchesPages } from './letter-batches.pages.js';
import { LetterWordingsController } from './letter-wordings.controller.js';
import { LetterWordingsPages } from './letter-wordings.pages.js';
import { LettersController } from './letters.controller.js';
import { LettersPages } from './letters.pages.js';

/** What was sent to whom, what is held, and how letters are worded. Sending itself is the platform's. */
@Module({
  controllers: [
    LettersController,
    LettersPages,
    LetterBatchesController,
    LetterBatchesPages,
    LetterWordingsController,
    LetterWordingsPages,
  ],
  providers: [FindLetters, FindBatches],
})
export class LettersModule {}
