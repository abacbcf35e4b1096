import { SOME_KINDS, someHome, somePeerFacts, someYearFacts } from '../../../test/support/planning-facts.js';
import { type WeekOverride } from '../programmes/calendar-of-weeks.js';
import { weeksOfPeer } from './peer-weeks.js';
import { type PeerFacts, type YearFacts } from './problem-facts.js';

const CONFERENCE = { party: 'labour', token: 'party-a', monday: '2027-09-27', assumed: false, source: 'the party' };
const POLL = { day: '2027-10-21', certain: true, source: 'notice', periodFrom: '2027-10-04' };

function weeksOf(
  peer: Partial<PeerFacts>,
  year: Partial<YearFacts> = {},
  kindCode = 'leader',
  forAll: readonly WeekOverride[] = [],
) {
  const kind = SOME_KINDS.find(({ code }) => code === kindCode)!;
  return weeksOfPeer(somePeerFacts({ kind: kindCode, ...peer }), kind, someYearFacts(year, forAll));
}
const lettersOf = (...wanted: Parameters<typeof weeksOf>): string =>
  weeksOf(...wanted)
    .map(({ letter }) => letter)
    .join('');

describe('the weeks of a peer', () => {
  it.each<[string, Parameters<typeof weeksOf>, string]>([
    ['the peer marked', [{ answers: [{ startsOn: '2027-09-06', letters: 'YINYYYYYYYYI' }] }], 'YINYYYYYYYYI'],
    ['nobody was asked about', [{ answers: [] }], 'NNNNNNNNNNNN'],
    ['before and after the answers', [{ answers: [{ startsOn: '2027-09-13', letters: 'YY' }] }], 'NYYNNNNNNNNN'],
    ['of an answer older than the year', [{ answers: [{ startsOn: '2027-08-30', letters: 'NYIY' }] }], 'YIYNNNNNNNNN'],
    [
      'of two answers, the later one',
      [
        {
          answers: [
            { startsOn: '2027-09-20', letters: 'NN' },
            { startsOn: '2027-09-06', letters: 'YYYYYYYYYYYY' },
          ],
        },
      ],
      'YYNNYYYYYYYY',
    ],
    ['of the conference of a member’s party', [{}, { conferences: [CONFERENCE] }], 'YYYNYYYYYYYY'],
    ['of another party’s conference', [{ partyToken: 'party-b' }, { conferences: [CONFERENCE] }], 'YYYYYYYYYYYY'],
    ['of an officer in conference week', [{}, { conferences: [CONFERENCE] }, 'officer'], 'YYYYYYYYYYYY'],
    ['around a poll at home', [{ homeCouncil: someHome('HOM', { polls: [POLL] }) }], 'YYYYNNNNYYYY'],
    [
      'of an officer around that poll',
      [{ homeCouncil: someHome('HOM', { polls: [POLL] }) }, {}, 'officer'],
      'YYYYYYYYYYYY',
    ],
    ['until 90 days before the accreditation ends', [{ accreditedUntil: '2027-12-23' }], 'YYYNNNNNNNNN'],
    [
      'closed to everyone',
      [{}, {}, 'leader', [{ monday: '2027-09-13', open: false, reason: 'moving house' }]],
      'YNYYYYYYYYYY',
    ],
  ])('%s', (_, wanted, expected) => {
    expect(lettersOf(...wanted)).toBe(expected);
  });

  it('say why they are N, every reason, and never name a party', () => {
    const year = { conferences: [CONFERENCE] };
    const weeks = weeksOf({ accreditedUntil: '2027-12-23', answers: [] }, year);
    expect(weeks[3]!.reasons.map(({ rule }) => rule)).toEqual(['own-answer', 'party-conference', 'accreditation']);
    expect(JSON.stringify(weeks)).not.toContain('labour');
    expect(weeks[3]!.reasons[2]!.sentence).toBe(
      'The accreditation ends on 23 December 2027; for this week it must last until 30 December 2027.',
    );
  });
});
