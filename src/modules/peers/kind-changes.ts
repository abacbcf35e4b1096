/** What a kind of peer is, as far as rules speak of it. */
export interface KindFacts {
  readonly code: string;
  readonly isElectedMember: boolean;
  readonly canLead: boolean;
  readonly isLocalGovernment: boolean;
  readonly usualLeast: number;
  readonly usualMost: number;
  readonly hubs: readonly string[];
}

/** What there is of a kind. */
export interface KindUses {
  readonly peers: number;
  readonly accredited: number;
  /** Challenges that want the kind. */
  readonly challenges: number;
  /** Plans, approved or not, that were made with it. */
  readonly plans: number;
  /** Places of the kind on teams of approved plans. */
  readonly approvedPlaces: number;
}

export interface KindFault {
  readonly field: keyof KindFacts;
  readonly message: string;
}

/** What is wrong with a kind, whatever it was before. */
export function findKindFaults({ usualLeast, usualMost, isLocalGovernment, hubs }: KindFacts): KindFault[] {
  const faults: KindFault[] = [];
  if (usualLeast > usualMost) {
    const message = `A team usually has at least ${usualLeast} and at most ${usualMost}. Give a most that is not smaller.`;
    faults.push({ field: 'usualMost', message });
  }
  if (isLocalGovernment && hubs.length > 0) {
    const message =
      'Hubs nominate people from outside local government. Leave them out, or say that the kind is from outside.';
    faults.push({ field: 'hubs', message });
  }
  return faults;
}

const count = (number: number, one: string): string => `${number} ${number === 1 ? one : `${one}s`}`;

/** What a change would break. @param isOnlyLead no other kind may lead a team. */
export function findKindChangeFaults(
  before: KindFacts,
  change: Partial<KindFacts>,
  { peers, challenges, plans, approvedPlaces }: KindUses,
  isOnlyLead: boolean,
): KindFault[] {
  const after = { ...before, ...change };
  const faults: KindFault[] = [];
  if (after.code !== before.code && peers + challenges + plans > 0) {
    const uses = `${count(peers, 'peer')}, ${count(challenges, 'challenge')} and ${count(plans, 'plan')}`;
    const message = `The code ${before.code} stands in ${uses}, which would no longer be understood. Change the name instead, or add a kind.`;
    faults.push({ field: 'code', message });
  }
  if (after.isElectedMember !== before.isElectedMember && peers > 0) {
    const message = `${peers} peers are of this kind, and whether they have a party hangs on it. Add another kind and move them.`;
    faults.push({ field: 'isElectedMember', message });
  }
  if (before.canLead && !after.canLead && isOnlyLead) {
    faults.push({ field: 'canLead', message: 'No other kind may lead a team. Let another one lead first.' });
  } else if (before.canLead && !after.canLead && approvedPlaces > 0) {
    const message = `${approvedPlaces} places of approved plans are of this kind, and their teams count on a lead. Change it when those plans are over.`;
    faults.push({ field: 'canLead', message });
  }
  return faults;
}
