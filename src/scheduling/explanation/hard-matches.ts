import { HARD_RULES, type HardRuleId } from '../constraints/hard-rules.js';
import type { Problem } from '../problem.js';
import { verifyPlan, type Violation } from '../verify-plan.js';
import type { Plan } from '../plan.js';
import type { MatchList } from './match-list.js';
import { sentenceCase, type Wording } from './wording.js';

/** Rules whose breach is placed at a peer, and rules whose detail begins with the id of one. */
const AT_A_PEER: ReadonlySet<HardRuleId> = new Set(['gap-too-short', 'peer-over-limit']);
const NAMES_A_PEER: ReadonlySet<HardRuleId> = new Set([
  'pinned-peer-dropped',
  'peer-unavailable',
  'conflict-of-interest',
  'too-far',
  'own-council-challenged',
]);

/** Every broken hard rule, as the verifier finds it, in words. */
export function addBreaches(problem: Problem, plan: Plan, say: Wording, list: MatchList): void {
  const challenges = new Set(problem.challenges.map(({ id }) => id));
  const peers = problem.peers.map(({ id }) => id);
  for (const violation of verifyPlan(problem, plan).violations) {
    const { rule, where } = violation;
    const isAtPeer = AT_A_PEER.has(rule);
    const peer = isAtPeer ? where : NAMES_A_PEER.has(rule) ? findPeer(peers, violation.detail) : null;
    const isAtWeek = rule === 'week-over-capacity';
    list.add({
      term: rule,
      amount: 1,
      weight: 1,
      sentence: () => sentenceOf(violation, peer, say),
      ...(!isAtPeer && !isAtWeek && challenges.has(where) ? { challenge: where } : {}),
      ...(peer === null ? {} : { peer }),
      ...(isAtWeek ? { week: Number(where) } : {}),
    });
  }
}

/** The detail is the id, or the id and a distance: an id may hold spaces, so the longest that fits is meant. */
function findPeer(peers: readonly string[], detail: string): string | null {
  const fitting = peers.filter((id) => detail === id || detail.startsWith(`${id} `));
  return fitting.sort((a, b) => b.length - a.length)[0] ?? null;
}

function sentenceOf({ rule, where, detail }: Violation, peer: string | null, say: Wording): string {
  const named = peer !== null && !AT_A_PEER.has(rule) ? `${say.peer(peer)}${detail.slice(peer.length)}` : detail;
  const place = AT_A_PEER.has(rule) ? say.peer(where) : say.council(where);
  const sentence = (at: string, words: string): string => HARD_RULES[rule].sentence({ where: at, detail: words });
  switch (rule) {
    case 'week-closed':
      return `${place} is put in ${say.week(Number(detail))}, which is closed.`;
    case 'week-not-offered':
      return `${place} is put in ${say.week(Number(detail))}, which is not on offer to it.`;
    case 'pinned-week-dropped':
      return `${place} is deferred although ${say.week(Number(detail))} is pinned.`;
    case 'pinned-week-moved': {
      const [, pinned, now] = /^(.+) -> (.+)$/.exec(detail) ?? [];
      return `${place} is moved from its pinned week, ${say.week(Number(pinned))}, to ${say.week(Number(now))}.`;
    }
    case 'too-far': {
      const [, km = ''] = / (\d+ km)$/.exec(detail) ?? [];
      return `${place} is ${km} from ${say.peer(peer ?? '')}, further than they will travel.`;
    }
    case 'week-over-capacity':
      return `${sentenceCase(say.week(Number(where)))} holds ${detail} challenges, more than its capacity.`;
    case 'too-few-managers':
      return `From ${sayWeeks(where, /^weeks (.+) to (.+)$/, say, 'to')} more challenges run than there are rested managers (${detail}).`;
    case 'gap-too-short':
      return `${place} is deployed again too soon: in ${sayWeeks(detail, /^weeks (.+) and (.+)$/, say, 'and')}.`;
    case 'organisation-drained': {
      const [, organisation = where, week = ''] = /^(.*) in week (.+)$/.exec(where) ?? [];
      return `${detail} peers of ${say.organisation(organisation)} are away in ${say.week(Number(week))}, more than the limit.`;
    }
    case 'same-organisation-twice':
    case 'county-and-district-together':
      return sentence(place, say.organisation(detail));
    case 'councils-challenge-each-other':
      return `${place} and ${say.council(detail)} have members from each other’s councils.`;
    case 'kind-not-wanted':
      return sentence(place, `member of the kind ${say.kind(detail)}`);
    default:
      return sentence(place, named);
  }
}

function sayWeeks(text: string, form: RegExp, say: Wording, between: string): string {
  const [, first, last] = form.exec(text) ?? [];
  if (first === undefined || last === undefined) return text;
  return `${say.week(Number(first))} ${between} ${say.week(Number(last))}`;
}
