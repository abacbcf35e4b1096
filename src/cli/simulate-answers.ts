import { simulateAnswersCommand } from './simulate-answers-command.js';

process.exitCode = simulateAnswersCommand(process.argv.slice(2));
