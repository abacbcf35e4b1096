import { type IsoDate } from '../platform/clock/iso-date.js';
import { COUNCIL_FACTS, type CouncilFact } from './council-changes.js';
import { type CouncilFacts } from './council-facts.js';

/** What a person may change about a council. A council of another class or type is another council, with its own code. */
export type CouncilEdit = Partial<Omit<CouncilFacts, 'code' | 'class' | 'type'>>;

/** A broken rule, by the field that breaks it. */
export interface EditFault {
  readonly field: CouncilFact;
  readonly message: string;
}

const endsBeforeItBegins = (from: IsoDate | null, to: IsoDate | null): boolean =>
  from !== null && to !== null && to < from;

/**
 * The facts that an edit names, or what is wrong with the council it would make.
 * @param codes the class of every council by code.
 */
export function checkEdit(
  council: CouncilFacts,
  edit: CouncilEdit,
  classOf: ReadonlyMap<string, CouncilFacts['class']>,
): { readonly facts: readonly CouncilFact[]; readonly faults: readonly EditFault[] } {
  const after: CouncilFacts = { ...council, ...edit };
  const faults: EditFault[] = [];
  const add = (field: CouncilFact, message: string) => faults.push({ field, message });
  if (endsBeforeItBegins(after.validFrom, after.validTo))
    add('validTo', `${after.name} would end on ${after.validTo}, before it begins on ${after.validFrom}.`);
  if ((after.class === 'district') !== (after.county !== null))
    add('county', after.class === 'district' ? 'A district needs its county.' : 'Only a district has a county.');
  else if (after.county !== null && classOf.get(after.county) !== 'county')
    add('county', `${after.county} is not the code of a county council.`);
  if (after.position === null && after.validTo === null)
    add('position', 'A council without an end needs its position.');
  for (const code of after.successors.filter((each) => !classOf.has(each) || each === after.code))
    add('successors', `${code} is not the code of another council.`);
  const { cycle, year } = after.election;
  if ((cycle === 'none' || cycle === 'unknown') !== (year === null))
    add('election', `A cycle "${cycle}" ${year === null ? 'needs a year' : 'has no year'}.`);
  return { facts: COUNCIL_FACTS.filter((fact) => Object.hasOwn(edit, fact)), faults };
}
