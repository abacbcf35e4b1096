import { type Lifecycle } from './lifecycle.js';

export const COUNCIL_WEEK_STATES = ['proposed', 'accepted', 'moving', 'talking', 'overdue', 'withdrawn'] as const;
export type CouncilWeekState = (typeof COUNCIL_WEEK_STATES)[number];
export type CouncilWeekEvent =
  'accept' | 'choose-another' | 'move' | 'cannot-move' | 'talk' | 'lapse' | 'propose-again' | 'withdraw' | 'replan';

/**
 * What can become of the week that an approved plan proposes to a council. Another week is first `moving`: the planner looks
 * whether it is still to be had, and either moves the challenge or says why not, which a coordinator then talks over.
 */
export const COUNCIL_WEEK_LIFECYCLE: Lifecycle<CouncilWeekState, CouncilWeekEvent> = {
  table: 'council_week',
  initial: 'proposed',
  transitions: [
    { event: 'accept', from: ['proposed', 'overdue', 'talking'], to: 'accepted', who: ['council', 'coordinator'] },
    {
      event: 'choose-another',
      from: ['proposed', 'overdue', 'talking'],
      to: 'moving',
      who: ['council', 'coordinator'],
    },
    { event: 'move', from: ['moving'], to: 'accepted', who: ['system'] },
    { event: 'cannot-move', from: ['moving'], to: 'talking', who: ['system'] },
    { event: 'talk', from: ['proposed', 'overdue'], to: 'talking', who: ['council', 'coordinator'] },
    { event: 'lapse', from: ['proposed'], to: 'overdue', who: ['system'] },
    { event: 'propose-again', from: ['overdue', 'talking'], to: 'proposed', who: ['coordinator'] },
    { event: 'withdraw', from: ['proposed', 'overdue', 'talking'], to: 'withdrawn', who: ['coordinator', 'system'] },
    // A plan in the place of the approved one moves or defers the challenge; another week is then proposed anew.
    {
      event: 'replan',
      from: ['proposed', 'overdue', 'talking', 'moving', 'accepted'],
      to: 'withdrawn',
      who: ['coordinator'],
    },
  ],
};
