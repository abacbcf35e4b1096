import { whatIfCommand } from './what-if-command.js';

process.exitCode = await whatIfCommand(process.argv.slice(2));
