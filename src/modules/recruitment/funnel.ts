/** How far somebody has come: who only confirmed an interest, or where a peer stands. */
export type Standing =
  | 'asked'
  | 'confirmed'
  | 'declined'
  | 'nominated'
  | 'applied'
  | 'vetted'
  | 'trained'
  | 'accredited'
  | 'suspended'
  | 'lapsed';

/** The stages of the funnel in their order; each holds those of the later ones too. */
export const FUNNEL_STAGES = ['confirmed', 'nominated', 'applied', 'vetted', 'trained', 'accredited'] as const;
export type FunnelStage = (typeof FUNNEL_STAGES)[number];

/** What a campaign wants. */
export interface Target {
  /** Code of a kind. */
  readonly kind: string;
  /** Null: from anywhere. */
  readonly region: string | null;
  /** A party that is wanted; null: any. It is a wish and says nothing of a person. */
  readonly party: string | null;
  readonly number: number;
}

/** Somebody who answered. */
export interface Answer {
  readonly kind: string;
  readonly region: string;
  readonly standing: Standing;
}

/** One line: how many of a kind and region have come how far. */
export interface FunnelLine {
  readonly kind: string;
  readonly region: string | null;
  /** Wanted of this kind and region, whatever the party; 0: nobody was asked for. */
  readonly target: number;
  /** The parties wanted among them: targets, not counts of people. */
  readonly wantedParties: readonly { readonly party: string; readonly number: number }[];
  readonly reached: Readonly<Record<FunnelStage, number>>;
  /** Those who were declined or have lapsed. */
  readonly gone: number;
  /** Still to be accredited. */
  readonly missing: number;
}

/** Who has come how far, by kind and region, against what is wanted. Whoever no target asks for stands in lines of their own, by kind. */
export function buildFunnel(targets: readonly Target[], answers: readonly Answer[]): FunnelLine[] {
  const keyOf = (kind: string, region: string | null): string => JSON.stringify([kind, region]);
  const lines = new Map<string, { kind: string; region: string | null; targets: Target[]; answers: Answer[] }>();
  for (const target of targets) {
    const key = keyOf(target.kind, target.region);
    const line = lines.get(key) ?? { kind: target.kind, region: target.region, targets: [], answers: [] };
    line.targets.push(target);
    lines.set(key, line);
  }
  for (const answer of answers) {
    // A target of the region comes before one of everywhere, so that nobody is counted twice.
    const key = [keyOf(answer.kind, answer.region), keyOf(answer.kind, null)].find((each) => lines.has(each));
    const line = lines.get(key ?? '') ?? { kind: answer.kind, region: null, targets: [], answers: [] };
    line.answers.push(answer);
    if (key === undefined) lines.set(keyOf(answer.kind, null), line);
  }
  return [...lines.values()].map((line) => toLine(line));
}

function toLine(line: {
  kind: string;
  region: string | null;
  targets: readonly Target[];
  answers: readonly Answer[];
}): FunnelLine {
  const target = line.targets.reduce((sum, { number }) => sum + number, 0);
  const depths = line.answers.map(({ standing }) => depthOf(standing));
  const atLeast = (stage: number): number => depths.filter((depth) => depth >= stage).length;
  return {
    kind: line.kind,
    region: line.region,
    target,
    wantedParties: line.targets.flatMap(({ party, number }) => (party === null ? [] : [{ party, number }])),
    reached: {
      confirmed: atLeast(0),
      nominated: atLeast(1),
      applied: atLeast(2),
      vetted: atLeast(3),
      trained: atLeast(4),
      accredited: atLeast(5),
    },
    gone: line.answers.filter(({ standing }) => standing === 'declined' || standing === 'lapsed').length,
    missing: Math.max(0, target - atLeast(5)),
  };
}

/** Place among the stages; -1 for who is not on the way. A suspended peer was accredited. */
function depthOf(standing: Standing): number {
  if (standing === 'suspended') return FUNNEL_STAGES.indexOf('accredited');
  return (FUNNEL_STAGES as readonly string[]).indexOf(standing);
}
