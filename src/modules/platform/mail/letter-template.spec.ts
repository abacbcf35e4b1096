import fc from 'fast-check';
import { bodyOf } from './letter-layout.js';
import { findWordingFaults, type LetterTemplate, samplesOf, type Wording, writeLetter } from './letter-template.js';

const TEMPLATE: LetterTemplate = {
  kind: 'test.invitation',
  title: 'Invitation',
  occasion: 'Sent to a peer when a place is offered.',
  subject: 'Your place at ((council))',
  text: [
    'Dear ((name)),',
    '',
    '# What it is',
    'A week at ((council)).',
    '* Sunday evening',
    '* Friday',
    '((note))',
    '',
    '((link))',
    '',
  ].join('\n'),
  placeholders: {
    name: { meaning: 'Name of the peer', sample: 'Ann Lee' },
    council: { meaning: 'Name of the council', sample: 'Kent' },
    note: { meaning: 'A note, if there is one', sample: '' },
    link: { meaning: 'Page to answer on', sample: 'https://friend.example/i/x', isRequired: true, form: 'link' },
  },
  delivery: 'at-least-once',
};
const VALUES = {
  name: 'Zoë O’Neill',
  council: 'St. Helens',
  note: '',
  link: 'https://friend.example/i/{{secret:a:1}}',
};

describe('a letter', () => {
  it('is written as text that suffices alone, and as HTML, from one wording', () => {
    const letter = writeLetter(TEMPLATE, TEMPLATE, VALUES);
    expect(letter.subject).toBe('Your place at St. Helens');
    expect(letter.text).toBe(
      'Dear Zoë O’Neill,\n\nWhat it is\nA week at St. Helens.\n* Sunday evening\n* Friday\n\nhttps://friend.example/i/{{secret:a:1}}\n',
    );
    expect(bodyOf(letter.html)).toBe(
      [
        '<p>Dear Zoë O’Neill,</p>',
        '<h2>What it is</h2>',
        '<p>A week at St. Helens.</p>',
        '<ul><li>Sunday evening</li><li>Friday</li></ul>',
        '<p><a href="https://friend.example/i/{{secret:a:1}}">https://friend.example/i/{{secret:a:1}}</a></p>',
      ].join('\n'),
    );
  });

  it('shows what a coordinator wrote as text, too', () => {
    const { html } = writeLetter(TEMPLATE, { subject: 'a <b>', text: '# R&D\n<script>x</script>' }, VALUES);
    expect(bodyOf(html)).toBe('<h2>R&amp;D</h2>\n<p>&lt;script&gt;x&lt;/script&gt;</p>');
    expect(html).toContain('<title>a &lt;b&gt;</title>');
  });

  it('goes on after a list', () => {
    const { html } = writeLetter(TEMPLATE, { subject: 'x', text: 'a\n* b\n* c\nd\n* e' }, VALUES);
    expect(bodyOf(html)).toBe('<p>a</p>\n<ul><li>b</li><li>c</li></ul>\n<p>d</p>\n<ul><li>e</li></ul>');
  });

  it('shows whatever somebody typed as text: no mark-up, no heading, no placeholder, no secret', () => {
    const letter = writeLetter(TEMPLATE, TEMPLATE, {
      ...VALUES,
      name: '<img src=x onerror=alert(1)>\r\n# Heading',
      council: '((link)) {{secret:sign-in:018f3a1e-0000-7000-8000-000000000001}}',
      note: 'https://evil.example/',
    });
    expect(letter.subject).toBe('Your place at ((link)) { {secret:sign-in:018f3a1e-0000-7000-8000-000000000001} }');
    const body = bodyOf(letter.html);
    expect(body).toContain('&lt;img src=x onerror=alert(1)&gt;<br># Heading');
    expect(body.match(/<a /g)).toHaveLength(1);
    expect(letter.text + letter.html).not.toContain('{{secret:sign-in');
  });

  it('has mark-up of the layout alone, whatever the values are', () => {
    const tags = (html: string) =>
      bodyOf(html)
        .replace(/<br>/g, '')
        .match(/<[^>]*>/g)
        ?.map((tag) => tag.slice(0, 3));
    const expected = tags(writeLetter(TEMPLATE, TEMPLATE, { ...VALUES, note: 'x' }).html);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.string({ minLength: 1 }), (name, council) => {
        fc.pre(name.trim() !== '' && council.trim() !== '');
        const { html, subject } = writeLetter(TEMPLATE, TEMPLATE, { ...VALUES, name, council, note: council });
        expect(tags(html)).toEqual(expected);
        expect(subject).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 300, seed: 7 },
    );
  });

  it('is not written without a value that its wording asks for', () => {
    expect(() => writeLetter(TEMPLATE, TEMPLATE, { name: 'Ann' })).toThrow(
      'Letter test.invitation has no value for ((council)).',
    );
  });
});

describe('a wording', () => {
  const faultsOf = (change: Partial<Wording>) =>
    findWordingFaults(TEMPLATE, { ...TEMPLATE, ...change }).map(({ field, message }) => `${field}: ${message}`);

  it('that has what the letter needs has no fault, nor has any default with its samples', () => {
    expect(faultsOf({})).toEqual([]);
    expect(writeLetter(TEMPLATE, TEMPLATE, samplesOf(TEMPLATE)).text).toContain('Dear Ann Lee,');
  });

  it.each([
    [
      { text: 'Hello ((surname)) ((link))' },
      'text: There is no ((surname)) in this letter. There is ((name)), ((council)), ((note)), ((link))',
    ],
    [{ text: 'Hello' }, 'text: Put ((link)) into the text: the letter needs it'],
    [
      { text: 'Hello ((name) ((link))' },
      'text: A placeholder in the text is not closed. Write it with two brackets on each side, for example ((name))',
    ],
    [{ text: '((link)) {{secret:x:y}}' }, 'text: Take {{ and }} out of the text: they have a meaning of their own'],
    [{ subject: '  ' }, 'subject: Enter a subject'],
    [{ subject: 'a\nb' }, 'subject: Write the subject on one line'],
    [{ subject: 'x'.repeat(201) }, 'subject: The subject has 201 characters. Make it 200 or fewer'],
    [{ subject: '((link))' }, 'subject: ((link)) is a link, which nobody can follow in a subject. Take it out'],
  ])('%j is refused', (change, fault) => {
    expect(faultsOf(change)).toEqual([fault]);
  });
});
