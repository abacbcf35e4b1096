import type { ChallengeDraft, PeerDraft, ProblemDraft } from './problem-shape.js';
import { at, show, type Report } from './reader.js';

/**
 * What the fields of a problem say about each other: names are known, ids are unique, least is not above most, letters fit
 * the calendar. Source: docs/planning/PROBLEM.md, "The problem document".
 */
export function checkReferences(draft: ProblemDraft, report: Report): void {
  const kinds = draft.kinds && new Set(draft.kinds);
  const themes = draft.themes && new Set(draft.themes);
  const peerIds = draft.peers && new Set(draft.peers.map((peer) => peer?.id));

  reportRepeated(draft.kinds, '$.kinds', report);
  reportRepeated(draft.themes, '$.themes', report);
  reportRepeated(draft.leadKinds, '$.leadKinds', report);
  reportUnknown(draft.leadKinds, '$.leadKinds', 'kinds', kinds, report);
  checkOneForEachKind(draft.daysPerDeployment, '$.daysPerDeployment', kinds, report);
  checkOneForEachKind(draft.vacancyWeights, '$.vacancyWeights', kinds, report);

  reportRepeated(
    draft.challenges?.map((challenge) => challenge?.id),
    '$.challenges',
    report,
    '.id',
  );
  reportRepeated(
    draft.challenges?.map((challenge) => challenge?.council?.code),
    '$.challenges',
    report,
    '.council.code',
  );
  draft.challenges?.forEach((challenge, i) => {
    if (challenge) checkChallenge(challenge, at('$.challenges', i), { draft, kinds, themes, peerIds }, report);
  });
  reportRepeated(
    draft.peers?.map((peer) => peer?.id),
    '$.peers',
    report,
    '.id',
  );
  draft.peers?.forEach((peer, i) => {
    if (peer) checkPeer(peer, at('$.peers', i), { draft, kinds, themes }, report);
  });
  reportRepeated(
    draft.baseline?.challenges.map((entry) => entry?.id),
    '$.baseline.challenges',
    report,
    '.id',
  );
}

type Names = ReadonlySet<string | undefined> | undefined;

interface Known {
  readonly draft: ProblemDraft;
  readonly kinds: Names;
  readonly themes: Names;
}

function checkChallenge(
  challenge: ChallengeDraft,
  path: string,
  { draft, kinds, themes, peerIds }: Known & { readonly peerIds: Names },
  report: Report,
): void {
  const { minSize, maxSize, weeks, pinnedPeers } = challenge;
  if (minSize !== undefined && maxSize !== undefined && minSize > maxSize)
    report(`${path}.minSize`, `is ${minSize}, above maxSize ${maxSize}; lower it or raise maxSize`);
  for (const [kind, [min, max]] of Object.entries(challenge.kinds ?? {})) {
    const kindPath = at(`${path}.kinds`, kind);
    if (kinds && !kinds.has(kind)) report(kindPath, `names ${show(kind)}, which is not among the problem's kinds`);
    if (min > max)
      report(kindPath, `asks for at least ${min} and at most ${max}; the first must not exceed the second`);
  }
  const wanted = challenge.themes?.map(({ theme }) => theme);
  reportRepeated(wanted, `${path}.themes`, report, '.theme');
  reportUnknown(wanted, `${path}.themes`, 'themes', themes, report, '.theme');

  const offered = weeks?.map(({ week }) => week);
  reportRepeated(offered, `${path}.weeks`, report, '.week');
  offered?.forEach((week, i) => {
    if (draft.weeks && week >= draft.weeks.length)
      report(`${at(`${path}.weeks`, i)}.week`, `is ${week}; the year's last week is ${draft.weeks.length - 1}`);
  });
  checkPinnedWeek(challenge, `${path}.pinnedWeek`, draft, report);
  reportRepeated(pinnedPeers, `${path}.pinnedPeers`, report);
  reportUnknown(pinnedPeers, `${path}.pinnedPeers`, 'peers', peerIds, report);
}

function checkPinnedWeek(
  { pinnedWeek, weeks }: ChallengeDraft,
  path: string,
  draft: ProblemDraft,
  report: Report,
): void {
  if (pinnedWeek === null || pinnedWeek === undefined) return;
  if (draft.weeks && pinnedWeek >= draft.weeks.length)
    report(path, `is ${pinnedWeek}; the year's last week is ${draft.weeks.length - 1}`);
  else if (draft.weeks?.[pinnedWeek]?.open === false)
    report(path, `is ${pinnedWeek}, a closed week; open that week or take the pin off`);
  if (weeks && !weeks.some(({ week }) => week === pinnedWeek))
    report(path, `is ${pinnedWeek}, which is not on offer to the challenge; add it to its weeks or take the pin off`);
}

function checkPeer(peer: PeerDraft, path: string, { draft, kinds, themes }: Known, report: Report): void {
  if (peer.kind !== undefined && kinds && !kinds.has(peer.kind))
    report(`${path}.kind`, `is ${show(peer.kind)}, which is not among the problem's kinds`);
  reportRepeated(peer.themes, `${path}.themes`, report);
  reportUnknown(peer.themes, `${path}.themes`, 'themes', themes, report);
  const { availability } = peer;
  if (availability === undefined) return;
  const odd = availability.search(/[^YIN]/);
  if (odd >= 0) {
    const letter = show(String.fromCodePoint(availability.codePointAt(odd) ?? 0));
    report(`${path}.availability`, `has ${letter} for week ${odd}; use Y (available), I (if needed) or N (not)`);
  }
  if (draft.weeks && availability.length !== draft.weeks.length)
    report(
      `${path}.availability`,
      `has ${availability.length} letters for ${draft.weeks.length} weeks; give one letter a week`,
    );
}

function checkOneForEachKind(
  values: Readonly<Record<string, number>> | undefined,
  path: string,
  kinds: Names,
  report: Report,
): void {
  if (!values || !kinds) return;
  for (const kind of kinds)
    if (kind !== undefined && !Object.hasOwn(values, kind))
      report(at(path, kind), 'is missing; give one for each kind');
  for (const kind of Object.keys(values))
    if (!kinds.has(kind)) report(at(path, kind), `names ${show(kind)}, which is not among the problem's kinds`);
}

function reportUnknown(
  names: readonly string[] | undefined,
  path: string,
  list: 'kinds' | 'themes' | 'peers',
  known: Names,
  report: Report,
  field = '',
): void {
  names?.forEach((name, i) => {
    if (known && !known.has(name))
      report(at(path, i) + field, `is ${show(name)}, which is not among the problem's ${list}`);
  });
}

/** Reports every value that an earlier entry of the list has too, with the place of the first. */
function reportRepeated(
  values: readonly (string | number | undefined)[] | undefined,
  path: string,
  report: Report,
  field = '',
): void {
  const firstAt = new Map<string | number, number>();
  values?.forEach((value, i) => {
    if (value === undefined) return;
    const first = firstAt.get(value);
    if (first === undefined) firstAt.set(value, i);
    else
      report(at(path, i) + field, `is ${show(value)}, as ${at(path, first)}${field} is already; each may occur once`);
  });
}
