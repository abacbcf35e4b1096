import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';
import { type IsoDate } from '../platform/clock/iso-date.js';

@Entity({ name: 'challenge' })
export class ChallengeEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  reference: string;

  @Column('uuid')
  yearId: string;

  @Column('uuid')
  councilId: string;

  @Column('text', { array: true })
  partners: string[];

  @Column('date', { nullable: true })
  commissionedOn: IsoDate | null;

  @Column('date', { nullable: true })
  wish: IsoDate | null;

  @Column('date', { nullable: true })
  earliest: IsoDate | null;

  @Column('date', { nullable: true })
  latest: IsoDate | null;

  @Column('date', { array: true })
  blockedWeeks: IsoDate[];

  @Column('integer')
  priority: number;

  @Column('integer')
  minSize: number;

  @Column('integer')
  maxSize: number;

  @Column('jsonb')
  kinds: Record<string, [least: number, most: number]>;

  @Column('jsonb')
  themes: { theme: string; weight: number; experts: number }[];

  @Column('date', { nullable: true })
  assessmentOn: IsoDate | null;

  @Column('date', { nullable: true })
  riskAssessmentOn: IsoDate | null;

  @Column('date', { nullable: true })
  pinnedWeek: IsoDate | null;

  @Column('uuid', { array: true })
  pinnedPeerIds: string[];

  @Column('date', { nullable: true })
  withdrawnOn: IsoDate | null;

  @Column('text', { nullable: true })
  withdrawalReason: string | null;

  @Column('integer')
  version: number;
}
