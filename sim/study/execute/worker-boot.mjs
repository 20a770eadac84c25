// The entry of a worker thread must be JavaScript: Node 20 does not apply a loader to it. From source this file
// makes TypeScript loadable and hands over to worker.ts; compiled code starts at worker.js and does not need it.
import { register } from 'tsx/esm/api';

register();
const worker = await import(new URL('./worker.ts', import.meta.url).href);

export default worker.default;
