import { type OperationTable } from './operations.js';

/** A route handler as the router knows it. */
export interface Handler {
  /** `Controller.method`. */
  readonly name: string;
  readonly operation: string | null;
  readonly isApi: boolean;
}

/** Where handlers and the table of operations disagree: one sentence each; empty when every handler has its one rule. */
export function findOperationFaults(handlers: readonly Handler[], operations: OperationTable): string[] {
  const faults: string[] = [];
  const seen = new Map<string, string>();
  for (const { name, operation, isApi } of handlers) {
    if (operation === null) {
      faults.push(`${name} names no operation; put @Operation('<room>.<verb-object>') on it.`);
      continue;
    }
    const rule = operations[operation];
    if (!rule) faults.push(`${name} performs "${operation}", which the table of operations does not know.`);
    else if ((rule.surface === 'api') !== isApi)
      faults.push(`${name} performs "${operation}", which the table calls ${rule.surface}; its path says otherwise.`);
    const earlier = seen.get(operation);
    if (earlier !== undefined) faults.push(`${name} and ${earlier} both perform "${operation}"; give each its own.`);
    seen.set(operation, name);
  }
  for (const operation of Object.keys(operations)) {
    if (!seen.has(operation)) faults.push(`The table of operations knows "${operation}", which no handler performs.`);
  }
  return faults;
}
