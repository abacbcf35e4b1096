import { readTargets, writeTargets } from './target-lines.js';

const TEXT = 'leader, any, liberal-democrat, 5\nvoluntary, Yorkshire and the Humber, any, 3';

describe('the targets of a campaign', () => {
  it('are read line by line and written the same', () => {
    const read = readTargets(`\n${TEXT}\n`);
    expect(read).toEqual({
      targets: [
        { kind: 'leader', region: null, party: 'liberal-democrat', number: 5 },
        { kind: 'voluntary', region: 'Yorkshire and the Humber', party: null, number: 3 },
      ],
    });
    if ('targets' in read) expect(writeTargets(read.targets)).toBe(TEXT);
  });

  it.each([
    'leader, any, any',
    'leader, any, any, 0',
    'leader, any, none, 2',
    'leader, any, Labour!, 2',
    'leader, any, any, 1001',
    'leader, any, any, 2, 3',
  ])('say what is wrong with "%s"', (line) => {
    expect(readTargets(line)).toEqual({ faults: [expect.stringContaining(line)] });
  });

  it('want one line for each wish', () => {
    expect(readTargets('leader, any, any, 2\nleader, any, any, 3')).toEqual({
      faults: [expect.stringContaining('twice')],
    });
  });
});
