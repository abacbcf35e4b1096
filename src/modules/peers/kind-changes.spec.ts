import { findKindChangeFaults, findKindFaults, type KindFacts, type KindUses } from './kind-changes.js';

const police: KindFacts = {
  code: 'police',
  isElectedMember: false,
  canLead: false,
  isLocalGovernment: false,
  usualLeast: 0,
  usualMost: 1,
  hubs: ['NPCC'],
};
const unused: KindUses = { peers: 0, accredited: 0, challenges: 0, plans: 0, approvedPlaces: 0 };

describe('a kind of peer', () => {
  it.each<[string, Partial<KindFacts>, string[]]>([
    ['as it should be', {}, []],
    ['with a most below its least', { usualLeast: 2 }, ['usualMost']],
    ['of councils with a hub', { isLocalGovernment: true }, ['hubs']],
    ['of councils without one', { isLocalGovernment: true, hubs: [] }, []],
  ])('%s', (_, change, fields) => {
    expect(findKindFaults({ ...police, ...change }).map(({ field }) => field)).toEqual(fields);
  });

  const lead = { ...police, canLead: true };
  it.each<[string, KindFacts, Partial<KindFacts>, Partial<KindUses>, boolean, string[]]>([
    ['may get another code while nothing is of it', police, { code: 'fire' }, {}, false, []],
    ['keeps its code with a peer', police, { code: 'fire' }, { peers: 1 }, false, ['code']],
    ['keeps its code with a challenge', police, { code: 'fire' }, { challenges: 1 }, false, ['code']],
    ['keeps its code with a plan', police, { code: 'fire' }, { plans: 1 }, false, ['code']],
    ['may get another number whatever is of it', police, { usualMost: 3 }, { peers: 9, plans: 9 }, false, []],
    ['may become elected without peers', police, { isElectedMember: true }, { plans: 1 }, false, []],
    ['keeps its party rule with peers', police, { isElectedMember: true }, { peers: 1 }, false, ['isElectedMember']],
    ['may stop leading', lead, { canLead: false }, { peers: 5 }, false, []],
    ['goes on leading alone', lead, { canLead: false }, {}, true, ['canLead']],
    ['goes on leading in approved plans', lead, { canLead: false }, { approvedPlaces: 2 }, false, ['canLead']],
    ['may begin to lead', police, { canLead: true }, { approvedPlaces: 2 }, false, []],
  ])('%s', (_, before, change, uses, isOnlyLead, fields) => {
    const faults = findKindChangeFaults(before, change, { ...unused, ...uses }, isOnlyLead);
    expect(faults.map(({ field }) => field)).toEqual(fields);
  });
});
