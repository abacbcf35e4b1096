/** An interest as its form gives it. */
export interface InterestFields {
  readonly name: string;
  readonly address: string;
  readonly kind: string;
  readonly region: string;
  readonly organisation: string;
  readonly statement: string;
}

/** The same as the service takes it. */
export interface ReadInterest {
  readonly name: string;
  readonly address: string;
  readonly kind: string;
  readonly region: string;
  readonly organisation: string;
  readonly statement: string | null;
}

export interface InterestChoices {
  readonly kinds: readonly { readonly code: string }[];
  readonly regions: readonly string[];
}

/** Source: RFC 5321, 4.5.3.1, as everywhere in the service. */
const MAILBOX = /^[^\s@<>"(),:;\\[\]]{1,64}@[^\s@<>"(),:;\\[\]]+\.[^\s@<>"(),:;\\[\]]+$/;
const LONGEST_ADDRESS = 254;

/** What the form says, or what is wrong with its fields. */
export function readInterest(
  given: InterestFields,
  { kinds, regions }: InterestChoices,
): { readonly interest: ReadInterest } | { readonly errors: { field: string; message: string }[] } {
  const errors: { field: string; message: string }[] = [];
  const fault = (field: keyof InterestFields, isRight: boolean, message: string): void => {
    if (!isRight) errors.push({ field, message });
  };
  const address = given.address.toLowerCase();
  const isLine = (value: string, longest: number): boolean =>
    value !== '' && value.length <= longest && !/\p{Cc}/u.test(value);
  fault('name', isLine(given.name, 120), 'Enter your name, in up to 120 letters');
  fault(
    'address',
    address.length <= LONGEST_ADDRESS && MAILBOX.test(address),
    'Enter an e-mail address, like name@example.org',
  );
  fault(
    'kind',
    kinds.some(({ code }) => code === given.kind),
    'Choose what you are',
  );
  fault('region', regions.includes(given.region), 'Choose where you live');
  fault('organisation', isLine(given.organisation, 160), 'Enter where you work or sit, in up to 160 letters');
  fault('statement', given.statement.length <= 2000, 'Say it in up to 2,000 letters');
  if (errors.length > 0) return { errors };
  const { name, kind, region, organisation, statement } = given;
  return { interest: { name, address, kind, region, organisation, statement: statement === '' ? null : statement } };
}
