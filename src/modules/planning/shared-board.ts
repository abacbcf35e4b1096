import { type Score } from '../../scheduling/plan.js';
import { type Decisions } from '../../scheduling/decisions.js';
import { type Incumbent } from '../../scheduling/incumbent.js';

/** Size of the plans on a board, and the number of threads that write on it. */
export interface BoardShape {
  readonly threads: number;
  readonly challenges: number;
  readonly seats: number;
}

/** What a thread shows: decisions, their score and the moves it has tried. */
export interface Posting extends Decisions, Score {
  readonly vacancies: number;
  readonly iterations: number;
}

const NUMBERS = 5;
const STOP = 0;

/**
 * Memory that the threads of one run share: a stop flag, and two panels a thread, its best plan and where it stands.
 * Only its own thread writes a panel; a reader that meets a half-written one tries again.
 */
export class SharedBoard {
  private readonly control: Int32Array;
  private readonly panels: { readonly numbers: Float64Array; readonly week: Int32Array; readonly team: Int32Array }[];

  constructor(
    readonly memory: SharedArrayBuffer,
    private readonly shape: BoardShape,
  ) {
    const panelCount = 2 * shape.threads;
    const team = shape.challenges * shape.seats;
    this.control = new Int32Array(memory, 0, 2 + panelCount + (panelCount % 2));
    let at = this.control.byteLength;
    const numbers = Array.from(
      { length: panelCount },
      (_, i) => new Float64Array(memory, at + i * 8 * NUMBERS, NUMBERS),
    );
    at += panelCount * 8 * NUMBERS;
    this.panels = numbers.map((cells, i) => {
      const from = at + i * 4 * (shape.challenges + team);
      return {
        numbers: cells,
        week: new Int32Array(memory, from, shape.challenges),
        team: new Int32Array(memory, from + 4 * shape.challenges, team),
      };
    });
  }

  /** Memory for a board. */
  static allocate(shape: BoardShape): SharedBoard {
    const panelCount = 2 * shape.threads;
    const bytes =
      4 * (2 + panelCount + (panelCount % 2)) + panelCount * (8 * NUMBERS + 4 * shape.challenges * (1 + shape.seats));
    return new SharedBoard(new SharedArrayBuffer(bytes), shape);
  }

  requestStop(): void {
    Atomics.store(this.control, STOP, 1);
  }

  isStopRequested(): boolean {
    return Atomics.load(this.control, STOP) === 1;
  }

  postBest(thread: number, posting: Posting): void {
    this.write(2 * thread, posting);
  }

  postStanding(thread: number, standing: Incumbent): void {
    this.write(2 * thread + 1, { ...standing, vacancies: 0, iterations: 0 });
  }

  /** A thread's best plan, or null before its first. */
  bestOf(thread: number): Posting | null {
    return this.read(2 * thread);
  }

  /** Where a thread stands, or null before it has told. */
  standingOf(thread: number): Posting | null {
    return this.read(2 * thread + 1);
  }

  get threads(): number {
    return this.shape.threads;
  }

  private write(panel: number, posting: Posting): void {
    const { numbers, week, team } = this.panels[panel]!;
    Atomics.add(this.control, 2 + panel, 1); // odd: being written
    numbers.set([posting.hard, posting.medium, posting.soft, posting.vacancies, posting.iterations]);
    week.set(posting.week);
    team.set(posting.team);
    Atomics.add(this.control, 2 + panel, 1);
  }

  private read(panel: number): Posting | null {
    const { numbers, week, team } = this.panels[panel]!;
    for (;;) {
      const version = Atomics.load(this.control, 2 + panel);
      if (version === 0) return null;
      const [hard, medium, soft, vacancies, iterations] = numbers;
      const posting = {
        hard: hard!,
        medium: medium!,
        soft: soft!,
        vacancies: vacancies!,
        iterations: iterations!,
        week: week.slice(),
        team: team.slice(),
      };
      if (version % 2 === 0 && Atomics.load(this.control, 2 + panel) === version) return posting;
    }
  }
}
