import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity({ name: 'peer_kind' })
export class PeerKindEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  code: string;

  @Column('text')
  name: string;

  /** Order in which kinds are shown. */
  @Column('integer')
  position: number;

  @Column('numeric', { transformer: { from: Number, to: (days: number) => days } })
  daysPerDeployment: number;

  @Column('integer')
  vacancyWeight: number;

  @Column('boolean')
  isElectedMember: boolean;

  @Column('boolean')
  canLead: boolean;

  @Column('boolean')
  isLocalGovernment: boolean;

  @Column('integer')
  usualLeast: number;

  @Column('integer')
  usualMost: number;

  @Column('integer')
  version: number;
}
