import { fairnessCommand } from './fairness-command.js';

process.exitCode = await fairnessCommand(process.argv.slice(2));
