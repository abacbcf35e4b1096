import { parentPort, workerData } from 'node:worker_threads';
import { answerReview, type ReviewTask } from './review-task.js';

parentPort?.postMessage(answerReview(workerData as ReviewTask));
