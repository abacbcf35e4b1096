import { compareCommand } from './report-command.js';

process.exitCode = await compareCommand(process.argv.slice(2));
