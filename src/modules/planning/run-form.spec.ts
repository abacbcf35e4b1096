import { readRunForm } from './run-form.js';

const read = (body: Record<string, unknown>) => readRunForm(body, 3600);

describe('the form that starts a run', () => {
  it.each<[Record<string, unknown>, object]>([
    [{ seconds: ' 30 ' }, { seconds: 30 }],
    [{ seconds: '30', idleSeconds: '', kind: 'plan' }, { seconds: 30 }],
    [
      { seconds: '30', kind: 'replan' },
      { seconds: 30, kind: 'replan' },
    ],
    [
      { seconds: '3600', idleSeconds: '10', untilFull: 'yes' },
      { seconds: 3600, idleSeconds: 10, untilFull: true },
    ],
  ])('is read: %j', (body, wanted) => {
    expect(read(body)).toMatchObject({ wanted, errors: [] });
    expect(Object.keys(read(body).wanted).sort()).toEqual(Object.keys(wanted).sort());
  });

  it.each<[Record<string, unknown>, string, string]>([
    [{}, 'seconds', 'Enter a whole number of seconds from 1 to 3600'],
    [{ seconds: 'ages' }, 'seconds', 'Enter a whole number of seconds from 1 to 3600'],
    [{ seconds: '3601' }, 'seconds', 'Enter a whole number of seconds from 1 to 3600'],
    [{ seconds: '1201', kind: 'alternatives' }, 'seconds', 'Enter a whole number of seconds from 1 to 1200'],
    [{ seconds: ['1', '2'] }, 'seconds', 'Enter a whole number of seconds from 1 to 3600'],
    [{ seconds: '30', idleSeconds: '0' }, 'idleSeconds', 'Enter a whole number of seconds from 1 to 3600, or nothing'],
    [
      { seconds: '30', idleSeconds: '1.5' },
      'idleSeconds',
      'Enter a whole number of seconds from 1 to 3600, or nothing',
    ],
  ])('says what is wrong with %j', (body, field, message) => {
    expect(read(body)).toMatchObject({ errors: [{ field, message }] });
  });

  it('is shown again as it was filled in', () => {
    expect(read({ seconds: 'ages', idleSeconds: '7', untilFull: 'yes' })).toMatchObject({
      form: { seconds: 'ages', idleSeconds: '7', untilFull: true },
    });
  });
});
