import { type Draw } from '../src/demonstration/draw.js';
import { type HostCouncil } from '../src/matching/model.js';
import { COUNCIL_CLASSES, REGION_SHAPES, type RegionShape } from './councils.js';

/** Parties by how many councils they control, in hundredths; null: no overall control. */
const CONTROL = [
  ['red', 32],
  ['blue', 22],
  ['yellow', 18],
  ['independent', 4],
  ['green', 3],
  [null, 21],
] as const;

/** A made-up council for each of the real ones, in its region and class, somewhere in its region; districts within a county. */
export function drawCouncils(draw: Draw): HostCouncil[] {
  return REGION_SHAPES.flatMap((region) => {
    const counties = Array.from({ length: region.county }, (_, i) => drawCouncil(draw, region, 'county', i, null));
    const others = COUNCIL_CLASSES.slice(1).flatMap((councilClass) =>
      Array.from({ length: region[councilClass] }, (_, i) => {
        const county = councilClass === 'district' ? counties[i % counties.length]! : null;
        return drawCouncil(draw, region, councilClass, i, county);
      }),
    );
    return [...counties, ...others];
  });
}

function drawCouncil(
  draw: Draw,
  { region, easting, northing, reach }: RegionShape,
  councilClass: string,
  index: number,
  county: HostCouncil | null,
): HostCouncil {
  const initials = region.replace(/[a-z ]+/g, '');
  const name = `${region} ${councilClass} ${index + 1}`;
  const [x, y, within] = county ? [county.easting, county.northing, reach / 3] : [easting, northing, reach];
  return {
    code: `${initials}-${councilClass.slice(0, 3)}-${index + 1}`,
    name,
    class: councilClass,
    county: county?.code ?? null,
    region,
    easting: x + Math.round((2 * draw.below(1001) * within) / 1000 - within),
    northing: y + Math.round((2 * draw.below(1001) * within) / 1000 - within),
    control: draw.weighted(CONTROL),
  };
}
