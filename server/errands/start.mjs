/** Starts worker.ts in a thread: `--import tsx` does not reach worker threads on Node 20, its API does. */
import { register } from 'tsx/esm/api';

register();
await import('./worker.ts');
