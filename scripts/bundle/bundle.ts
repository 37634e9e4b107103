/**
 * `npm run bundle`: the program and its libraries → `dist/`, so that a command reads a few files instead of a
 * thousand, and what is run is what was tested.
 */
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build, type BuildOptions } from 'esbuild'
import { writeDeclarations } from './declarations.ts'

const root = join(import.meta.dirname, '../..')
const dist = join(root, 'dist')
const { resolve } = createRequire(import.meta.url)
const { dependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as {
  readonly dependencies: Readonly<Record<string, string>>
}

/** Parts of libraries that are never reached: fonts in WOFF2, PDFs with a password. */
const unused = join(import.meta.dirname, 'unused.cjs')

const common: BuildOptions = {
  absWorkingDir: root,
  bundle: true,
  platform: 'node',
  target: 'node20.19',
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
}

const program = await build({
  ...common,
  metafile: true,
  entryPoints: {
    index: 'scripts/index.ts',
    main: 'scripts/cli/main.ts',
    worker: 'scripts/build/worker.ts',
  },
  outdir: 'dist',
  format: 'esm',
  splitting: true,
  // Loaded when they are first needed, and one of them has machine code for each platform.
  external: Object.keys(dependencies),
  alias: {
    // The copy that pdfkit requires: a second one would read every font again.
    fontkit: resolve('fontkit'),
    'brotli/decompress.js': unused,
    '@noble/ciphers/aes': unused,
  },
  // What libraries in CommonJS expect to be there.
  banner: {
    js: [
      `import { createRequire as requireOf } from 'node:module'`,
      `const require = requireOf(import.meta.url), __dirname = import.meta.dirname`,
    ].join('\n'),
  },
})
const command = await build({
  ...common,
  metafile: true,
  entryPoints: { cli: 'scripts/cli/bin.ts' },
  outdir: 'dist',
  outExtension: { '.js': '.cjs' },
  format: 'cjs',
  // Any Node has to understand it as far as the line that says which one is needed.
  target: 'node10',
  external: ['./main.js'],
})
/** The page of the preview, with pdf.js for browsers of the last years. */
const page = await build({
  ...common,
  metafile: true,
  entryPoints: { page: 'scripts/preview/page/main.ts' },
  outdir: 'dist/preview',
  platform: 'browser',
  format: 'esm',
  target: 'es2022',
  minify: true,
  external: ['module', 'url', 'fs', 'canvas'],
})
/** What the page loads beside its script. */
const parts = [
  ...['index.html', 'icon.svg', 'page.css'].map(
    (name) => [name, join(root, 'scripts/preview/page', name)] as const,
  ),
  ['pdf.worker.js', resolve('pdfjs-dist/legacy/build/pdf.worker.min.mjs')],
] as const
for (const [name, file] of parts) copyFileSync(file, join(dist, 'preview', name))

writeDeclarations(root, join(dist, 'types'))
// pdfkit looks for the profile of PDF/A beside its own code.
const profile = 'data/sRGB_IEC61966_2_1.icc'
mkdirSync(join(dist, 'data'), { recursive: true })
copyFileSync(join(dirname(resolve('pdfkit')), profile), join(dist, profile))
const inputs = [program, command, page].flatMap(({ metafile }) => Object.keys(metafile.inputs))
writeFileSync(join(dist, 'LICENSES.txt'), licencesOf(inputs))
const made = [program, command, page].flatMap(({ metafile }) => Object.keys(metafile.outputs))
const copied = [profile, 'LICENSES.txt', ...parts.map(([name]) => `preview/${name}`)]
const kept = new Set([...made, ...copied.map((name) => `dist/${name}`)])
for (const name of readdirSync(dist, { recursive: true, encoding: 'utf8' }))
  if (
    /\.\w+$/.test(name) &&
    !name.startsWith('types') &&
    !kept.has(`dist/${name.replaceAll('\\', '/')}`)
  )
    rmSync(join(dist, name))

/** Name, version and licence of every library in the bundle, as their authors ask for. */
function licencesOf(files: readonly string[]): string {
  const found = files.map((file) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+(?=\/)/.exec(file)?.[0])
  const folders = [...new Set(found.filter((folder) => folder !== undefined))].sort()
  return folders.map((folder) => licenceOf(join(root, folder))).join('\n\n')
}

function licenceOf(folder: string): string {
  const about = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    readonly name: string
    readonly version: string
    readonly license?: string
  }
  const file = ['LICENSE', 'LICENSE.md', 'LICENSE.txt', 'license', 'LICENCE', 'License.md']
    .map((name) => join(folder, name))
    .find(existsSync)
  const text = file ? readFileSync(file, 'utf8').trim() : ''
  return `${about.name} ${about.version} (${about.license ?? 'see its text'})\n\n${text}\n`
}
