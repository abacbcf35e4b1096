import { addDays, type IsoDate } from '../platform/clock/iso-date.js';
import { sayDate } from '../platform/clock/plain-date.js';
import { sayDeadline, sayShape } from './visit-facts.js';

/** Another week that a council could have. */
export interface WeekAlternative {
  readonly monday: IsoDate;
  /** What it would take, for the council. */
  readonly price: string;
  /** What it would take by the score of the year, for the coordinator. */
  readonly points: string;
  /** Points of vacancies and deferrals that it would add. */
  readonly medium: number;
}

/** What letter and page of a proposed week tell. */
export interface ProposedWeek {
  readonly councilName: string;
  readonly monday: IsoDate;
  readonly alternatives: readonly WeekAlternative[];
  readonly shape: readonly string[];
  readonly dueAt: Date;
  readonly managerName: string | null;
}

interface Letter {
  readonly subject: string;
  readonly text: string;
}

const letter = (subject: string, name: string, ...paragraphs: readonly string[]): Letter => ({
  subject,
  text: `${[`Dear ${name},`, ...paragraphs].join('\n\n')}\n`,
});

/** "Monday 20 to Friday 24 September 2027" would leave months out; both days are written in full. */
export const saySpan = (monday: IsoDate): string =>
  `Monday ${sayDate(monday)} to Friday ${sayDate(addDays(monday, 4))}`;

/** Proposes a week to a contact of the council, with the next-best weeks and what they would take. */
export const writeProposal = (week: ProposedWeek, name: string, link: string): Letter =>
  letter(
    `The week of your peer challenge: ${saySpan(week.monday)}`,
    name,
    `We propose that the peer challenge of ${week.councilName} takes place from ${saySpan(week.monday)}. The team would be ${sayShape(week.shape)}; names follow once people have agreed to come.`,
    ...(week.alternatives.length > 0
      ? [
          'If that does not suit you, these weeks are the next best:',
          week.alternatives.map(({ monday, price }) => `- ${saySpan(monday)}. ${price}`).join('\n'),
        ]
      : []),
    `Please accept the week, choose another or ask us to talk by ${sayDeadline(week.dueAt)}:\n${link}`,
    'Opening the link changes nothing; only a button that you press does. Please pass it on only to those who may decide for the council.',
    week.managerName === null
      ? 'With questions answer this letter.'
      : `With questions turn to ${week.managerName}, the challenge manager, by answering this letter.`,
  );

/** Reminds a contact before the time is over. */
export const writeWeekReminder = (week: ProposedWeek, name: string, link: string): Letter =>
  letter(
    `Please answer by ${sayDeadline(week.dueAt)}: the week of your peer challenge`,
    name,
    `We have not heard whether ${saySpan(week.monday)} suits ${week.councilName}. The people of the team are asked once you have accepted. Please answer by ${sayDeadline(week.dueAt)}:\n${link}`,
  );

/** Confirms what has been settled, so that an answer which was not the council's is noticed. */
export const writeSettled = (week: ProposedWeek, name: string, saidBy: string): Letter =>
  letter(
    `Agreed: the peer challenge of ${week.councilName}, ${saySpan(week.monday)}`,
    name,
    `Thank you. ${saidBy} has accepted that the peer challenge of ${week.councilName} takes place from ${saySpan(week.monday)}. We now ask the people of the team.`,
    'If that is wrong, answer this letter at once.',
  );

/** Says that a chosen week could not be had after all. */
export const writeWeekGone = (week: ProposedWeek, name: string, chosen: IsoDate): Letter =>
  letter(
    `The week of ${sayDate(chosen)} is no longer to be had`,
    name,
    `You chose ${saySpan(chosen)} for the peer challenge of ${week.councilName}. Since we wrote to you, that week has become impossible. We are sorry; a coordinator will be in touch to agree another.`,
  );

/** Takes a proposal back. */
export const writeWeekWithdrawn = (week: ProposedWeek, name: string): Letter =>
  letter(
    `Taken back: the proposed week of your peer challenge`,
    name,
    `We had proposed ${saySpan(week.monday)} for the peer challenge of ${week.councilName}. The programme is being planned again, so please disregard that proposal. We will write again.`,
  );
