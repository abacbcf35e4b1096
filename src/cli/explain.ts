import { explainCommand } from './report-command.js';

process.exitCode = await explainCommand(process.argv.slice(2));
