/* Preloaded into measured processes: writes the peak resident memory to the file named by BENCH_RSS at exit. */
import { writeFileSync } from 'node:fs';
import { isMainThread } from 'node:worker_threads';

if (isMainThread && process.env.BENCH_RSS) {
  process.on('exit', () => {
    writeFileSync(process.env.BENCH_RSS, String(process.resourceUsage().maxRSS));
  });
}
