import { fitOneMoreCommand } from './fit-one-more-command.js';

process.exitCode = await fitOneMoreCommand(process.argv.slice(2));
