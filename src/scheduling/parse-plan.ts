import { entries, list, name, nullOr, number, orElse, record, show, text } from './document/reader.js';
import type { Fault, Reader, Report } from './document/reader.js';
import type { Plan, PlannedChallenge } from './plan.js';
import type { Problem } from './problem.js';

const plannedChallenge: Reader<PlannedChallenge> = record(
  {
    id: name,
    week: orElse(null, nullOr(number(0, Number.MAX_SAFE_INTEGER, 1))),
    peers: orElse([], list(name)),
  },
  'are passed over',
);

const planShape: Reader<{ problem: string; challenges: (PlannedChallenge | undefined)[] }> = record(
  { problem: text, challenges: entries(plannedChallenge) },
  'are passed over',
);

/**
 * Reads a plan document for a problem from any value at all. Returns the plan or every fault with its JSON path; never
 * throws. Unknown fields are passed over, a missing week is a deferred challenge, a missing team an empty one. Names that the
 * problem does not know are no fault here: verifyPlan counts them as broken rules. Cost: linear in the document.
 * @param problem the one that the plan must name; null takes a plan for any problem, such as last month's to start from.
 * Source: docs/planning/PROBLEM.md, "The plan document".
 */
export function parsePlan(
  value: unknown,
  problem: Pick<Problem, 'name'> | null,
): { readonly plan: Plan } | { readonly faults: readonly Fault[] } {
  const faults: Fault[] = [];
  const report: Report = (path, message) => void faults.push({ path, message });
  const read = planShape(value, '$', report);
  if (read && problem && read.problem !== problem.name)
    report('$.problem', `is ${show(read.problem)}; this problem is ${show(problem.name)}`);
  if (!read || faults.length > 0) return { faults };
  return { plan: { problem: read.problem, challenges: read.challenges.filter((entry) => entry !== undefined) } };
}
