import { standingPlan } from '../../../../test/support/standing.js';
import { aChallenge, aPeer, aProblem } from '../../../../test/support/tiny-problem.js';
import { explainDeferral } from '../../../scheduling/explain-deferral.js';
import { explainVacancy } from '../../../scheduling/explain-vacancy.js';
import { viewVacancies } from './vacancies.view.js';
import { type AnswerFacts } from './why-not.view.js';

const named = (name: string) => ({ reference: name, name, organisation: 'Leeds', isFictional: true });
const kinds = { leader: [1, 1] as const, officer: [1, 1] as const };
const standing = standingPlan(
  aProblem({
    challenges: [
      aChallenge('C1', { minSize: 3, kinds, weeks: [{ week: 3, cost: 0 }] }),
      aChallenge('C2', { kinds, weeks: [{ week: 9, cost: 0 }] }),
    ],
    peers: [aPeer('P1'), aPeer('P2', { kind: 'officer', party: null, availability: 'NNNNNNNNNYNN' })],
  }),
  { C1: [3, 'P1'] },
);
const facts: AnswerFacts = {
  standing,
  names: {
    challenges: new Map([['C1', { reference: 'PC-001' }]]),
    peers: new Map(['P1', 'P2'].map((id) => [id, named(`Person ${id}`)])),
    kinds: new Map([['officer', 'Officer']]),
  },
};

describe('vacancies as a coordinator reads them', () => {
  it('say how many of the pool are kept away by what, and who is one obstacle away', () => {
    const vacancies = ['officer', null].map((kind) => explainVacancy(standing, 'C1', kind)!);
    const view = viewVacancies(facts, 'C1', vacancies, null);
    expect(view.vacancies.map(({ kindName, vacant, pool }) => [kindName, vacant, pool])).toEqual([
      ['Officer', 1, 1],
      ['Any kind', 1, 2],
    ]);
    expect(view.vacancies[0]).toMatchObject({
      reasons: [{ words: 'not available in that week', touched: 1, first: 1 }],
      nearMisses: [{ person: { name: 'Person P2' }, obstacle: { code: 'unavailable' } }],
    });
    expect(view.deferredWeeks).toEqual([]);
  });

  it('say of a deferred challenge what each week would bring', () => {
    const view = viewVacancies(facts, 'C2', [], explainDeferral(standing, 'C2'));
    expect(view).toMatchObject({ challenge: { week: null, reference: '' }, vacancies: [] });
    expect(view.deferredWeeks).toMatchObject([
      { week: { index: 9 }, kinds: [{ kindName: 'leader', needed: 1 }, { kindName: 'Officer' }], schedule: {} },
    ]);
  });
});
