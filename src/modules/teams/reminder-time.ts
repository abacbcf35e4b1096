/** When a letter stands, as far as reminders go. */
export interface Reminded {
  readonly offeredAt: Date;
  readonly dueAt: Date;
  readonly remindedAt: Date | null;
}

/** Of the time to answer: after five and after eight of ten days. */
const MARKS = [0.5, 0.8];
const DAY_MS = 86_400_000;
/** Assumption: a letter that gives less than three days is itself the reminder. */
const SHORTEST_MS = 3 * DAY_MS;

/** Whether an unanswered letter is to be followed by a reminder now: a mark has passed that no reminder has followed. */
export function isReminderDue({ offeredAt, dueAt, remindedAt }: Reminded, now: Date): boolean {
  const span = dueAt.getTime() - offeredAt.getTime();
  if (span < SHORTEST_MS || now >= dueAt) return false;
  return MARKS.some((mark) => {
    const at = offeredAt.getTime() + mark * span;
    return now.getTime() >= at && (remindedAt === null || remindedAt.getTime() < at);
  });
}
