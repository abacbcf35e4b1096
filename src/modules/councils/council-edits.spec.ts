import { type CouncilFacts } from './council-facts.js';
import { checkEdit, type CouncilEdit } from './council-edits.js';

const ashford: CouncilFacts = {
  code: 'ASF',
  name: 'Ashford',
  class: 'district',
  type: 'NMD',
  region: 'South East',
  county: 'KEN',
  position: { eastingKm: 600, northingKm: 140 },
  validFrom: null,
  validTo: null,
  successors: [],
  gssCode: null,
  election: { cycle: 'unknown', year: null, source: 'Not confirmed' },
};
const classes = new Map<string, CouncilFacts['class']>([
  ['ASF', 'district'],
  ['KEN', 'county'],
  ['MDW', 'unitary'],
]);

describe('an edit of a council', () => {
  it('names the facts that a person entered', () => {
    const edit = { validTo: '2028-03-31', successors: ['MDW'] };
    expect(checkEdit(ashford, edit, classes)).toEqual({ facts: ['validTo', 'successors'], faults: [] });
  });

  it.each<[string, CouncilEdit, string, string]>([
    ['ends before it begins', { validFrom: '2028-04-01', validTo: '2028-03-31' }, 'validTo', 'before it begins'],
    ['is a district without a county', { county: null }, 'county', 'A district needs its county.'],
    ['lies in a county that is none', { county: 'MDW' }, 'county', 'MDW is not the code of a county council.'],
    ['is in force and nowhere', { position: null }, 'position', 'needs its position'],
    ['is succeeded by nobody known', { successors: ['XXX'] }, 'successors', 'XXX is not the code of another council.'],
    ['is succeeded by itself', { successors: ['ASF'] }, 'successors', 'ASF is not the code of another council.'],
    [
      'elects by thirds from no year',
      { election: { cycle: 'thirds', year: null, source: 'Order' } },
      'election',
      'A cycle "thirds" needs a year.',
    ],
  ])('is refused for a council that %s', (_, edit, field, message) => {
    const { faults } = checkEdit(ashford, edit, classes);
    expect(faults).toHaveLength(1);
    expect(faults[0]!.field).toBe(field);
    expect(faults[0]!.message).toContain(message);
  });
});
