import { type LetterTemplate } from '../../platform/mail/letter-template.js';
import { viewWording, viewWordingRow } from './letter-wording.view.js';

const TEMPLATE: LetterTemplate = {
  kind: 'test.note',
  title: 'Note',
  occasion: 'Sent now and then.',
  subject: 'Note',
  text: '((link))',
  placeholders: {
    link: { meaning: 'Where to go', sample: 'https://x.example', isRequired: true, form: 'link' },
    name: { meaning: 'Who reads it', sample: 'Ann' },
  },
  delivery: 'at-most-once',
};
const WORDING = {
  template: TEMPLATE,
  subject: 'Note',
  text: '((link))',
  number: 0,
  isDefault: true,
  savedAt: null,
  unfit: null,
};

describe('a wording on a page', () => {
  it('says whether it is the default, when it was edited, and when it no longer fits', () => {
    const savedAt = new Date('2027-01-04T09:00:00Z');
    expect(viewWordingRow(WORDING).state).toBe('Default');
    expect(viewWordingRow({ ...WORDING, isDefault: false, savedAt }).state).toBe('Edited, 4 January 2027 at 09:00');
    expect(viewWordingRow({ ...WORDING, savedAt, unfit: WORDING }).state).toMatch('no longer fits');
  });

  it('names its placeholders, and what happens when nobody can know', () => {
    const view = viewWording(WORDING, [{ number: 1, subject: null, savedAt: new Date(0) }], WORDING);
    expect(view.placeholders).toEqual([
      { name: '((link))', meaning: 'Where to go (the letter needs it)' },
      { name: '((name))', meaning: 'Who reads it' },
    ]);
    expect(view.delivery).toMatch('May not have arrived');
    expect(view.versions[0]!.what).toBe('Back to the default');
  });
});
