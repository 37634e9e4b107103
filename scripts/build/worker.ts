/** The worker thread that proves documents and makes Word copies. */
import { parentPort } from 'node:worker_threads'
import { serveProofs } from './serve-proofs.ts'

serveProofs(parentPort!)
