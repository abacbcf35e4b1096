const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (character) => ENTITIES[character]!);

const STYLE = [
  'body{margin:0;padding:24px 16px;color:#0b0c0c;background:#fff;font:16px/1.5 Arial,Helvetica,sans-serif}',
  'main{max-width:38em;margin:0 auto}',
  'h2{font-size:19px;margin:24px 0 8px}',
  'p,ul{margin:0 0 16px}',
  'a{color:#1d70b8;word-break:break-word}',
].join('');

/** What a placeholder stands for. */
interface Filled {
  readonly value: string;
  readonly isLink: boolean;
}

/**
 * The one layout of every letter: headings, lists and paragraphs, made from its wording. Only the wording is laid out; values are
 * escaped, and only a link of ours becomes one.
 * @param wording text with placeholders, line ends as `\n`.
 * @param placeholder finds placeholders, with the name as its first group.
 */
export function layOutLetter(
  subject: string,
  wording: string,
  placeholder: RegExp,
  fill: (name: string) => Filled,
): string {
  const inline = (line: string): string =>
    line
      .split(placeholder)
      .map((part, place) => (place % 2 === 0 ? escapeHtml(part) : showValue(fill(part))))
      .join('');
  const body = wording
    .split(/\n{2,}/)
    .filter((block) => block.trim() !== '')
    .map((block) => layOutBlock(block.trim().split('\n'), inline))
    .join('\n');
  return `<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escapeHtml(subject)}</title><style>${STYLE}</style></head><body><main>\n${body}\n</main></body></html>\n`;
}

/** What stands between the layout's frame: the letter itself, for a preview on a page. */
export const bodyOf = (html: string): string => /<main>\n([\s\S]*)\n<\/main>/.exec(html)?.[1] ?? '';

const showValue = ({ value, isLink }: Filled): string => {
  const shown = escapeHtml(value).replace(/\n/g, '<br>');
  return isLink ? `<a href="${escapeHtml(value)}">${shown}</a>` : shown;
};

function layOutBlock(lines: readonly string[], inline: (line: string) => string): string {
  const [first = '', ...rest] = lines;
  if (first.startsWith('# ')) {
    const heading = `<h2>${inline(first.slice(2))}</h2>`;
    return rest.length === 0 ? heading : `${heading}\n${layOutBlock(rest, inline)}`;
  }
  const start = lines.findIndex((line) => line.startsWith('* '));
  if (start < 0) return `<p>${lines.map(inline).join('<br>')}</p>`;
  const end = lines.findIndex((line, place) => place > start && !line.startsWith('* '));
  const points = lines.slice(start, end < 0 ? undefined : end);
  return [
    ...(start > 0 ? [layOutBlock(lines.slice(0, start), inline)] : []),
    `<ul>${points.map((line) => `<li>${inline(line.slice(2))}</li>`).join('')}</ul>`,
    ...(end > 0 ? [layOutBlock(lines.slice(end), inline)] : []),
  ].join('\n');
}
