/** A kind of peer as its page gives it: texts and ticks. */
export interface KindFields {
  readonly code: string;
  readonly name: string;
  readonly position: string;
  readonly daysPerDeployment: string;
  readonly vacancyWeight: string;
  readonly usualLeast: string;
  readonly usualMost: string;
  /** References, separated by commas. */
  readonly hubs: string;
  readonly isElectedMember: 'yes' | '';
  readonly canLead: 'yes' | '';
  readonly isLocalGovernment: 'yes' | '';
}

/** The same as the service takes it. */
export interface ReadKind {
  readonly code: string;
  readonly name: string;
  readonly position: number;
  readonly daysPerDeployment: number;
  readonly vacancyWeight: number;
  readonly usualLeast: number;
  readonly usualMost: number;
  readonly hubs: string[];
  readonly isElectedMember: boolean;
  readonly canLead: boolean;
  readonly isLocalGovernment: boolean;
}

const NUMBERS = {
  position: { what: 'a place in the order', least: 0, most: 1000, step: 1 },
  daysPerDeployment: { what: 'working days', least: 0.5, most: 60, step: 0.5 },
  vacancyWeight: { what: 'a weight', least: 0, most: 100, step: 1 },
  usualLeast: { what: 'a number of members', least: 0, most: 12, step: 1 },
  usualMost: { what: 'a number of members', least: 0, most: 12, step: 1 },
} as const;

/** What the form says, or what is wrong with its fields. */
export function readKindForm(
  given: KindFields,
): { readonly kind: ReadKind } | { readonly errors: { field: string; message: string }[] } {
  const errors: { field: string; message: string }[] = [];
  if (!/^[a-z][a-z-]{1,30}$/.test(given.code))
    errors.push({ field: 'code', message: 'Enter a code of small letters and hyphens, such as police' });
  if (given.name === '' || given.name.length > 80)
    errors.push({ field: 'name', message: 'Enter a name of up to 80 letters' });
  const numberOf = (field: keyof typeof NUMBERS): number => {
    const { what, least, most, step } = NUMBERS[field];
    const value = /^\d{1,4}(\.\d)?$/.test(given[field]) ? Number(given[field]) : NaN;
    if (!(value >= least && value <= most) || value % step !== 0) {
      const steps = step === 1 ? '' : ', in halves';
      errors.push({ field, message: `Enter ${what} from ${least} to ${most}${steps}` });
    }
    return value;
  };
  const kind: ReadKind = {
    code: given.code,
    name: given.name,
    position: numberOf('position'),
    daysPerDeployment: numberOf('daysPerDeployment'),
    vacancyWeight: numberOf('vacancyWeight'),
    usualLeast: numberOf('usualLeast'),
    usualMost: numberOf('usualMost'),
    hubs: [...new Set(given.hubs.split(/[,;\s]+/).filter((reference) => reference !== ''))],
    isElectedMember: given.isElectedMember === 'yes',
    canLead: given.canLead === 'yes',
    isLocalGovernment: given.isLocalGovernment === 'yes',
  };
  return errors.length > 0 ? { errors } : { kind };
}

/** The form of a kind as it is. */
export function writeKindForm(
  kind: Omit<ReadKind, 'hubs'> & { readonly hubs: readonly string[]; readonly version: number },
): KindFields & { readonly version: number } {
  const tick = (is: boolean): 'yes' | '' => (is ? 'yes' : '');
  return {
    code: kind.code,
    name: kind.name,
    position: String(kind.position),
    daysPerDeployment: String(kind.daysPerDeployment),
    vacancyWeight: String(kind.vacancyWeight),
    usualLeast: String(kind.usualLeast),
    usualMost: String(kind.usualMost),
    hubs: kind.hubs.join(', '),
    isElectedMember: tick(kind.isElectedMember),
    canLead: tick(kind.canLead),
    isLocalGovernment: tick(kind.isLocalGovernment),
    version: kind.version,
  };
}
