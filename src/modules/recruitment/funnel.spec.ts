import { type Answer, buildFunnel, type Standing, type Target } from './funnel.js';

const target = (changes: Partial<Target> = {}): Target => ({
  kind: 'leader',
  region: null,
  party: null,
  number: 3,
  ...changes,
});
const answer = (standing: Standing, region = 'London', kind = 'leader'): Answer => ({ kind, region, standing });

describe('the funnel of a campaign', () => {
  it('counts whoever came further in every stage before', () => {
    const standings: Standing[] = ['asked', 'confirmed', 'nominated', 'vetted', 'accredited', 'suspended'];
    const [line] = buildFunnel(
      [target()],
      standings.map((standing) => answer(standing)),
    );
    expect(line!.reached).toEqual({ confirmed: 5, nominated: 4, applied: 3, vetted: 3, trained: 2, accredited: 2 });
    expect([line!.target, line!.missing, line!.gone]).toEqual([3, 1, 0]);
  });

  it('counts nobody who has gone, and says how many have', () => {
    const [line] = buildFunnel([target()], [answer('lapsed'), answer('declined')]);
    expect([line!.reached.confirmed, line!.gone, line!.missing]).toEqual([0, 2, 3]);
  });

  it('counts each person once, in the region that is asked for before everywhere', () => {
    const lines = buildFunnel(
      [target(), target({ region: 'London' })],
      [answer('confirmed'), answer('confirmed', 'Kent')],
    );
    expect(lines.map(({ region, reached }) => [region, reached.confirmed])).toEqual([
      [null, 1],
      ['London', 1],
    ]);
  });

  it('adds up the targets of parties and never says of which party anybody is', () => {
    const lines = buildFunnel([target({ party: 'liberal-democrat', number: 2 }), target()], [answer('accredited')]);
    expect(lines).toHaveLength(1);
    expect(lines[0]).toMatchObject({
      target: 5,
      missing: 4,
      wantedParties: [{ party: 'liberal-democrat', number: 2 }],
    });
  });

  it('shows who came without being asked for', () => {
    const lines = buildFunnel(
      [target()],
      [answer('confirmed', 'London', 'officer'), answer('applied', 'Kent', 'officer')],
    );
    expect(lines[1]).toMatchObject({ kind: 'officer', target: 0, missing: 0, reached: { confirmed: 2, applied: 1 } });
  });
});
