import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { type IsoDate } from '../platform/clock/iso-date.js';

@Entity({ name: 'council_poll' })
export class CouncilPollEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('uuid')
  councilId: string;

  @Column('integer')
  pollYear: number;

  @Column('boolean')
  isHeld: boolean;

  @Column('date', { nullable: true })
  pollsOn: IsoDate | null;

  @Column('date', { nullable: true })
  preElectionFrom: IsoDate | null;

  @Column('text')
  source: string;

  @Column('integer')
  version: number;
}
