import { compareScores, type Score } from '../../scheduling/plan.js';
import { type Decisions } from '../../scheduling/decisions.js';
import { type Incumbent } from '../../scheduling/incumbent.js';
import { type ProvenBound } from '../../scheduling/proven-bound.js';

/** Size of the plans on a board, and the number of threads that write on it, the one that generates columns included. */
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
/** Cells of the control array: a flag, then the version of each panel. */
const STOP = 0;
const BOUND = 1;
const PANELS = 2;

/**
 * Memory that the threads of one run share: a stop flag, two panels a thread, its best plan and where it stands, and one
 * panel for the bound. Only its own thread writes a panel; a reader that meets a half-written one tries again.
 */
export class SharedBoard {
  private readonly control: Int32Array;
  private readonly bound: Float64Array;
  private readonly panels: { readonly numbers: Float64Array; readonly week: Int32Array; readonly team: Int32Array }[];

  constructor(
    readonly memory: SharedArrayBuffer,
    private readonly shape: BoardShape,
  ) {
    const panelCount = 2 * shape.threads;
    const team = shape.challenges * shape.seats;
    this.control = new Int32Array(memory, 0, PANELS + panelCount);
    this.bound = new Float64Array(memory, this.control.byteLength, 2);
    let at = this.control.byteLength + this.bound.byteLength;
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
      4 * (PANELS + panelCount) + 8 * 2 + panelCount * (8 * NUMBERS + 4 * shape.challenges * (1 + shape.seats));
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

  postBound({ medium, soft }: ProvenBound): void {
    Atomics.add(this.control, BOUND, 1); // odd: being written
    this.bound.set([medium, soft]);
    Atomics.add(this.control, BOUND, 1);
  }

  /** The bound, or null before there is one. */
  readBound(): ProvenBound | null {
    return this.readWhole(BOUND, () => ({ medium: this.bound[0]!, soft: this.bound[1]! }));
  }

  /** The best plan of all threads, or null before the first. */
  best(): Posting | null {
    const postings = Array.from({ length: this.threads }, (_, thread) => this.bestOf(thread));
    return postings.filter((posting) => posting !== null).sort(compareScores)[0] ?? null;
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
    Atomics.add(this.control, PANELS + panel, 1); // odd: being written
    numbers.set([posting.hard, posting.medium, posting.soft, posting.vacancies, posting.iterations]);
    week.set(posting.week);
    team.set(posting.team);
    Atomics.add(this.control, PANELS + panel, 1);
  }

  private read(panel: number): Posting | null {
    const { numbers, week, team } = this.panels[panel]!;
    return this.readWhole(PANELS + panel, () => {
      const [hard, medium, soft, vacancies, iterations] = numbers;
      return {
        hard: hard!,
        medium: medium!,
        soft: soft!,
        vacancies: vacancies!,
        iterations: iterations!,
        week: week.slice(),
        team: team.slice(),
      };
    });
  }

  /** Copies a panel that nobody wrote on meanwhile; null while nobody has written on it yet. */
  private readWhole<T>(cell: number, copy: () => T): T | null {
    for (;;) {
      const version = Atomics.load(this.control, cell);
      if (version === 0) return null;
      const copied = copy();
      if (version % 2 === 0 && Atomics.load(this.control, cell) === version) return copied;
    }
  }
}
