import { wordingOf } from '../scheduling/explanation/wording.js';
import {
  type Fairness,
  type GiveAndTake,
  type GroupShare,
  measureFairness,
  type Spread,
} from '../scheduling/fairness.js';
import { type StandingPlan } from '../scheduling/standing-plan.js';
import { type Parsed, readArguments, runCommand } from './command.js';
import { readStanding } from './input.js';

const FAIRNESS_USAGE = `Says how the burden and the benefit of a plan are spread: teams, days, regions, parties, first-timers and councils.

usage: npm run --silent fairness -- PROBLEM.json PLAN.json [options]       "-" reads one of the two from standard input

  --json      the same as one JSON document
  --help      this text

Exit code 2: the options or the files cannot be used, or the plan breaks a rule.
`;

interface FairnessArguments {
  readonly problemFile: string;
  readonly planFile: string;
  readonly asJson: boolean;
}

/** `npm run fairness`: answers the exit code. */
export const fairnessCommand = (args: readonly string[]): Promise<number> =>
  runCommand('fairness', FAIRNESS_USAGE, parse(args), ({ problemFile, planFile, asJson }: FairnessArguments) => {
    const standing = readStanding(problemFile, planFile);
    const fairness = measureFairness(standing);
    process.stdout.write(
      asJson ? `${JSON.stringify(fairness, null, 1)}\n` : `${tell(standing, fairness).join('\n').trimEnd()}\n`,
    );
  });

function parse(args: readonly string[]): Parsed<FairnessArguments> {
  const read = readArguments(args, { json: { type: 'boolean' } });
  if (read === 'help' || 'faults' in read) return read;
  const { values, positionals } = read;
  const [problemFile, planFile] = positionals;
  if (positionals.length !== 2 || problemFile === undefined || planFile === undefined)
    return { faults: [`Give 2 files: PROBLEM.json, PLAN.json; there are ${positionals.length}`] };
  if (problemFile === '-' && planFile === '-') return { faults: ['Only one file can be read from standard input'] };
  return { problemFile, planFile, asJson: values.json === true };
}

function tell({ problem }: StandingPlan, fairness: Fairness): string[] {
  const say = wordingOf(problem);
  const { days, firstTimers, councils } = fairness;
  return [
    'Weakest teams (points of team quality lost)',
    ...fairness.weakestTeams.map(({ challenge, points }) => `${String(points).padStart(7)}  ${say.council(challenge)}`),
    '',
    `Working days of those deployed: least ${days.least}, middle ${days.median}, most ${days.most}, together ${days.total}`,
    `Deployments this year:                 ${tellSpread(fairness.thisYear)}`,
    `With those of recent years:            ${tellSpread(fairness.withCarriedOver)}`,
    '',
    'Regions (share of the pool, share of the deployments)',
    ...fairness.regions.map(tellShare),
    '',
    'Parties, of elected members (share of the pool, share of the deployments)',
    ...fairness.parties.map(tellShare),
    '',
    `First-timers: ${firstTimers.deployed} of ${firstTimers.inPool} deployed; teams with none ${firstTimers.teamsWithNone}, with one or two ${firstTimers.teamsWithSome}, with more ${firstTimers.teamsWithMore}`,
    '',
    `Councils that are challenged and send peers: ${councils.givesAndReceives.length}`,
    `Councils that only receive, although they have peers in the pool: ${councils.onlyReceives.length}`,
    ...councils.onlyReceives.map((each) => tellCouncil(each, say.organisation(each.council))),
    `Councils that only receive, with nobody in the pool: ${councils.hasNobody.length}`,
    ...councils.hasNobody.map((each) => tellCouncil(each, say.organisation(each.council))),
    `Councils that only give: ${councils.onlyGives.length}`,
  ];
}

const tellSpread = (spread: readonly Spread[]): string =>
  spread.map(({ deployments, peers }) => `${deployments}: ${peers} peers`).join(', ');
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`.padStart(7);
const tellShare = ({ group, ofPool, ofDeployments }: GroupShare): string =>
  `${percent(ofPool)} ${percent(ofDeployments)}  ${group}`;
const tellCouncil = ({ peersInPool, receives }: GiveAndTake, name: string): string =>
  `  ${name}: receives ${receives}, ${peersInPool} in the pool`;
