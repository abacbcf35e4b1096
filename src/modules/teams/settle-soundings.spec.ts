import { settleSoundings, type SoundedPeer } from './settle-soundings.js';

const soundings = (...states: SoundedPeer['state'][]): SoundedPeer[] =>
  states.map((state, i) => ({ id: `s${i + 1}`, standing: i + 1, state }));

describe('the soundings of a place', () => {
  it.each([
    ['open yes', soundings('open', 'accepted'), 'too-early'],
    ['yes open', soundings('accepted', 'open'), { offer: 's1', thank: ['s2'] }],
    ['no yes yes', soundings('declined', 'accepted', 'accepted'), { offer: 's2', thank: ['s3'] }],
    ['silence, then yes', soundings('expired', 'accepted', 'open'), { offer: 's2', thank: ['s3'] }],
    ['no no', soundings('declined', 'expired'), 'nobody'],
    ['nothing', [], 'nobody'],
  ])('%s', (_, given, expected) => {
    expect(settleSoundings([...given].reverse())).toEqual(expected);
  });
});
