/** `npm run bundle`: the program and its libraries → `dist/`, with the bytecode of what a build runs. */
import { build, type BuildOptions, type Plugin } from 'esbuild'
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import type * as cli from '../cli.ts'
import type { Session } from '../commands.ts'
import { threadedProver } from '../proof-thread.ts'
import type * as thread from '../proof-thread.ts'
import { bytecodeOf, load } from './load.ts'

const root = join(import.meta.dirname, '../..')
const dist = join(root, 'dist')
const command = join(dist, 'memopress.cjs')
const proofs = join(dist, 'proofs.cjs')
const resolve = createRequire(import.meta.url).resolve

const common: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  charset: 'ascii',
  legalComments: 'external',
  logLevel: 'warning',
}

/** pdf.js loads a canvas, machine code of 30 MB, for drawing pages; reading them needs none. */
const withoutCanvas: Plugin = {
  name: 'without-canvas',
  setup: ({ onLoad }) =>
    onLoad({ filter: /pdfjs-dist.*[\\/]pdf\.mjs$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('require("@napi-rs/canvas")', '{}'),
    })),
}

const changed = [
  await bundle('scripts/cli.ts', command),
  await bundle('scripts/proof-thread.ts', proofs),
]
await build({
  ...common,
  entryPoints: [join(root, 'scripts/start/start.ts')],
  outfile: join(dist, 'cli.js'),
  format: 'esm',
})
// pdfkit looks for the profile of PDF/A beside its own code.
const profile = 'data/sRGB_IEC61966_2_1.icc'
mkdirSync(join(dist, 'data'), { recursive: true })
copyFileSync(join(dirname(resolve('pdfkit')), profile), join(dist, profile))
if (changed.includes(true)) await keepBytecode()

/** Bundles a program as CommonJS; says whether it is another than the last one. */
async function bundle(entry: string, outfile: string): Promise<boolean> {
  const { outputFiles } = await build({
    ...common,
    entryPoints: [join(root, entry)],
    outfile,
    format: 'cjs',
    write: false,
    // Machine code of each platform: it stays in its package.
    external: ['@resvg/resvg-js'],
    define: { 'import.meta.url': 'bundleUrl' },
    plugins: [withoutCanvas],
    banner: { js: 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
  })
  const last = textOf(outfile)
  mkdirSync(dist, { recursive: true })
  for (const { path, text } of outputFiles) writeFileSync(path, ascii(text))
  return textOf(outfile) !== last || textOf(bytecodeOf(outfile)) === null
}

/** esbuild leaves regular expressions and comments as they are. */
function ascii(text: string): string {
  return text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** Builds the sample memo, so that the bytecode of everything a build runs is there to be kept. */
async function keepBytecode(): Promise<void> {
  for (const file of [command, proofs]) rmSync(bytecodeOf(file), { force: true })
  const { program, bytecode } = load<typeof cli>(command)
  const prover = load<typeof thread>(proofs)
  const { port1, port2 } = new MessageChannel()
  prover.program.serveProofs(port1)
  const session: Session = {
    say: () => {},
    progress: () => {},
    proverOf: threadedProver(() => Object.assign(port2, { terminate: async () => 0 })),
  }
  const folder = mkdtempSync(join(tmpdir(), 'memopress-bundle-'))
  try {
    process.chdir(folder)
    await program.commands['init']!.run([folder], {}, session)
    await program.commands['build']!.run([], {}, session)
    writeFileSync(bytecodeOf(command), bytecode())
    writeFileSync(bytecodeOf(proofs), prover.bytecode())
  } finally {
    process.chdir(root)
    port1.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return null
  }
}
