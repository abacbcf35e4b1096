import { simulateAnswersCommand } from './simulate-answers-command.js';

process.exitCode = await simulateAnswersCommand(process.argv.slice(2));
