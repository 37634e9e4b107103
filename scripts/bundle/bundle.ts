/** `npm run bundle`: the program and its libraries → `dist/`, with bytecode of what building and verifying run. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join, resolve as pathResolve } from 'node:path'
import { MessageChannel } from 'node:worker_threads'
import { build, type BuildOptions, type Plugin } from 'esbuild'
import type { Made, ProverOf } from '../proof/prove.ts'
import type * as cli from '../cli/main.ts'
import type { Options, Session } from '../cli/command.ts'
import { knowFonts, knownFontsFile } from '../fonts/font-files.ts'
import { threadedProver } from '../build/proof-thread.ts'
import type * as thread from '../build/proof-thread.ts'
import { readTemplates, readYaml, templateFile } from '../template/read.ts'
import type { Template } from '../template/schema.ts'
import { bytecodeOf, load, tasks, type Task } from './load.ts'

const root = join(import.meta.dirname, '../..')
const dist = join(root, 'dist')
const command = join(dist, 'memopress.cjs')
const proofs = join(dist, 'proofs.cjs')
const resolve = createRequire(import.meta.url).resolve
const ofPdfkit = createRequire(resolve('pdfkit')).resolve
const ofFontkit = createRequire(resolve('fontkit')).resolve

/** Large, and seldom needed: in files of their own, as whatever is in a bundle is read each time. */
const apart: Readonly<Record<string, { readonly entry: string; readonly file: string }>> = {
  'pdfjs-dist/legacy/build/pdf.mjs': {
    entry: resolve('pdfjs-dist/legacy/build/pdf.mjs'),
    file: './pdf.cjs',
  },
  'pdfjs-dist/legacy/build/pdf.worker.mjs': {
    entry: resolve('pdfjs-dist/legacy/build/pdf.worker.mjs'),
    file: './pdf.worker.cjs',
  },
  brotli: { entry: ofFontkit('brotli/decompress.js'), file: './brotli.cjs' },
  'pinyin-pro': { entry: resolve('pinyin-pro'), file: './pinyin-pro.cjs' },
}

/** pdf.js loads a canvas, machine code of 30 MB, for drawing pages; reading them needs none. */
const withoutCanvas: Plugin = {
  name: 'without-canvas',
  setup: ({ onLoad }) =>
    onLoad({ filter: /pdfjs-dist.*[\\/]pdf\.mjs$/ }, ({ path }) => ({
      contents: readFileSync(path, 'utf8').replaceAll('require("@napi-rs/canvas")', '{}'),
    })),
}

/**
 * Functions that take long to load, and that most commands and memos never call: calling one loads its library, or
 * what of ours it needs. fontkit is the copy that pdfkit requires: a second one would read every font again.
 */
const late: Readonly<Record<string, { readonly file: string; readonly names: readonly string[] }>> =
  {
    './examine.ts': { file: join(root, 'scripts/template/examine.ts'), names: ['examine'] },
    fontkit: { file: resolve('fontkit'), names: ['create'] },
    '@resvg/resvg-js': { file: '@resvg/resvg-js', names: ['Resvg'] },
    fflate: {
      file: resolve('fflate'),
      names: ['strFromU8', 'strToU8', 'unzipSync', 'zipSync', 'zlibSync'],
    },
    'pinyin-pro': { file: 'pinyin-pro', names: ['pinyin'] },
    'hyphen/en-us/index.js': { file: resolve('hyphen/en-us/index.js'), names: ['hyphenateSync'] },
    '@noble/ciphers/aes': { file: ofPdfkit('@noble/ciphers/aes'), names: ['cbc', 'ecb'] },
    'brotli/decompress.js': { file: 'brotli', names: ['default'] },
  }

/** fontkit unpacks tables of scripts as it loads, by a library that takes 15 ms for them: zlib takes one. */
const unpackedByZlib: Plugin = {
  name: 'unpacked-by-zlib',
  setup: ({ onLoad }) =>
    onLoad({ filter: /node_modules[\\/]tiny-inflate[\\/]index\.js$/ }, () => ({
      contents: `
        const { inflateRawSync } = require('node:zlib')
        module.exports = (packed, room) => (room.set(inflateRawSync(packed)), room)`,
    })),
}

/** What the templates say that come with the program, and that they are sound. */
const templatesKnown: Plugin = {
  name: 'templates-known',
  setup: ({ onLoad }) =>
    onLoad({ filter: /scripts[\\/]template[\\/]known\.ts$/ }, () => {
      const files = readdirSync(join(root, 'templates'))
        .filter((name) => name.endsWith('.yaml'))
        .map((name) => join(root, 'templates', name))
        .map((file) => templateFile(file, file, readFileSync(file, 'utf8')))
      const texts = files.flatMap(({ text }) => {
        const yaml = readYaml(text, () => {})
        return yaml ? [[text, yaml.data]] : []
      })
      const templates = new Map<string, Template>()
      readTemplates(files, templates)
      const parsed = (value: unknown): string =>
        `JSON.parse(${JSON.stringify(JSON.stringify(value))})`
      return {
        contents: `
          export const knownTexts = new Map(${parsed(texts)})
          export const knownTemplates = new Map(${parsed([...templates])})`,
      }
    }),
}

const keptApart: Plugin = {
  name: 'kept-apart',
  setup: ({ onResolve }) =>
    onResolve({ filter: new RegExp(`^(?:${Object.keys(apart).join('|')})$`) }, (asked) =>
      // What is loaded late has a stub in the bundle.
      asked.path in late && asked.namespace !== 'late'
        ? undefined
        : { path: apart[asked.path]!.file, external: true },
    ),
}

const loadedLate: Plugin = {
  name: 'loaded-late',
  setup: ({ onResolve, onLoad }) => {
    onResolve({ filter: new RegExp(`^(?:${Object.keys(late).join('|')})$`) }, (asked) =>
      asked.namespace === 'late' ? undefined : { path: asked.path, namespace: 'late' },
    )
    onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => {
      const { file, names } = late[path]!
      const library = `require(${JSON.stringify(file)})`
      const stub = (name: string): string => `
        const ${name}_ = function (...args) {
          const own = ${name === 'default' ? library : `${library}.${name}`}
          return new.target ? new own(...args) : own(...args)
        }
        export { ${name}_ as ${name} }`
      const whole = `export default { ${names.map((name) => `${name}: ${name}_`).join()} }`
      const contents = [...names.map(stub), ...(names.includes('default') ? [] : [whole])]
      return { contents: contents.join('\n'), resolveDir: root }
    })
  },
}

const common: BuildOptions = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  charset: 'ascii',
  legalComments: 'external',
  minifyWhitespace: true,
  logLevel: 'warning',
  write: false,
}

/** Libraries and all as CommonJS, which bytecode can be made of. */
const asProgram: BuildOptions = {
  ...common,
  format: 'cjs',
  // Machine code of each platform: it stays in its package.
  external: ['@resvg/resvg-js'],
  // A script that runs with bytecode has no `import()` of its own.
  supported: { 'dynamic-import': false },
  define: { 'import.meta.url': 'bundleUrl' },
  plugins: [keptApart, unpackedByZlib, templatesKnown, loadedLate],
  banner: { js: 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
}

mkdirSync(join(dist, 'data'), { recursive: true })
await bundle('scripts/cli/main.ts', command, asProgram)
await bundle('scripts/build/proof-thread.ts', proofs, asProgram)
for (const { entry, file } of Object.values(apart))
  await bundle(entry, join(dist, file), { ...asProgram, plugins: [withoutCanvas] })
// Node is ready for CommonJS sooner than for modules, in the first thread and in the other.
await bundle('scripts/bundle/start.ts', join(dist, 'cli.cjs'), {
  ...common,
  format: 'cjs',
  define: { 'import.meta.dirname': '__dirname', 'import.meta.filename': '__filename' },
})
// What the command was until it became CommonJS.
rmSync(join(dist, 'cli.js'), { force: true })
// pdfkit looks for the profile of PDF/A beside its own code.
const profile = 'data/sRGB_IEC61966_2_1.icc'
copyFileSync(join(dirname(resolve('pdfkit')), profile), join(dist, profile))
const fonts = join(root, 'templates/fonts')
const fontFiles = readdirSync(fonts).filter((name) => name.endsWith('.ttf'))
put(knownFontsFile, JSON.stringify(knowFonts(fontFiles.map((name) => join(fonts, name)))))
const isQuick = (file: string): boolean => tasks.every((task) => load(file, task).isQuick)
if (!isQuick(command) || !isQuick(proofs)) await keepBytecode()

async function bundle(entry: string, outfile: string, options: BuildOptions): Promise<void> {
  const { outputFiles } = await build({
    ...options,
    entryPoints: [pathResolve(root, entry)],
    outfile,
  })
  for (const { path, text } of outputFiles!) put(path, text.startsWith('#!') ? text : stamped(text))
}

/** Below its own hash, and in ASCII: esbuild leaves regular expressions and comments as they are. */
function stamped(text: string): string {
  const ascii = text.replace(
    /[^\0-\x7f]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
  return `// ${createHash('sha256').update(ascii).digest('hex').slice(0, 16)}\n${ascii}`
}

/** Builds the sample memo and verifies it, so that the bytecode of everything that runs is there to be kept. */
async function keepBytecode(): Promise<void> {
  for (const name of readdirSync(dist)) if (name.endsWith('.bytecode')) rmSync(join(dist, name))
  const folder = mkdtempSync(join(tmpdir(), 'memopress-bundle-'))
  const { port1, port2 } = new MessageChannel()
  try {
    // In a process of its own: what is compiled here stays.
    const begin = (...args: string[]) =>
      execFileSync(process.execPath, [join(dist, 'cli.cjs'), ...args], { cwd: folder })
    begin('init', '.')
    begin('build')
    const { program, bytecode } = load<typeof cli>(command, 'build')
    const prover = load<typeof thread>(proofs, 'build')
    prover.program.serveProofs(port1)
    const quiet = { say: () => {}, progress: () => {} }
    const here = threadedProver(() => Object.assign(port2, { terminate: async () => 0 }))
    const there: ProverOf = (...of) => {
      const prove = here(...of)
      return Object.assign((made: Made) => prove(made), prove)
    }
    process.chdir(folder)
    const options: Readonly<Record<Task, Options>> = { verify: {}, build: { force: true } }
    for (const task of tasks) {
      // Whoever comes first reads a file, so both learn to read all of them.
      for (const proverOf of [here, there]) {
        const session: Session = { ...quiet, proverOf }
        const { messages } = await program.commands[task]!.run([], options[task], session)
        if (messages.length > 0) throw new Error(JSON.stringify(messages))
      }
      put(bytecodeOf(command, readFileSync(command, 'latin1'), task), bytecode())
      put(bytecodeOf(proofs, readFileSync(proofs, 'latin1'), task), prover.bytecode())
    }
  } finally {
    process.chdir(root)
    port1.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

/** Puts a file in its place at once, whole, and only when it is another: a command may be running. */
function put(path: string, data: string | Uint8Array): void {
  const bytes = Buffer.from(data)
  if (bytesOf(path)?.equals(bytes)) return
  const draft = `${path}.${process.pid}`
  writeFileSync(draft, bytes, { mode: bytes.toString('latin1', 0, 2) === '#!' ? 0o755 : 0o644 })
  renameSync(draft, path)
}

function bytesOf(path: string): Buffer | null {
  try {
    return readFileSync(path)
  } catch {
    return null
  }
}
