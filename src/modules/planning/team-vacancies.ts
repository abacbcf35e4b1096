import { type Challenge } from '../../matching/model.js';

/** One missing member of a team: of a kind, or (null) of any. */
export type MissingPlace = string | null;

/**
 * The places of a team that nobody fills, one entry each: what its kinds lack of their least, then what its size lacks beyond.
 * Source: docs/planning/PROBLEM.md, medium.
 */
export function missingPlaces(challenge: Challenge, kindsOfMembers: readonly string[]): MissingPlace[] {
  const ofKinds = Object.entries(challenge.kinds).flatMap(([kind, [least]]) => {
    const have = kindsOfMembers.filter((each) => each === kind).length;
    return Array.from({ length: Math.max(0, least - have) }, () => kind);
  });
  const further = Math.max(0, challenge.minSize - kindsOfMembers.length - ofKinds.length);
  return [...ofKinds, ...Array.from({ length: further }, () => null)];
}
