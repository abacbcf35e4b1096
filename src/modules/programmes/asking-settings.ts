/** What one number of how people are asked means: whole numbers in `unit`, from `least` to `most`. */
interface AskingSetting {
  readonly unit: string;
  readonly default: number;
  readonly least: number;
  readonly most: number;
  readonly meaning: string;
}

/**
 * How councils and peers are asked in a programme year. Source: the practice of peer challenges asks for a reply within ten working
 * days nineteen weeks before, gives a council seven days to object, and wants a team complete twelve weeks before. All
 * other figures are assumptions.
 */
export const ASKING_SETTINGS = {
  councilAnswerDays: {
    unit: 'working days',
    default: 5,
    least: 1,
    most: 30,
    meaning: 'A council answers within so many working days whether its week suits it.',
  },
  askPeersWeeksBefore: {
    unit: 'weeks',
    default: 0,
    least: 0,
    most: 52,
    meaning:
      'Peers are asked so many weeks before the week even if their council has not accepted it; 0: never before it has.',
  },
  longAnswerDays: {
    unit: 'working days',
    default: 10,
    least: 1,
    most: 30,
    meaning: 'A peer answers within so many working days while the week is far.',
  },
  mediumAnswerFrom: {
    unit: 'weeks',
    default: 20,
    least: 0,
    most: 52,
    meaning:
      'From so many weeks before, a letter gives the middle number of days. Assumption: two rounds fit before week 12.',
  },
  mediumAnswerDays: {
    unit: 'working days',
    default: 5,
    least: 1,
    most: 30,
    meaning: 'A peer answers within so many working days while the week comes nearer.',
  },
  shortAnswerFrom: {
    unit: 'weeks',
    default: 14,
    least: 0,
    most: 52,
    meaning: 'From so many weeks before, a letter gives the short number of days.',
  },
  shortAnswerDays: {
    unit: 'working days',
    default: 3,
    least: 1,
    most: 30,
    meaning: 'A peer answers within so many working days when the week is near.',
  },
  urgentAnswerFrom: {
    unit: 'weeks',
    default: 4,
    least: 0,
    most: 52,
    meaning: 'From so many weeks before, a letter gives 24 hours.',
  },
  askTogetherFrom: {
    unit: 'weeks',
    default: 18,
    least: 0,
    most: 52,
    meaning:
      'Until so many weeks before, those whose place is safe wait until the hard places of their team are filled; then all are asked.',
  },
  hardPlacePercent: {
    unit: 'per cent',
    default: 5,
    least: 0,
    most: 100,
    meaning:
      'A place is hard when the chance that its peer and all its reserves say no is above so many per cent. Assumption: one in twenty.',
  },
  nextOfferWaits: {
    unit: '1 for yes, 0 for no',
    default: 0,
    least: 0,
    most: 1,
    meaning: 'Whether the next peer after a no is asked only when a coordinator has pressed.',
  },
  soundingDays: {
    unit: 'working days',
    default: 3,
    least: 1,
    most: 30,
    meaning: 'A sounding, which holds no place, is answered within so many working days.',
  },
  soundingPeers: {
    unit: 'peers',
    default: 5,
    least: 2,
    most: 10,
    meaning: 'At most so many peers are sounded for one place.',
  },
} as const satisfies Readonly<Record<string, AskingSetting>>;

export type AskingSettings = Readonly<Record<keyof typeof ASKING_SETTINGS, number>>;
