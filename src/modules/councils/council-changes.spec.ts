import { compareCouncil } from './council-changes.js';
import { type CouncilFacts } from './council-facts.js';

const kent: CouncilFacts = {
  code: 'KEN',
  name: 'Kent',
  class: 'county',
  type: 'CTY',
  region: 'South East',
  county: null,
  position: { eastingKm: 590, northingKm: 150 },
  validFrom: null,
  validTo: null,
  successors: [],
  gssCode: 'E10000016',
  election: { cycle: 'whole-council', year: 2025, source: 'SI 2008/176' },
};
const nothing = () => false;

describe('what a file changes about a council', () => {
  it('is nothing when both say the same', () => {
    expect(compareCouncil(kent, structuredClone(kent), nothing, 'complete')).toEqual({ changes: {}, kept: [] });
  });

  it('is each fact that differs', () => {
    const offered = {
      ...kent,
      validTo: '2028-03-31',
      successors: ['KNA'],
      position: { eastingKm: 591, northingKm: 150 },
    };
    expect(compareCouncil(kent, offered, nothing, 'complete').changes).toEqual({
      validTo: '2028-03-31',
      successors: ['KNA'],
      position: { eastingKm: 591, northingKm: 150 },
    });
  });

  it('leaves out what a person entered, and reports it', () => {
    const offered = { ...kent, name: 'County of Kent', gssCode: null };
    expect(compareCouncil(kent, offered, (fact) => fact === 'name', 'complete')).toEqual({
      changes: { gssCode: null },
      kept: [{ code: 'KEN', fact: 'name', recorded: 'Kent', offered: 'County of Kent' }],
    });
  });

  it('takes an empty cell of another register for silence, not for "none"', () => {
    const offered: CouncilFacts = {
      ...kent,
      position: null,
      gssCode: null,
      election: { cycle: 'unknown', year: null, source: 'Not in the register' },
      validTo: '2028-03-31',
    };
    expect(compareCouncil({ ...kent, successors: ['KNA'] }, offered, nothing, 'partial').changes).toEqual({
      validTo: '2028-03-31',
    });
  });
});
