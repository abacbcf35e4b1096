import { findPeers } from './find-peer.js';

const pool = [
  ['PEER-1', 'Bea Ash'],
  ['PEER-10', 'Ann Ash'],
  ['PEER-11', 'Ann Ashby'],
  ['PEER-12', 'Ann Ash'],
].map(([reference, name]) => ({ id: reference!, reference: reference!, name: name! }));

describe('finding a peer by what somebody wrote', () => {
  it.each([
    ['peer-1', ['PEER-1']],
    [' ann ash ', ['PEER-10', 'PEER-12']],
    ['ash', ['PEER-10', 'PEER-12', 'PEER-11', 'PEER-1']],
    ['eer-1', ['PEER-10', 'PEER-12', 'PEER-11', 'PEER-1']],
    ['nobody', []],
    ['  ', []],
  ])('%j means %j', (text, references) => {
    expect(findPeers(pool, text).map(({ reference }) => reference)).toEqual(references);
  });
});
