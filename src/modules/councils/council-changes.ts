import { type CouncilFacts } from './council-facts.js';

/** The facts of a council that can change while its code stays. */
export const COUNCIL_FACTS = [
  'name',
  'class',
  'type',
  'region',
  'county',
  'position',
  'validFrom',
  'validTo',
  'successors',
  'gssCode',
  'election',
] as const satisfies readonly (keyof CouncilFacts)[];
export type CouncilFact = (typeof COUNCIL_FACTS)[number];

/** A fact on which a file and what is recorded differ, and which was kept as recorded. */
export interface KeptFact {
  readonly code: string;
  readonly fact: CouncilFact;
  readonly recorded: string;
  readonly offered: string;
}

export interface CouncilComparison {
  /** The facts to write. */
  readonly changes: Partial<CouncilFacts>;
  readonly kept: readonly KeptFact[];
}

const asText = (value: CouncilFacts[CouncilFact]): string =>
  value === null ? '' : typeof value === 'string' ? value : JSON.stringify(value);

const saysNothing = (facts: CouncilFacts, fact: CouncilFact): boolean => {
  const value = facts[fact];
  return value === null || (Array.isArray(value) && value.length === 0) || facts.election === value;
};

/**
 * What a file changes about a council. A fact that is protected keeps its recorded value and is reported.
 * @param mode `complete`: the file is our own and an empty cell says that there is nothing; `partial`: it is another's, an
 * empty cell says nothing, and it knows nothing of elections.
 */
export function compareCouncil(
  recorded: CouncilFacts,
  offered: CouncilFacts,
  isProtected: (fact: CouncilFact) => boolean,
  mode: 'complete' | 'partial',
): CouncilComparison {
  const differing = COUNCIL_FACTS.filter(
    (fact) => asText(recorded[fact]) !== asText(offered[fact]) && !(mode === 'partial' && saysNothing(offered, fact)),
  );
  const changing = differing.filter((fact) => !isProtected(fact));
  return {
    changes: Object.fromEntries(changing.map((fact) => [fact, offered[fact]])),
    kept: differing
      .filter((fact) => isProtected(fact))
      .map((fact) => ({
        code: recorded.code,
        fact,
        recorded: asText(recorded[fact]),
        offered: asText(offered[fact]),
      })),
  };
}
