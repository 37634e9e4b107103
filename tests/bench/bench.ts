/**
 * `npm run bench`: how long builds take and how much memory, whole processes from a cold start, and
 * warm builds inside one; then, in the same run, peers where they are installed. Figures, never assertions.
 */
import { spawnSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { build } from '../../scripts/build/build.ts'
import { fontStoreOf } from '../../scripts/fonts/font-store.ts'
import { inputOf } from '../../scripts/project/read-input.ts'
import { readResources } from '../../scripts/project/resources.ts'
import { readSource } from '../../scripts/project/source.ts'
import { buildSet } from '../../scripts/sets/build-set.ts'
import { threadedProver } from '../../scripts/build/proof-thread.ts'

const { stock } = createRequire(import.meta.url)('./stock-pdfmake.cjs') as {
  stock: (source: string) => { readonly getBuffer: () => Promise<Buffer> }
}
const root = join(import.meta.dirname, '../..')
const cli = join(root, 'dist/cli.cjs')
const folder = mkdtempSync(join(tmpdir(), 'memopress-bench-'))
const memo = readFileSync(join(root, 'source/memo.md'), 'utf8')

/** The memo so many times over: copies have headings of their own and no markers. */
const repeated = (times: number): string => {
  const end = memo.indexOf('\n---\n', 4) + 5
  const [front, text] = [memo.slice(0, end), memo.slice(end)]
  const copies = Array.from({ length: times - 1 }, (_, at) =>
    text.replace(/ ?<!--.*?-->/gs, '').replace(/^## (.*)$/gm, `## $1（${at + 2}）`),
  )
  return [front, text, ...copies].join('\n')
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1]!

type Measured = { readonly seconds: number; readonly megabytes: number }

/** Runs a program to its end: wall-clock seconds, and peak memory where it is Node's. */
const run = (program: string, args: readonly string[], cwd: string): Measured => {
  const usage = join(folder, 'usage')
  rmSync(usage, { force: true })
  const began = performance.now()
  const { status, stderr, error } = spawnSync(program, args, {
    cwd,
    env: { ...process.env, BENCH_USAGE: usage },
  })
  if (status !== 0) throw error ?? new Error(String(stderr))
  const seconds = (performance.now() - began) / 1000
  return { seconds, megabytes: existsSync(usage) ? Number(readFileSync(usage, 'utf8')) / 1024 : 0 }
}

/** By `--require`: `--import` would begin Node's loader of modules, which the command does without. */
const node = (script: string, args: readonly string[], cwd: string): Measured =>
  run(process.execPath, ['--require', join(import.meta.dirname, 'usage.cjs'), script, ...args], cwd)

const memopress = (args: readonly string[], project: string): Measured => node(cli, args, project)

const repeat = (count: number, make: () => Measured): Measured[] =>
  Array.from({ length: count }, make)

const secondsOf = (runs: readonly Measured[]): number => median(runs.map(({ seconds }) => seconds))

/** Prints a figure, and how many times that of a peer it is. */
const report = (name: string, runs: readonly Measured[], peer?: readonly Measured[]): void => {
  const megabytes = Math.max(...runs.map((each) => each.megabytes))
  const memory = megabytes > 0 ? `${megabytes.toFixed(0).padStart(8)} MB` : ''
  const ratio = peer ? `${(secondsOf(runs) / secondsOf(peer)).toFixed(2)} × as long` : ''
  console.log(
    `${name.padEnd(44)}${secondsOf(runs).toFixed(2).padStart(8)} s${memory.padEnd(12)}${ratio}`,
  )
}

const projectOf = (name: string, source: string): string => {
  const project = join(folder, name)
  mkdirSync(join(project, 'source'), { recursive: true })
  writeFileSync(join(project, 'source/memo.md'), source)
  return project
}

const isInstalled = (program: string): boolean =>
  spawnSync(program, ['--version'], { stdio: 'ignore' }).status === 0

/** A native front end of Typst for PDF and Pandoc for Word, a process for each document, as their users run them. */
const peers = ['mdxport', 'pandoc'] as const
const arePeersThere = peers.every(isInstalled)

const byPeers = (files: readonly string[]): Measured => {
  const runs = files.flatMap((file) => [
    run('mdxport', [file, '-o', `${file}.pdf`, '--lang', 'zh', '--quiet'], folder),
    run('pandoc', [file, '-o', `${file}.docx`], folder),
  ])
  return { seconds: runs.reduce((sum, { seconds }) => sum + seconds, 0), megabytes: 0 }
}

/** What the Word copies of a built project say, as Markdown that any program reads. */
const plain = (project: string): string[] =>
  readdirSync(join(project, 'out'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.docx'))
    .map((name, at) => {
      const file = join(folder, `plain-${at}.md`)
      run('pandoc', [join(project, 'out', name), '-t', 'gfm', '-o', file], folder)
      return file
    })

const coldBuilds = (): void => {
  const one = projectOf('x1', memo)
  const twelve = repeat(5, () => memopress(['build', '--force'], one))
  const six = arePeersThere ? plain(one) : []
  const peer = arePeersThere ? repeat(5, () => byPeers(six)) : undefined
  if (peer) report('12 documents, peers', peer)
  report('12 documents, cold', twelve, peer)
  report(
    '12 documents, nothing changed',
    repeat(5, () => memopress(['build'], one)),
  )
  const verified = repeat(5, () => memopress(['verify'], one))
  report('verify', verified, twelve)
  for (const times of [1, 10, 100]) {
    const runs = times === 100 ? 1 : 3
    const project = projectOf(`brief-x${times}`, repeated(times))
    const only = ['build', '--force', '--only', 'brief']
    const both = repeat(runs, () => memopress(only, project))
    const file = join(project, 'source/memo.md')
    const peer = arePeersThere ? repeat(runs, () => byPeers([file])) : undefined
    if (peer) report(`memo ×${times}, peers`, peer)
    report(`memo ×${times}, pdf and docx, proved`, both, peer)
    for (const format of ['pdf', 'docx'])
      report(
        `memo ×${times}, ${format}, proved`,
        repeat(runs, () => memopress([...only, '--format', format], project)),
      )
  }
}

/** One PDF against what pdfmake alone takes for the same words, by turns. */
const againstStock = (): void => {
  const project = projectOf('stock', memo)
  const script = join(import.meta.dirname, 'stock-pdfmake.cjs')
  const args = ['build', '--force', '--only', 'brief', '--format', 'pdf']
  const turns = Array.from({ length: 5 }, () => ({
    stock: node(script, [join(project, 'source/memo.md'), join(folder, 'stock.pdf')], project),
    ours: memopress(args, project),
  }))
  const stock = turns.map((turn) => turn.stock)
  report('memo, pdf, stock pdfmake', stock)
  report(
    'memo, pdf, proved',
    turns.map((turn) => turn.ours),
    stock,
  )
}

/** The same two in one warm process, by turns, with what each has read; nothing is proved. */
const makingAgainstStock = async (): Promise<void> => {
  const resources = readResources(root).value!
  const fonts = fontStoreOf(resources.fonts)
  const source = join(projectOf('making', memo), 'source/memo.md')
  const input = inputOf(readSource(source).value!, resources).value!
  const timed = async (work: () => Promise<unknown>): Promise<Measured> => {
    const began = performance.now()
    await work()
    return { seconds: (performance.now() - began) / 1000, megabytes: 0 }
  }
  const selection = { only: ['brief'], formats: ['pdf'] as const }
  const helpers = { isFresh: () => null, prover: () => async () => [] }
  const turns: { stock: Measured; ours: Measured }[] = []
  for (let turn = 0; turn < 15; turn++)
    turns.push({
      stock: await timed(() => stock(source).getBuffer()),
      ours: await timed(() => build(input, selection, fonts, helpers)),
    })
  const warm = turns.slice(5)
  const peer = warm.map((turn) => turn.stock)
  report('memo, pdf, warm, made by stock pdfmake', peer)
  report(
    'memo, pdf, warm, made',
    warm.map((turn) => turn.ours),
    peer,
  )
}

const warmBuilds = async (): Promise<void> => {
  process.chdir(root)
  const resources = readResources(root).value!
  const fonts = fontStoreOf(resources.fonts)
  const proverOf = threadedProver(() => new Worker(join(root, 'dist/worker.js')))
  const project = projectOf('warm', memo)
  const source = join(project, 'source/memo.md')
  const build = async (force: boolean): Promise<number> => {
    const selection = { only: [], formats: [] }
    const began = performance.now()
    await buildSet(source, join(project, 'out'), resources, fonts, {
      selection,
      force,
      proverOf,
    })
    return performance.now() - began
  }
  for (let warmUp = 0; warmUp < 3; warmUp++) await build(true)
  const full = [await build(true), await build(true), await build(true)]
  const edits: number[] = []
  for (let at = 0; at < 5; at++) {
    writeFileSync(
      source,
      memo.replace('5G 系统已在美国和中国广泛部署', `5G 系统已在美国和中国广泛部署${at}`),
    )
    edits.push(await build(false))
  }
  console.log(`${'12 documents, warm'.padEnd(44)}${median(full).toFixed(0).padStart(7)} ms`)
  console.log(
    `${'one-line edit, warm, written and proved'.padEnd(44)}${median(edits).toFixed(0).padStart(7)} ms`,
  )
}

try {
  coldBuilds()
  againstStock()
  await makingAgainstStock()
  await warmBuilds()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
