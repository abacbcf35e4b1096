import { VARIABLES } from './variables.js';

/** The text of `.env.example`: every variable with its meaning, each commented out with its default. Written by `npm run docs`. */
export function environmentExample(): string {
  const entries = Object.entries(VARIABLES).map(
    ([name, { meaning, fallback }]) => `# ${meaning}\n#${name}=${fallback ?? ''}\n`,
  );
  return `# Every setting of the service, with its default. Generated from src/modules/platform/config/variables.ts.\n\n${entries.join('\n')}`;
}
