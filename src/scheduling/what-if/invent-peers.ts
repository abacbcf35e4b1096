import { type Peer } from '../../matching/model.js';
import { createRandom } from '../random.js';

/** Every invented peer's id begins so; it has the shape of the ids of people, and no person has it. */
const INVENTED = '00000000-0000-4000-a000-';

/** Whether a peer was made up for a scenario. */
export const isInvented = (peerId: string): boolean => peerId.startsWith(INVENTED);

/** What to call an invented peer: "Invented peer 3". */
export const nameOfInvented = (peerId: string): string => `Invented peer ${Number(peerId.slice(INVENTED.length))}`;

/**
 * Draws peers who are like those there are: each takes home, party and conflicts from one of `models`, the weeks and limits from
 * another, and themes and experience from a third, so that what belongs together stays together. The same models, seed and
 * `first` give the same peers. @param models at least one, all of one kind @param first number of the first, from 1
 */
export function inventPeers(models: readonly Peer[], count: number, seed: number, first: number): Peer[] {
  const random = createRandom(seed);
  const draw = (): Peer => models[random.below(models.length)]!;
  return Array.from({ length: count }, (_, i): Peer => {
    const [home, weeks, skills] = [draw(), draw(), draw()];
    return {
      ...home,
      id: `${INVENTED}${String(first + i).padStart(12, '0')}`,
      availability: weeks.availability,
      maxDays: weeks.maxDays,
      maxTravelKm: weeks.maxTravelKm,
      acceptance: weeks.acceptance,
      themes: skills.themes,
      experience: skills.experience,
      carriedOver: skills.carriedOver,
    };
  });
}
