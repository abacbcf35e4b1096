import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity({ name: 'council_neighbour' })
export class CouncilNeighbourEntity {
  @PrimaryGeneratedColumn('uuid')
  id: string;

  @Column('text')
  codeA: string;

  @Column('text')
  codeB: string;

  @Column('boolean')
  isNeighbour: boolean;

  @Column('boolean')
  isAssumption: boolean;

  @Column('text')
  source: string;

  @Column('text', { nullable: true })
  note: string | null;

  @Column('integer')
  version: number;
}
