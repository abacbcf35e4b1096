import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { type IsoDate } from '../platform/clock/iso-date.js';

@Entity({ name: 'week_override' })
export class WeekOverrideEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  yearId: string;

  @Column('date')
  monday: IsoDate;

  @Column('uuid', { nullable: true })
  councilId: string | null;

  @Column('boolean')
  isOpen: boolean;

  @Column('integer', { nullable: true })
  cost: number | null;

  @Column('text')
  reason: string;

  @Column('integer')
  version: number;
}
