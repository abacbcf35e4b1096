import type { Challenge, Peer } from '../matching/model.js';
import { checkCalendar } from './document/check-calendar.js';
import { checkPins } from './document/check-pins.js';
import { checkReferences } from './document/check-references.js';
import { isWhole, problemShape, type ProblemDraft } from './document/problem-shape.js';
import type { Fault, Report } from './document/reader.js';
import type { Problem, Week } from './problem.js';

export type { Fault } from './document/reader.js';

/**
 * Reads a problem document, `peer-challenge-problem/1`, from any value at all. Returns the problem, sound in every respect
 * that docs/planning/PROBLEM.md states, or every fault of the document with its JSON path and what to do; never throws.
 * Defaults of a baseline are filled in; nothing else changes. Cost: linear in the document (8,000 peers in well under a
 * second), and messages repeat at most 60 characters of it. Source: docs/planning/PROBLEM.md, "The problem document".
 */
export function parseProblem(value: unknown): { readonly problem: Problem } | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const report: Report = (path, message) => void faults.push({ path, message });
  const draft = problemShape(value, '$', report);
  if (draft) {
    if (draft.weeks) checkCalendar(draft.weeks, report);
    checkReferences(draft, report);
    const sound = soundPart(draft);
    if (sound) checkPins(sound, report);
    if (sound && faults.length === 0) return { problem: sound };
  }
  return { faults };
}

/** The problem without its faulty challenges and peers, or null if a field that everything hangs on is faulty. */
function soundPart(draft: ProblemDraft): Problem | null {
  const { weeks, challenges, peers, baseline, ...rest } = draft;
  if (!isWhole(rest) || baseline === undefined) return null;
  if (!weeks?.every((week) => isWhole<Week>(week)) || !challenges || !peers) return null;
  return {
    ...rest,
    weeks,
    challenges: challenges.filter((challenge) => isWhole<Challenge>(challenge)),
    peers: peers.filter((peer) => isWhole<Peer>(peer)),
    baseline: baseline && { challenges: baseline.challenges.filter((entry) => entry !== undefined) },
  };
}
