// Preloaded into a benchmarked process: says at its end how much memory it took at most.
import { writeFileSync } from 'node:fs'

process.on('exit', () => {
  writeFileSync(process.env.BENCH_USAGE, String(process.resourceUsage().maxRSS))
})
