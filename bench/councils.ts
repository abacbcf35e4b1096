/** English local government as a shape: how many councils of each class a region has, and where it lies. */
export interface RegionShape {
  readonly region: string;
  readonly county: number;
  readonly district: number;
  readonly unitary: number;
  readonly metropolitan: number;
  readonly london: number;
  /** Middle on the British National Grid, and how far councils lie from it at most, in metres. */
  readonly easting: number;
  readonly northing: number;
  readonly reach: number;
}

export const COUNCIL_CLASSES = ['county', 'district', 'unitary', 'metropolitan', 'london'] as const;
export type CouncilClass = (typeof COUNCIL_CLASSES)[number];

const shape = (
  region: string,
  [county, district, unitary, metropolitan, london]: readonly [number, number, number, number, number],
  [easting, northing, reach]: readonly [number, number, number],
): RegionShape => ({ region, county, district, unitary, metropolitan, london, easting, northing, reach });

/** Councils by region and class since April 2023, the Isles of Scilly left out. Source: ONS, Register of Geographic Codes. */
export const REGION_SHAPES: readonly RegionShape[] = [
  shape('North East', [0, 0, 7, 5, 0], [425_000, 555_000, 45_000]),
  shape('North West', [1, 12, 8, 15, 0], [365_000, 420_000, 60_000]),
  shape('Yorkshire and the Humber', [0, 0, 6, 9, 0], [450_000, 430_000, 60_000]),
  shape('East Midlands', [4, 29, 6, 0, 0], [465_000, 335_000, 60_000]),
  shape('West Midlands', [3, 19, 4, 7, 0], [395_000, 290_000, 55_000]),
  shape('East of England', [5, 39, 6, 0, 0], [565_000, 255_000, 65_000]),
  shape('London', [0, 0, 0, 0, 33], [530_000, 180_000, 20_000]),
  shape('South East', [6, 51, 13, 0, 0], [500_000, 155_000, 75_000]),
  shape('South West', [2, 14, 12, 0, 0], [325_000, 140_000, 100_000]),
];
