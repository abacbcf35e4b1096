import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { type IsoDate } from '../platform/clock/iso-date.js';

@Entity({ name: 'party_conference' })
export class PartyConferenceEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  party: string;

  @Column('date')
  monday: IsoDate;

  @Column('boolean')
  isAssumption: boolean;

  @Column('text')
  source: string;

  @Column('integer')
  version: number;
}
