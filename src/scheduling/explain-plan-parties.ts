import type { PlanAnalysis, PlanMatch, TermAnalysis } from './explain-plan.js';

const PARTY_TERMS: ReadonlySet<string> = new Set(['controlAbsent', 'oneParty']);

/**
 * The same analysis with the two terms on parties told as one and without particulars: next to the names of a team, which of
 * them failed would say something of the party of a member, and that is special-category data. No point is lost by it.
 * @param councilOf the name of the council of a challenge.
 */
export function withholdParties(analysis: PlanAnalysis, councilOf: (challengeId: string) => string): PlanAnalysis {
  const told = analysis.terms.filter(({ id }) => PARTY_TERMS.has(id));
  if (told.length === 0) return analysis;
  const pointsOf = new Map<string, number>();
  for (const { challenge, points } of told.flatMap(({ matches }) => matches))
    if (challenge !== null) pointsOf.set(challenge, (pointsOf.get(challenge) ?? 0) + points);
  const matches = [...pointsOf].map(([challenge, points]): PlanMatch => ({
    term: 'partyBalance',
    level: 'soft',
    amount: points,
    weight: 1,
    points,
    sentence: `The balance of parties on the team of ${councilOf(challenge)} is not what is wished for.`,
    challenge,
    peer: null,
    week: null,
  }));
  const points = told.reduce((sum, term) => sum + term.points, 0);
  const balance: TermAnalysis = {
    id: 'partyBalance',
    level: 'soft',
    statement:
      'The elected members of a team are of more than one party, the one that controls the council among them.',
    unit: 'point of the two terms on parties',
    weight: 1,
    amount: points,
    points,
    matches: matches.sort((a, b) => b.points - a.points),
  };
  const first = analysis.terms.indexOf(told[0]!);
  return {
    ...analysis,
    terms: [
      ...analysis.terms.slice(0, first),
      balance,
      ...analysis.terms.slice(first).filter(({ id }) => !PARTY_TERMS.has(id)),
    ],
  };
}
