#!/usr/bin/env node
/** The command `memopress`, and the thread it starts of itself for its proofs. */
import { join } from 'node:path'
import { isMainThread, parentPort, Worker, workerData } from 'node:worker_threads'
import type * as cli from '../cli/main.ts'
import type * as thread from '../build/proof-thread.ts'
import { isToProve, load, taskOf, type Task } from './load.ts'

const dist = import.meta.dirname
// A thread is told: it knows nothing of the command line.
const task = isMainThread ? taskOf(process.argv.slice(2)) : (workerData as Task)

if (isMainThread) {
  const resourceLimits = { maxYoungGenerationSizeMb: 16 }
  const start = () => new Worker(import.meta.filename, { resourceLimits, workerData: task })
  // The thread begins before the program does: while that reads, it has nothing else to do.
  const begun = isToProve(process.argv.slice(2)) ? [start()] : []
  for (const thread of begun) thread.unref()
  const { program } = load<typeof cli>(join(dist, 'memopress.cjs'), task)
  void program.main(process.argv.slice(2), () => begun.pop() ?? start())
} else {
  load<typeof thread>(join(dist, 'proofs.cjs'), task).program.serveProofs(parentPort!)
}
