const CLASS_NAMES: Readonly<Record<string, string>> = {
  metropolitan: 'metropolitan district',
  london: 'London borough',
};

/**
 * The class of a council as sentences call it: "London borough" for `london`; a code that is a word already stays as it is.
 * Source: docs/glossary.md, "Council".
 */
export const sayCouncilClass = (councilClass: string): string =>
  CLASS_NAMES[councilClass] ?? councilClass.replaceAll('-', ' ');
