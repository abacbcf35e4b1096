import { type InterestFields, readInterest } from './interest-form.js';

const choices = { kinds: [{ code: 'leader' }], regions: ['London'] };
const given: InterestFields = {
  name: 'Ann Other',
  address: 'Ann@Example.org',
  kind: 'leader',
  region: 'London',
  organisation: 'Camden',
  statement: '',
};

describe('the form of an interest', () => {
  it('is read with the address in small letters', () => {
    expect(readInterest(given, choices)).toEqual({
      interest: { ...given, address: 'ann@example.org', statement: null },
    });
  });

  it.each<[Partial<InterestFields>, string]>([
    [{ name: '' }, 'name'],
    [{ name: 'A\nBcc: x@example.org' }, 'name'],
    [{ name: 'x'.repeat(121) }, 'name'],
    [{ address: 'ann' }, 'address'],
    [{ address: 'ann@example.org, bob@example.org' }, 'address'],
    [{ kind: 'astronaut' }, 'kind'],
    [{ region: 'Mars' }, 'region'],
    [{ organisation: '' }, 'organisation'],
    [{ statement: 'x'.repeat(2001) }, 'statement'],
  ])('says what is wrong with %o', (change, field) => {
    expect(readInterest({ ...given, ...change }, choices)).toMatchObject({ errors: [{ field }] });
  });
});
