import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type CouncilClass, type CouncilType } from './council-facts.js';
import { type ElectionCycle } from './election-cycle.js';

@Entity({ name: 'council' })
export class CouncilEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  code: string;

  @Column('text')
  name: string;

  @Column('text')
  class: CouncilClass;

  @Column('text')
  typeCode: CouncilType;

  @Column('text')
  region: string;

  @Column('text', { nullable: true })
  countyCode: string | null;

  @Column('integer', { nullable: true })
  easting: number | null;

  @Column('integer', { nullable: true })
  northing: number | null;

  @Column('date', { nullable: true })
  validFrom: IsoDate | null;

  @Column('date', { nullable: true })
  validTo: IsoDate | null;

  @Column('text', { array: true })
  successorCodes: string[];

  @Column('text', { nullable: true })
  gssCode: string | null;

  @Column('text')
  electionCycle: ElectionCycle;

  @Column('integer', { nullable: true })
  electionYear: number | null;

  @Column('text')
  electionSource: string;

  @Column('text')
  source: string;

  @Column('text', { array: true })
  editedFacts: string[];

  @Column('integer')
  version: number;
}
