import { Module } from '@nestjs/common';
import { SpecialDataService } from './special-data.service.js';

/** The pool. */
@Module({ providers: [SpecialDataService], exports: [SpecialDataService] })
export class PeersModule {}
