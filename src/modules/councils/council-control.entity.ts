import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { type IsoDate } from '../platform/clock/iso-date.js';

@Entity({ name: 'council_control' })
export class CouncilControlEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  councilId: string;

  @Column('text', { nullable: true })
  party: string | null;

  @Column('date')
  since: IsoDate;

  @Column('text')
  source: string;

  @Column('integer')
  version: number;
}
