import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { type IsoDate } from '../platform/clock/iso-date.js';

@Entity({ name: 'programme_year' })
export class ProgrammeYearEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  reference: string;

  @Column('text')
  name: string;

  @Column('date')
  startsOn: IsoDate;

  @Column('integer')
  weekCount: number;

  @Column('boolean')
  isPilot: boolean;

  @Column('boolean')
  isDemonstration: boolean;

  @Column('numeric', { transformer: { from: Number, to: (days: number) => days } })
  budgetDays: number;

  @Column('integer')
  managers: number;

  @Column('integer')
  managerRestWeeks: number;

  @Column('integer')
  weeklyCapacity: number;

  @Column('jsonb')
  settings: { calendar?: Record<string, number>; planning?: Record<string, number>; asking?: Record<string, number> };

  @Column('jsonb')
  weights: Record<string, number>;

  @Column('integer')
  version: number;
}
