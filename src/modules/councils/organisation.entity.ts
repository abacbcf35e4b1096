import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity({ name: 'organisation' })
export class OrganisationEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  reference: string;

  @Column('text')
  name: string;

  @Column('uuid', { nullable: true })
  councilId: string | null;

  @Column('text')
  region: string;

  @Column('integer')
  easting: number;

  @Column('integer')
  northing: number;

  @Column('boolean')
  isFictional: boolean;

  @Column('integer')
  version: number;
}
