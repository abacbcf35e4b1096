import { readFileSync } from 'node:fs';
import { DEFAULT_OPTIONS, faultsOfOptions, OPTION_FACTS, renderOptions } from './options.js';

describe('the options of the search', () => {
  it('have defaults within their own ranges', () => {
    expect(faultsOfOptions({ ...DEFAULT_OPTIONS })).toEqual([]);
  });

  it.each(OPTION_FACTS)('may be at either end of the range and not beyond it: $name', ({ name, least, most }) => {
    expect(faultsOfOptions({ [name]: least })).toEqual([]);
    expect(faultsOfOptions({ [name]: most })).toEqual([]);
    expect(faultsOfOptions({ [name]: least - 1 })).toHaveLength(1);
    expect(faultsOfOptions({ [name]: most + 1 })).toHaveLength(1);
  });

  it('are refused when unknown, out of range or no number, with what is allowed', () => {
    expect(faultsOfOptions({ hottest: -1, warmth: 3, tries: '6' })).toEqual([
      'hottest is -1; it must be a number from 0.01 to 1000000 (points)',
      expect.stringMatching(/^warmth is no option; there are mediumPrice, hottest, /),
      'tries is 6; it must be a number from 1 to 1000 (peers)',
    ]);
  });

  it('are described by docs/solver-options.md as they are; if not, run npm run docs', () => {
    expect(readFileSync('docs/solver-options.md', 'utf8')).toBe(renderOptions());
  });
});
