import { type Wording } from '../matching/wording.js';
import { type Problem } from '../scheduling/problem.js';

/** Ids as the files have them, councils by name, weeks with their Monday. */
export function wordingByIds({ weeks, challenges }: Problem): Wording {
  const councils = new Map(challenges.map(({ council }) => [council.code, council.name]));
  return {
    peer: (id) => id,
    organisation: (code) => councils.get(code) ?? code,
    kind: (code) => code,
    week: (index) => `week ${index} (${weeks[index]?.monday ?? 'no week of the year'})`,
  };
}
