import { addDays, type IsoDate } from '../../platform/clock/iso-date.js';
import { type WeekLetter } from '../availability-weeks.js';
import { type WeekToMark } from '../weeks-to-mark.js';
import { sayDays, sayInstant, viewMarking } from './marking.view.js';

/** What the first page of a peer is made from. */
export interface MyFacts {
  readonly places: readonly { readonly monday: IsoDate; readonly council: string; readonly isAsked: boolean }[];
  readonly marking: {
    readonly year: { readonly name: string };
    readonly weeks: readonly WeekToMark[];
    readonly letters: readonly WeekLetter[];
    readonly saves: readonly { readonly savedAt: Date }[];
  };
  readonly conflicts: number;
  readonly assistants: readonly { readonly name: string }[];
}

/** What is the peer's, in sentences. */
export interface MyView {
  readonly places: readonly string[];
  readonly year: string;
  readonly availability: string;
  readonly saved: string;
  readonly conflicts: string;
  readonly assistants: string;
}

/** A council is named only to a peer who has been asked to serve there. */
export function viewMyPage({ places, marking, conflicts, assistants }: MyFacts): MyView {
  const { weeks, letters, saves, year } = marking;
  return {
    places: places.map(({ monday, council, isAsked }) => {
      const week = `${sayDays(monday, addDays(monday, 4))} ${monday.slice(0, 4)}`;
      return isAsked ? `${week}: ${council}` : `${week}: you are planned for a challenge, and nobody has asked you yet`;
    }),
    year: year.name,
    availability: viewMarking(weeks, letters, letters, []).summary,
    saved: saves[0] ? `Last saved on ${sayInstant(saves[0].savedAt)}.` : 'You have not saved anything here yet.',
    conflicts:
      conflicts === 0
        ? 'None is declared. Those that follow from your posts and councils are added by the service.'
        : `${conflicts} ${conflicts === 1 ? 'is' : 'are'} on record, besides those that follow from your posts and councils.`,
    assistants: assistants.length === 0 ? 'Nobody.' : `${assistants.map(({ name }) => name).join(', ')}.`,
  };
}
