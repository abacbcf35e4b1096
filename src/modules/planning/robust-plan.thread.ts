import { parentPort, workerData } from 'node:worker_threads';
import { answerRobust, type RobustTask } from './robust-task.js';

parentPort?.postMessage(answerRobust(workerData as RobustTask, () => performance.now()));
