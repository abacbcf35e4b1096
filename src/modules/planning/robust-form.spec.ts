import { NEW_ROBUST_FORM, readRobustForm } from './robust-form.js';

describe('the form for a more robust plan', () => {
  it('reads what it shows at first, and what is filled in', () => {
    expect(readRobustForm({ ...NEW_ROBUST_FORM })).toEqual({
      budget: 90,
      seconds: 20,
      form: NEW_ROBUST_FORM,
      errors: [],
    });
    expect(readRobustForm({ budget: ' 0 ', seconds: '5' })).toMatchObject({ budget: 0, seconds: 5, errors: [] });
  });

  it.each([
    ['budget', '', 'Enter a whole number of points from 0 to 10000'],
    ['budget', '-5', 'Enter a whole number of points from 0 to 10000'],
    ['budget', '10001', 'Enter a whole number of points from 0 to 10000'],
    ['seconds', '0', 'Enter a whole number of seconds from 1 to 60'],
    ['seconds', '61', 'Enter a whole number of seconds from 1 to 60'],
    ['seconds', 'soon', 'Enter a whole number of seconds from 1 to 60'],
  ] as const)('says what is wrong with %s “%s”, and shows it again', (field, text, message) => {
    const { form, errors } = readRobustForm({ ...NEW_ROBUST_FORM, [field]: text });
    expect(errors).toEqual([{ field, message }]);
    expect(form[field]).toBe(text);
  });
});
