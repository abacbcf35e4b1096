import { type OperationRule, type OperationTable } from './operations.js';
import { findPathParameters } from './path-targets.js';

/** A route handler as the router knows it. */
export interface Handler {
  /** `Controller.method`. */
  readonly name: string;
  readonly operation: string | null;
  readonly isApi: boolean;
  /** Pattern, such as `/api/plans/:id`. */
  readonly path: string;
}

/** Where handlers and the table of operations disagree: one sentence each; empty when every handler has its one rule. */
export function findOperationFaults(handlers: readonly Handler[], operations: OperationTable): string[] {
  const faults: string[] = [];
  const seen = new Map<string, string>();
  for (const { name, operation, isApi, path } of handlers) {
    if (operation === null) {
      faults.push(`${name} names no operation; put @Operation('<room>.<verb-object>') on it.`);
      continue;
    }
    const rule = operations[operation];
    if (!rule) faults.push(`${name} performs "${operation}", which the table of operations does not know.`);
    else if ((rule.surface === 'api') !== isApi)
      faults.push(`${name} performs "${operation}", which the table calls ${rule.surface}; its path says otherwise.`);
    if (rule) faults.push(...findTargetFaults(operation, rule, path));
    const earlier = seen.get(operation);
    if (earlier !== undefined) faults.push(`${name} and ${earlier} both perform "${operation}"; give each its own.`);
    seen.set(operation, name);
  }
  for (const operation of Object.keys(operations)) {
    if (!seen.has(operation)) faults.push(`The table of operations knows "${operation}", which no handler performs.`);
  }
  return faults;
}

/** Where the objects that a path names and those that its rule looks at disagree. */
function findTargetFaults(operation: string, { who, targets }: OperationRule, path: string): string[] {
  const parameters = findPathParameters(path);
  const named = parameters.map(({ names }) => names);
  const looksAtObjects = typeof who === 'object' && Object.values(who).some((reach) => reach !== 'any');
  const faults = targets
    .filter((target) => !named.includes(target))
    .map((target) => `"${operation}" looks at a ${target}, which its path ${path} does not name.`);
  for (const { name, names } of looksAtObjects ? parameters : []) {
    if (names === null)
      faults.push(`"${operation}" has :${name} in its path ${path}; say in path-targets what that names.`);
    else if (names !== 'part' && names !== 'open' && !targets.includes(names))
      faults.push(`"${operation}" names a ${names} in its path ${path}; give its rule the target '${names}'.`);
  }
  return faults;
}
