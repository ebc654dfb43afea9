// A helper thread of the gradient boosting kernels: works on the shared memory until the runtime is closed.
import { workerData } from 'node:worker_threads';
import { type HelperStart, runKernelHelper } from '../gbdt/wasm/helper.ts';

runKernelHelper(workerData as HelperStart);
