import { sayUses, viewKinds } from './peer-kinds.view.js';

const kind = {
  code: 'police',
  name: 'Police',
  daysPerDeployment: 5.5,
  usualLeast: 0,
  usualMost: 1,
  isElectedMember: false,
  canLead: false,
  isLocalGovernment: false,
  hubs: ['NPCC'],
};

describe('the list of kinds', () => {
  it('says in words what sets a kind apart', () => {
    const leader = { ...kind, isElectedMember: true, canLead: true, isLocalGovernment: true, hubs: [], usualLeast: 1 };
    expect(viewKinds([kind, leader, { ...kind, usualMost: 0 }]).map(({ traits, usual }) => [usual, traits])).toEqual([
      ['0 to 1', 'from outside local government; nominated by NPCC'],
      ['1', 'from a council; elected, has a party; may lead'],
      ['none', 'from outside local government; nominated by NPCC'],
    ]);
  });

  it('says where a kind is used', () => {
    expect(sayUses({ peers: 0, accredited: 0, challenges: 0, plans: 0, approvedPlaces: 0 })).toHaveLength(1);
    expect(sayUses({ peers: 1, accredited: 1, challenges: 2, plans: 1, approvedPlaces: 3 })).toEqual([
      '1 peer is of this kind, 1 of them accredited.',
      '2 challenges want the kind.',
      '1 plan was made with it; 3 places of approved plans.',
    ]);
  });
});
