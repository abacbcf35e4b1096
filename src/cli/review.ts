import { reviewCommand } from './review-command.js';

process.exitCode = await reviewCommand(process.argv.slice(2));
