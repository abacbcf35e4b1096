import { type Capacity } from '../../scheduling/capacity/assess-capacity.js';
import { type Wording } from '../../scheduling/explanation/wording.js';
import { escapeFormula } from '../platform/files/csv-formula.js';

const HEADER = [
  'kind',
  'peers',
  'empty_places_at_least',
  'complete_teams_at_most',
  'empty_places_expected',
  'complete_teams_expected',
  'mark',
];

/** The curves as CSV: one line a point, `mark` says which is the present pool and which the knees. */
export function curveFile({ curves }: Pick<Capacity, 'curves'>, say: Pick<Wording, 'kind'>): string {
  const rows = curves.flatMap(({ kind, now, knee, kneeExpected, points }) =>
    points.map((point) => {
      const marks = [
        ...(point.peers === now ? ['now'] : []),
        ...(point.peers === knee ? ['knee'] : []),
        ...(point.peers === kneeExpected ? ['knee with refusals'] : []),
      ];
      const { peers, emptyPlaces, completeTeams, emptyPlacesExpected, completeTeamsExpected } = point;
      const figures = [peers, emptyPlaces, completeTeams, emptyPlacesExpected, completeTeamsExpected];
      return [say.kind(kind), ...figures.map(String), marks.join('; ')];
    }),
  );
  const quote = (cell: string): string => `"${escapeFormula(cell).replaceAll('"', '""')}"`;
  return [HEADER, ...rows].map((cells) => `${cells.map(quote).join(',')}\r\n`).join('');
}
