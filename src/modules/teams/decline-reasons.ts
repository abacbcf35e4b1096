/** Why a peer says no, as codes that can be counted, with the words of the form. */
export const DECLINE_REASONS = {
  'not-free': 'I am not free in that week',
  'another-week': 'I could come in another week',
  employer: 'My employer cannot release me',
  conflict: 'I have a conflict of interest with this council',
  'too-far': 'It is too far for me to travel',
  'health-or-family': 'For reasons of health or family',
  'no-longer-a-peer': 'I no longer want to be asked',
  other: 'Another reason',
} as const;
export type DeclineReason = keyof typeof DECLINE_REASONS;
export const DECLINE_REASON_CODES = Object.keys(DECLINE_REASONS) as [DeclineReason, ...DeclineReason[]];
