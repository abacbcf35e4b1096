import { Injectable } from '@nestjs/common';
import { CouncilControlService } from '../councils/council-control.service.js';
import { CouncilPollsService, type RecordedPoll } from '../councils/council-polls.service.js';
import { CouncilsService } from '../councils/councils.service.js';
import { type IsoDate, yearOf } from '../platform/clock/iso-date.js';
import { type Tx } from '../platform/database/database.js';
import { NO_OVERALL_CONTROL } from '../platform/files/csv-party.js';

const SOURCE = 'commissions file';

/** What a commission says of its council. */
export interface CouncilWord {
  readonly councilId: string;
  /** Party, `none` for no overall control, null when the file does not say. */
  readonly control: string | null;
  /** Every poll of the years from `firstDay` to `lastDay`; null when the file does not say. */
  readonly polls: readonly IsoDate[] | null;
}

/** Hands on to the room of councils what commissions say of control and polls; what is known so already stays as it is. */
@Injectable()
export class CouncilRecordService {
  constructor(
    private readonly councils: CouncilsService,
    private readonly control: CouncilControlService,
    private readonly polls: CouncilPollsService,
  ) {}

  async record(tx: Tx, words: readonly CouncilWord[], firstDay: IsoDate, lastDay: IsoDate): Promise<void> {
    const said = words.filter(({ control, polls }) => control !== null || polls !== null);
    const councils = await this.councils.findByIds(
      tx,
      said.map(({ councilId }) => councilId),
    );
    for (const word of said) {
      const hasNewControl = await this.recordControl(tx, word, firstDay);
      const hasNewPolls = await this.recordPolls(tx, word, yearOf(firstDay), yearOf(lastDay));
      if (hasNewControl || hasNewPolls) await this.councils.touch(tx, councils.get(word.councilId)!);
    }
  }

  private async recordControl(tx: Tx, { councilId, control }: CouncilWord, since: IsoDate): Promise<boolean> {
    if (control === null) return false;
    const party = control === NO_OVERALL_CONTROL ? null : control;
    const history = await this.control.list(tx, councilId);
    const current = history.filter((entry) => entry.since <= since).at(-1);
    if (current?.party === party) return false;
    const others = history.filter((entry) => entry.since !== since);
    await this.control.replace(tx, councilId, [...others, { since, party, source: SOURCE }]);
    return true;
  }

  private async recordPolls(
    tx: Tx,
    { councilId, polls }: CouncilWord,
    firstYear: number,
    lastYear: number,
  ): Promise<boolean> {
    if (polls === null) return false;
    const recorded = await this.polls.list(tx, councilId);
    const years = Array.from({ length: lastYear - firstYear + 1 }, (_, index) => firstYear + index);
    const said = years.map((pollYear): RecordedPoll => {
      const pollsOn = polls.find((day) => yearOf(day) === pollYear) ?? null;
      const isHeld = pollsOn !== null;
      const known = recorded.find((poll) => poll.pollYear === pollYear);
      if (known?.isHeld === isHeld && known.pollsOn === pollsOn) return known;
      return { pollYear, isHeld, pollsOn, preElectionFrom: null, source: SOURCE };
    });
    if (said.every((poll) => recorded.includes(poll))) return false;
    const others = recorded.filter(({ pollYear }) => pollYear < firstYear || pollYear > lastYear);
    await this.polls.replace(tx, councilId, [...others, ...said]);
    return true;
  }
}
