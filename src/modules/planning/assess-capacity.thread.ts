import { parentPort, workerData } from 'node:worker_threads';
import loadFromPackage from 'highs';
import { assessCapacity } from '../../scheduling/capacity/assess-capacity.js';
import { CAPACITY_SECONDS, type CapacityTask } from './capacity-task.js';

const { problem, request } = workerData as CapacityTask;
const startedAt = performance.now();
// The package describes its ES module with types of a CommonJS one: what they call the module is the function itself.
const highs = await (loadFromPackage as unknown as typeof loadFromPackage.default)();
const shouldStop = (): boolean => performance.now() - startedAt > CAPACITY_SECONDS * 1000;

parentPort?.postMessage(assessCapacity(problem, highs, { ...request, shouldStop }));
