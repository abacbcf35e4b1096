import { boundCommand } from './bound-command.js';

process.exitCode = await boundCommand(process.argv.slice(2));
