import { standingPlan } from '../../../../test/support/standing.js';
import { aChallenge, aCouncil, aPeer, aProblem } from '../../../../test/support/tiny-problem.js';
import { whyNotPeer } from '../../../scheduling/why-not-peer.js';
import { whyNotWeek } from '../../../scheduling/why-not-week.js';
import { whyThisPeer } from '../../../scheduling/why-this-peer.js';
import { type AnswerFacts, viewWhyMember, viewWhyNotPeer, viewWhyNotWeek, wordingOf } from './why-not.view.js';

const standing = standingPlan(
  aProblem({
    challenges: [aChallenge('C1', { council: aCouncil('KEN', { name: 'Kent' }), minSize: 1, maxSize: 1 })],
    peers: [
      aPeer('P1', { organisation: 'EXT' }),
      aPeer('P2', { party: 'red', easting: 450_000, availability: 'YYYYYYYYNNNN' }),
    ],
  }),
  { C1: [3, 'P1'] },
);
const facts: AnswerFacts = {
  standing,
  names: {
    challenges: new Map([['C1', { reference: 'PC-001' }]]),
    peers: new Map([
      ['P1', { reference: 'PEER-1', name: 'Ann Ash', organisation: 'Essex Together', isFictional: true }],
      ['P2', { reference: 'PEER-2', name: 'Bob Beech', organisation: 'Leeds', isFictional: true }],
    ]),
    kinds: new Map([['leader', 'Leader']]),
  },
};

describe('answers in the words of a coordinator', () => {
  it('call people, organisations, kinds and weeks by name, and keep a code that has none', () => {
    const say = wordingOf(facts);
    expect([say.peer('P1'), say.organisation('EXT'), say.organisation('KEN'), say.organisation('ZZZ')]).toEqual([
      'Ann Ash',
      'Essex Together',
      'Kent',
      'ZZZ',
    ]);
    expect([say.kind('leader'), say.week(3), say.peer('P9')]).toEqual([
      'leader',
      'the week of 26 April 2027',
      'Somebody no longer in the pool',
    ]);
  });

  it('tell of a peer which rules forbid it and what it would take, and nothing of anybody’s party', () => {
    const view = viewWhyNotPeer(facts, whyNotPeer(standing, 'C1', 'P2', wordingOf(facts)));
    expect(view).toMatchObject({
      challenge: { reference: 'PC-001', council: 'Kent', week: { index: 3, monday: '2027-04-26' } },
      peer: { name: 'Bob Beech', kindName: 'Leader', organisation: 'Leeds' },
      isSo: false,
      obstacles: [{ code: 'team-full' }],
    });
    expect(view.changes.map(({ sentence }) => sentence)).toEqual([
      'Ann Ash leaves the team of Kent; Bob Beech joins the team of Kent.',
    ]);
    expect(JSON.stringify(view)).not.toMatch(/red|blue|controlAbsent|oneParty/);
  });

  it('tell of a week who could come, who could not and why', () => {
    const view = viewWhyNotWeek(facts, whyNotWeek(standing, 'C1', 9, wordingOf(facts)));
    expect(view).toMatchObject({ peer: null, week: { index: 9 }, stay: [{ name: 'Ann Ash' }], leave: [], isSo: false });
  });

  it('tell of a member what they are worth, and who else could be there', () => {
    const view = viewWhyMember(facts, whyThisPeer(standing, 'C1', 'P1')!);
    expect(view).toMatchObject({ person: { name: 'Ann Ash', isFictional: true }, isPinned: false });
    expect(view.alternatives.map(({ person }) => person.name)).toEqual(['Bob Beech']);
    expect(view.alternatives[0]!.change.price.details).toContain('travel 1 worse');
  });
});
