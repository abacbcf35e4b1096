import { type LetterTemplate, type Wording } from '../../platform/mail/letter-template.js';
import { sayInstant } from './letters.view.js';

interface WordingShape extends Wording {
  readonly template: LetterTemplate;
  readonly number: number;
  readonly isDefault: boolean;
  readonly savedAt: Date | null;
  readonly unfit: Wording | null;
}

/** A kind of letter as a row of the list. */
export const viewWordingRow = ({ template, isDefault, savedAt, unfit }: WordingShape) => ({
  href: `/letter-wordings/${template.kind}`,
  title: template.title,
  occasion: template.occasion,
  state:
    unfit !== null
      ? 'The saved wording no longer fits, so the default is used'
      : isDefault || savedAt === null
        ? 'Default'
        : `Edited, ${sayInstant(savedAt)}`,
});

/** One kind of letter with its form. @param shown what stands in the form. */
export const viewWording = (
  { template, number, isDefault, unfit }: WordingShape,
  versions: readonly { readonly number: number; readonly subject: string | null; readonly savedAt: Date }[],
  shown: Wording,
) => ({
  title: template.title,
  occasion: template.occasion,
  href: `/letter-wordings/${template.kind}`,
  number,
  isDefault,
  isUnfit: unfit !== null,
  given: { subject: shown.subject, text: shown.text },
  delivery:
    template.delivery === 'at-least-once'
      ? 'If the connection breaks off at the very end, the letter goes again: a copy does no harm.'
      : 'If the connection breaks off at the very end, the letter is shown as “May not have arrived”, and you decide whether it goes again.',
  placeholders: Object.entries(template.placeholders).map(([name, { meaning, isRequired = false }]) => ({
    name: `((${name}))`,
    meaning: `${meaning}${isRequired ? ' (the letter needs it)' : ''}`,
  })),
  versions: versions.map((version) => ({
    number: version.number,
    when: sayInstant(version.savedAt),
    what: version.subject ?? 'Back to the default',
  })),
});
