import { parentPort, workerData } from 'node:worker_threads';
import { simulateAnswers } from '../../scheduling/simulate-answers.js';
import { type SimulationTask } from './simulation-task.js';

const { problem, plan, request } = workerData as SimulationTask;

parentPort?.postMessage(simulateAnswers(problem, plan, request));
