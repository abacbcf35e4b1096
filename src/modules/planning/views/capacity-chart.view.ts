import { type CurvePoint, type PoolCurve } from '../../../scheduling/capacity/pool-curve.js';

/** Empty places by the number of peers as two lines, in units of its own coordinate system. */
export interface CapacityChart {
  readonly id: string;
  readonly title: string;
  readonly width: number;
  readonly height: number;
  readonly left: number;
  readonly floor: number;
  /** Points of the lines as SVG writes them. */
  readonly sure: string;
  readonly expected: string;
  readonly across: readonly { readonly x: number; readonly text: string }[];
  readonly up: readonly { readonly y: number; readonly text: string }[];
  /** The present pool and the knees, each with its own height for its words. */
  readonly marks: readonly { readonly x: number; readonly y: number; readonly text: string; readonly anchor: string }[];
}

const WIDTH = 640;
const LEFT = 48;
const RIGHT = 20;
const TOP = 60;
const SPACE = 200;
const FLOOR = TOP + SPACE;
const BELOW = 40;
const MARK_STEP = 16;
const TICKS = 4;

/** Draws a curve. @param kind the kind's name. */
export function viewChart(curve: PoolCurve, id: string, kind: string): CapacityChart {
  const { points, now, knee, kneeExpected } = curve;
  const mostPeers = Math.max(1, points.at(-1)!.peers);
  const mostPlaces = Math.max(1, ...points.map((point) => Math.max(point.emptyPlaces, point.emptyPlacesExpected)));
  const x = (peers: number): number => round(LEFT + (peers / mostPeers) * (WIDTH - LEFT - RIGHT));
  const y = (places: number): number => round(FLOOR - (places / mostPlaces) * SPACE);
  const line = (placesOf: (point: CurvePoint) => number): string =>
    points.map((point) => `${x(point.peers)},${y(placesOf(point))}`).join(' ');
  const marks = [
    { peers: now, text: `now ${now}` },
    ...(knee === null ? [] : [{ peers: knee, text: `knee ${knee}` }]),
    ...(kneeExpected === null ? [] : [{ peers: kneeExpected, text: `knee with refusals ${kneeExpected}` }]),
  ];
  const ticks = Array.from({ length: TICKS + 1 }, (_, i) => i / TICKS);
  return {
    id,
    title: `Empty places by the number of peers: ${kind}`,
    width: WIDTH,
    height: FLOOR + BELOW,
    left: LEFT,
    floor: FLOOR,
    sure: line((point) => point.emptyPlaces),
    expected: line((point) => point.emptyPlacesExpected),
    across: ticks.map((share) => ({
      x: x(Math.round(share * mostPeers)),
      text: String(Math.round(share * mostPeers)),
    })),
    up: ticks.map((share) => ({ y: y(share * mostPlaces), text: String(Math.round(share * mostPlaces)) })),
    marks: marks.map(({ peers, text }, i) => ({
      x: x(peers),
      y: MARK_STEP * (i + 1),
      text,
      anchor: x(peers) > WIDTH * 0.7 ? 'end' : 'start',
    })),
  };
}

const round = (value: number): number => Math.round(value * 10) / 10;
