import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { type IsoDate } from '../platform/clock/iso-date.js';
import { type AccreditationState } from './accreditation.js';

@Entity({ name: 'peer' })
export class PeerEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  reference: string;

  @Column('text')
  kindCode: string;

  @Column('text')
  region: string;

  @Column('integer')
  easting: number;

  @Column('integer')
  northing: number;

  @Column('text', { array: true })
  themes: string[];

  @Column('numeric')
  maxDays: number;

  @Column('integer')
  maxTravelKm: number;

  @Column('integer')
  experience: number;

  @Column('integer')
  carriedOver: number;

  @Column('numeric')
  acceptance: number;

  @Column('text')
  accreditationState: AccreditationState;

  @Column('date', { nullable: true })
  accreditedUntil: IsoDate | null;

  @Column('integer')
  version: number;
}
