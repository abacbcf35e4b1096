import { whyNotCommand } from './why-not-command.js';

process.exitCode = await whyNotCommand(process.argv.slice(2));
