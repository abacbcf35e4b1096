import { type Posting, SharedBoard } from './shared-board.js';

const aPosting = (changes: Partial<Posting> = {}): Posting => ({
  hard: 0,
  medium: 3,
  soft: 70,
  vacancies: 1,
  iterations: 128,
  week: Int32Array.of(4, -1),
  team: Int32Array.of(7, 8, -1, -1, -1, -1),
  ...changes,
});
const aBoard = (threads = 2) => SharedBoard.allocate({ threads, challenges: 2, seats: 3 });

describe('the board that threads share', () => {
  it('is empty at first', () => {
    const board = aBoard();
    expect([board.best(), board.bestOf(1), board.standingOf(0), board.readBound()]).toEqual([null, null, null, null]);
    expect(board.isStopRequested()).toBe(false);
  });

  it.each([1, 2, 3])('keeps what each of %i threads shows apart, the bound and the stop flag too', (threads) => {
    const board = aBoard(threads);
    const elsewhere = new SharedBoard(board.memory, { threads, challenges: 2, seats: 3 });
    const postings = Array.from({ length: threads }, (_, i) =>
      aPosting({ soft: 100 - i, team: Int32Array.of(i, i, i, i, i, i) }),
    );
    postings.forEach((posting, thread) => {
      elsewhere.postBest(thread, posting);
    });
    elsewhere.postBound({ medium: 3, soft: 61 });
    elsewhere.requestStop();
    expect(postings.map((_, thread) => board.bestOf(thread))).toEqual(postings);
    expect(board.best()).toEqual(postings.at(-1));
    expect(board.readBound()).toEqual({ medium: 3, soft: 61 });
    expect(board.isStopRequested()).toBe(true);
    expect(board.standingOf(0)).toBeNull();
  });

  it('tells the best plan by hard, then medium, then soft', () => {
    const board = aBoard();
    board.postBest(0, aPosting({ medium: 0, soft: 900 }));
    board.postBest(1, aPosting({ medium: 1, soft: 2 }));
    expect(board.best()).toMatchObject({ medium: 0, soft: 900 });
  });
});
