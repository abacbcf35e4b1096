import { sayCouncilClass } from '../../matching/council-class.js';
import { teamFit } from '../../matching/fit.js';
import { TEAM_TERMS, type Challenge, type Peer, type TeamTerm } from '../../matching/model.js';
import type { Problem } from '../problem.js';
import { countEach, type Placement } from '../verification/ledger.js';
import type { MatchList } from './match-list.js';
import { listed, many, type Wording } from './wording.js';

const TRIED = 2;
const MOST_OF_ONE_REGION = 3;

/** What one team lacks: its nine terms, each with what exactly is missing. Returns their weighted sum. */
export function addTeamMatches(placement: Placement, problem: Problem, say: Wording, list: MatchList): number {
  const { challenge, team } = placement;
  const { byTerm, cost } = teamFit(challenge, team, problem.weights);
  for (const term of TEAM_TERMS) {
    const { amount } = byTerm[term];
    const sentence = (): string => SENTENCES[term]({ challenge, team, amount, say, where: challenge.council.name });
    list.add({ term, amount, weight: problem.weights[term], sentence, challenge: challenge.id });
  }
  return cost;
}

interface TeamCase {
  readonly challenge: Challenge;
  readonly team: readonly Peer[];
  readonly amount: number;
  readonly say: Wording;
  readonly where: string;
}

const SENTENCES: Readonly<Record<TeamTerm, (found: TeamCase) => string>> = {
  themeUncovered: ({ challenge, team, say, where }) => {
    const missing = challenge.themes.flatMap(({ theme, weight, experts }) => {
      const short = experts - team.filter((peer) => peer.themes.includes(theme)).length;
      if (short <= 0 || weight === 0) return [];
      return [`${many(short, 'expert')} in ${say.theme(theme)}${weight === 1 ? '' : ` (counts ${weight} each)`}`];
    });
    return `${where} lacks ${listed(missing)}.`;
  },
  controlAbsent: ({ challenge, amount, where }) => {
    if (challenge.council.control === null)
      return `${where} is under no overall control, and the elected members on its team are of fewer than two parties.`;
    return amount === 1
      ? `No leader on the team of ${where} is of the controlling party; only another elected member is.`
      : `Nobody on the team of ${where} is of the controlling party.`;
  },
  oneParty: ({ team, where }) =>
    `All ${team.filter(({ party }) => party !== null).length} elected members on the team of ${where} are of one party.`,
  leadUntried: ({ where }) => `No leader or chief executive on the team of ${where} has done two challenges.`,
  experiencedShortfall: ({ team, where }) => {
    const tried = team.filter(({ experience }) => experience >= TRIED).length;
    const have = tried === 0 ? 'no member who has' : 'only 1 member who has';
    return `${where} has ${have} done two challenges; two are wanted.`;
  },
  newcomerExcess: ({ team, say, where }) => {
    const newcomers = team.filter(({ experience }) => experience === 0).map(({ id }) => say.peer(id));
    return `${listed(newcomers)} are all on their first challenge at ${where}; a team can teach two.`;
  },
  noSameClass: ({ challenge, amount, where }) => {
    const like = `a council of its class (${sayCouncilClass(challenge.council.class)})`;
    return amount === 1
      ? `No leader or chief executive on the team of ${where} comes from ${like}, only another member.`
      : `Nobody on the team of ${where} comes from ${like}.`;
  },
  regionExcess: ({ team, where }) => {
    const crowded = [...countEach(team.map(({ region }) => region))].filter(([, of]) => of > MOST_OF_ONE_REGION);
    const words = crowded.map(([region, of]) => `${of} members from ${region}`);
    return `The team of ${where} has ${listed(words)}; three from one region are enough.`;
  },
  offTheme: ({ challenge, team, say, where }) => {
    const strangers = team.filter(({ themes }) => !challenge.themes.some(({ theme }) => themes.includes(theme)));
    const words = listed(strangers.map(({ id }) => say.peer(id)));
    return challenge.themes.length === 0
      ? `${where} asks about no theme, so that every member beyond the first (${words}) counts as a stranger to its themes.`
      : `${words} know none of the themes that ${where} asks about; one such member is enough.`;
  },
};
