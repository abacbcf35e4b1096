import type { Challenge } from '../../matching/model.js';
import type { Problem } from '../problem.js';
import { countEach, type Placement } from '../verification/ledger.js';
import type { MatchList } from './match-list.js';
import { many, type Wording } from './wording.js';

/** A challenge without a week. */
export function addDeferral(challenge: Challenge, problem: Problem, list: MatchList): void {
  list.add({
    term: 'deferral',
    amount: 1,
    weight: challenge.priority * problem.deferralWeight,
    sentence: () => `${challenge.council.name} is deferred${ofPriority(challenge)}.`,
    challenge: challenge.id,
  });
}

/** The places that nobody fills: of each kind, and further ones that anyone may fill. */
export function addVacancies({ challenge, team }: Placement, problem: Problem, say: Wording, list: MatchList): void {
  const { id, council, priority, kinds, minSize } = challenge;
  const have = countEach(team.map(({ kind }) => kind));
  let missing = 0;
  for (const [kind, [least]] of Object.entries(kinds)) {
    const amount = Math.max(0, least - (have.get(kind) ?? 0));
    missing += amount;
    list.add({
      term: 'missing-member',
      amount,
      weight: priority * (problem.vacancyWeights[kind] ?? 0),
      sentence: () =>
        `${council.name} lacks ${many(amount, `member of the kind ${say.kind(kind)}`, `members of the kind ${say.kind(kind)}`)}${ofPriority(challenge)}.`,
      challenge: id,
    });
  }
  const places = Math.max(0, minSize - team.length - missing);
  list.add({
    term: 'further-place',
    amount: places,
    weight: priority,
    sentence: () =>
      `${council.name} has ${many(places, 'further place')} that anyone may fill${ofPriority(challenge)}.`,
    challenge: id,
  });
}

const ofPriority = ({ priority }: Challenge): string => (priority === 1 ? '' : `; its priority is ${priority}`);
