import { capacityCommand } from './capacity-command.js';

process.exitCode = await capacityCommand(process.argv.slice(2));
