/**
 * `npm run bench`: how long builds take and how much memory, whole processes from a cold start, and
 * warm builds inside one. Figures, never assertions.
 */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { workshopOf } from '../../scripts/build.ts'
import { readKit } from '../../scripts/commands/read.ts'
import { buildSet } from '../../scripts/commands/set.ts'

const root = join(import.meta.dirname, '../..')
const cli = join(root, 'dist/cli.js')
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

const cold = (args: readonly string[], project: string): Measured => {
  const usage = join(folder, 'usage')
  const began = performance.now()
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--import', join(import.meta.dirname, 'usage.mjs'), cli, ...args],
    { cwd: project, env: { ...process.env, BENCH_USAGE: usage } },
  )
  if (status !== 0) throw new Error(String(stderr))
  const seconds = (performance.now() - began) / 1000
  return { seconds, megabytes: Number(readFileSync(usage, 'utf8')) / 1024 }
}

const report = (name: string, runs: readonly Measured[]): void => {
  const seconds = median(runs.map((run) => run.seconds))
  const megabytes = Math.max(...runs.map((run) => run.megabytes))
  console.log(
    `${name.padEnd(44)}${seconds.toFixed(2).padStart(8)} s${megabytes.toFixed(0).padStart(8)} MB`,
  )
}

const projectOf = (name: string, source: string): string => {
  const project = join(folder, name)
  mkdirSync(join(project, 'source'), { recursive: true })
  writeFileSync(join(project, 'source/memo.md'), source)
  return project
}

const coldBuilds = (): void => {
  const one = projectOf('x1', memo)
  const repeat = (count: number, make: () => Measured) => Array.from({ length: count }, make)
  report(
    '12 documents, cold',
    repeat(5, () => cold(['build', '--force'], one)),
  )
  report(
    '12 documents, nothing changed',
    repeat(5, () => cold(['build'], one)),
  )
  report(
    'verify',
    repeat(5, () => cold(['verify'], one)),
  )
  for (const times of [1, 10, 100]) {
    const project = projectOf(`brief-x${times}`, repeated(times))
    for (const format of ['pdf', 'docx']) {
      const args = ['build', '--force', '--only', 'brief', '--format', format]
      report(
        `memo ×${times}, ${format}, proved`,
        repeat(times === 100 ? 1 : 3, () => cold(args, project)),
      )
    }
  }
}

const warmBuilds = async (): Promise<void> => {
  process.chdir(root)
  const kit = readKit(root).value!
  const workshop = workshopOf(kit.fonts)
  const project = projectOf('warm', memo)
  const source = join(project, 'source/memo.md')
  const build = async (force: boolean): Promise<number> => {
    const wish = { only: [], formats: [] }
    const began = performance.now()
    await buildSet(source, join(project, 'out'), kit, workshop, {
      wish,
      force,
      signal: new AbortController().signal,
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
  await warmBuilds()
} finally {
  rmSync(folder, { recursive: true, force: true })
}
