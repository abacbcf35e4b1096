import { aChallenge, aPeer, aProblem } from '../../../test/support/tiny-problem.js';
import { nameFaults, sayFault } from './name-faults.js';

const CHALLENGE = '00000000-0000-4000-8000-000000000001';
const PEER = '00000000-0000-4000-8000-000000000002';
const UNKNOWN = '00000000-0000-4000-8000-000000000003';
const problem = aProblem({ challenges: [aChallenge(CHALLENGE)], peers: [aPeer(PEER)] });
const names = new Map([
  [CHALLENGE, 'PC-001'],
  [PEER, 'PEER-007'],
]);
const said = (path: string, message: string) => nameFaults([{ path, message }], problem, names).map(sayFault);

describe('faults of a year', () => {
  it.each([
    [
      '$.challenges[0].pinnedPeers[0]',
      `is "${PEER}", which is not among the problem's peers`,
      `PC-001: $.challenges[0].pinnedPeers[0] is "PEER-007", which is not among the problem's peers`,
    ],
    ['$.peers[0].availability', 'is short', 'PEER-007: $.peers[0].availability is short'],
    ['$.managers', `is -1 beside ${UNKNOWN}`, `$.managers is -1 beside ${UNKNOWN}`],
    ['$.challenges[7].id', 'is missing', '$.challenges[7].id is missing'],
  ])('at %s call things by their references', (path, message, sentence) => {
    expect(said(path, message)).toEqual([sentence]);
  });
});
