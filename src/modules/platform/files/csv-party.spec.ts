import { control, party, PARTY, partyWord } from './csv-party.js';

const WORDS = { meaning: 'Party', example: 'green' };
const allowed = 'Allowed: a party in small letters, digits and hyphens, as liberal-democrat';

describe('the word for a party', () => {
  it.each([
    ['labour', 'labour'],
    [' Labour ', 'labour'],
    ['The Labour Party', 'labour'],
    ['Labour & Co-operative', 'labour'],
    ['Liberal Democrats', 'liberal-democrat'],
    ['liberal_democrat', 'liberal-democrat'],
    ['Lib Dem', 'liberal-democrat'],
    ['Conservatives', 'conservative'],
    ['Green Party', 'green'],
    ['Reform UK', 'reform'],
    ['Independents', 'independent'],
    ['Canvey Island Independent Party', 'canvey-island-independent'],
  ])('"%s" is %s, and stays so', (written, word) => {
    expect(partyWord(written)).toBe(word);
    expect(partyWord(word)).toBe(word);
    expect(PARTY.test(word)).toBe(true);
  });

  it.each(['', 'none', 'Plaid Cymru (Wales)', '2020-vision', 'x'.repeat(61)])('"%s" is none', (written) => {
    expect(PARTY.test(partyWord(written))).toBe(false);
  });
});

describe('a column of a file', () => {
  it('reads a party however it is spelt, and says what it cannot read', () => {
    expect(party(WORDS).read('Liberal Democrats')).toEqual({ value: 'liberal-democrat' });
    expect(party(WORDS).read('none')).toEqual({ fault: `${allowed}.` });
  });

  it('reads none as no overall control where it says who controls a council', () => {
    expect(control(WORDS).read('None')).toEqual({ value: 'none' });
    expect(control(WORDS).read('Labour')).toEqual({ value: 'labour' });
    expect(control(WORDS).read('Labour/Green')).toEqual({ fault: `${allowed}, or none.` });
  });
});
