import { BY_ID } from '../../matching/wording.js';
import { CHANGE_FORMS, readChange } from './read-change.js';
import { sayScenarioChange } from './say-change.js';

describe('a change on one line', () => {
  it.each([
    ['peer-leaves=P1', 'P1 leaves the pool.'],
    ['week-closes=12', 'Nobody is challenged in week 12.'],
    ['more-peers=leader:5', '5 more peers of kind leader; they are invented.'],
    ['more-peers=leader:1:7', '1 more peer of kind leader; they are invented.'],
    ['capacity=3', 'There is room for 3 challenges in each open week.'],
    ['capacity=4:1', 'There is room for 1 challenge in week 4.'],
    ['budget=90.5', 'The budget is 90.5 working days.'],
    ['managers=1', 'There is 1 challenge manager.'],
  ])('is read and said: %s', (text, sentence) => {
    const read = readChange(text);
    expect('change' in read ? sayScenarioChange(read.change, BY_ID) : read.fault).toBe(sentence);
  });

  it.each(['peer-leaves=', 'week-closes=soon', 'more-peers=leader', 'capacity=1:2:3', 'budget=', 'managers'])(
    'is refused: %s',
    (text) => {
      const name = text.split('=')[0]!;
      const form = CHANGE_FORMS.find(([each]) => each.startsWith(name))![0];
      expect(readChange(text)).toEqual({ fault: `"${text}" cannot be read; write ${form}` });
    },
  );

  it('names every change there is when it knows none', () => {
    expect(readChange('rain=always')).toEqual({
      fault: expect.stringMatching(/^"rain" is no change; give one of peer-leaves=ID, week-closes=N, /) as string,
    });
  });
});
