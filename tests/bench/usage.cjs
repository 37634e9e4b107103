// Preloaded into a benchmarked process: says at its end how much memory it took at most.
const { writeFileSync } = require('node:fs')

process.on('exit', () => {
  writeFileSync(process.env.BENCH_USAGE, String(process.resourceUsage().maxRSS))
})
