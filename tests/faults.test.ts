/** Whatever operation on files fails, every command ends with a message and a code: never with a stack trace. */
import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { sha256 } from '../scripts/files.ts'
import { run } from '../scripts/cli/main.ts'
import { proverOf } from '../scripts/proof/prove.ts'
import { recover } from '../scripts/publish/publish.ts'

type Call = { readonly index: number; readonly name: string }

/** Asked before every call of `node:fs` that a command makes; a code it gives is that of the error. */
const disk = vi.hoisted(() => ({ calls: 0, fault: null as ((call: Call) => string | null) | null }))

vi.mock('node:fs', async (original) => {
  const real: Record<string, unknown> = await original()
  const failing =
    (name: string, call: (...args: unknown[]) => unknown) =>
    (...args: unknown[]): unknown => {
      const code = disk.fault?.({ index: disk.calls++, name })
      // It tells no error, but that nothing is there.
      if (code && name === 'existsSync') return false
      if (code) throw Object.assign(new Error(`${code}: ${name}`), { code, syscall: name })
      return call(...args)
    }
  const table = Object.fromEntries(
    Object.entries(real).map(([name, value]) =>
      typeof value === 'function' && (name.endsWith('Sync') || name === 'watch')
        ? [name, failing(name, value as never)]
        : [name, value],
    ),
  )
  return { ...table, default: table }
})

const home = process.cwd()
const folder = mkdtempSync(join(tmpdir(), 'memopress-faults-'))
afterAll(() => {
  process.chdir(home)
  rmSync(folder, { recursive: true })
})

const memo = '# Memo\n\n## Energy\n\n![Chart](chart.svg)\n\n### Recommendations\n\n- Go on.\n'
const template = 'extends: brief\nof: memo\npath: own\nembed: true\n'
const svg =
  '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="40"><rect width="40" height="40"/></svg>'

type Said = { readonly code: number; readonly text: string }

/** What a command says, with the exit code; throws whatever it throws. */
const said = async (args: readonly string[], fault: typeof disk.fault): Promise<Said> => {
  const texts: string[] = []
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((text) => {
      texts.push(String(text))
      return true
    }),
  )
  Object.assign(disk, { calls: 0, fault })
  try {
    // Whatever goes on until it is stopped is stopped after a moment.
    const signal = args[0] === 'watch' ? AbortSignal.timeout(1) : undefined
    const code = await run(args, proverOf, signal)
    return { code, text: texts.join('') }
  } finally {
    disk.fault = null
    for (const spy of spies) spy.mockRestore()
  }
}

const set = ['--only', 'own', '--format', 'pdf']
const original = join(folder, 'original')

/** A project of its own, with its set. */
const begin = (name: string): void => {
  process.chdir(home)
  const project = join(folder, name)
  rmSync(project, { recursive: true, force: true })
  cpSync(original, project, { recursive: true })
  process.chdir(project)
}

beforeAll(async () => {
  mkdirSync(join(original, 'source'), { recursive: true })
  mkdirSync(join(original, 'templates'))
  writeFileSync(join(original, 'source/memo.md'), memo)
  writeFileSync(join(original, 'source/chart.svg'), svg)
  writeFileSync(join(original, 'templates/own.yaml'), template)
  process.chdir(original)
  const { code, text } = await said(['build', ...set], null)
  if (code !== 0) throw new Error(text)
})

const commands: Readonly<Record<string, readonly string[]>> = {
  init: ['init', 'new'],
  units: ['units'],
  fonts: ['fonts'],
  open: ['open', 'out/own.pdf', '--out', 'opened'],
  verify: ['verify'],
  check: ['check', ...set],
  build: ['build', ...set, '--force'],
  watch: ['watch', ...set],
}

test('a memo that is there and cannot be read is said to be', async () => {
  begin('unreadable')
  const isFirst = (() => {
    let count = 0
    return () => count++ === 0
  })()
  // `units` reads the memo before anything else.
  const { text } = await said(['units'], ({ name }) =>
    name === 'readSync' && isFirst() ? 'EIO' : null,
  )
  expect(text).toMatch(/^source\/memo\.md {2}.*\(unreadable-source\)/)
})

/** The SHA-256 of every file of a folder by its path, but for a lock: the process it names goes on here. */
const filesIn = (name: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(name, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name !== 'lock')
      .map((entry) => join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [file, sha256(readFileSync(file))]),
  )

/** Calls of the disk that a command makes, by index: of those made in one way, the first and the last. */
const callsOf = async (name: string): Promise<number[]> => {
  const ways = new Map<string, readonly [first: number, last: number]>()
  begin(name)
  const { code, text } = await said(commands[name]!, ({ index, name }) => {
    const way = `${name} ${stackHere()}`
    ways.set(way, [ways.get(way)?.[0] ?? index, index])
    return null
  })
  if (code !== 0) throw new Error(text)
  return [...new Set([...ways.values()].flat())].sort((a, b) => a - b)
}

/** How the program came here: two calls that it comes to in one way are handled by the same code. */
const stackHere = (): string => {
  const { stackTraceLimit } = Error
  Error.stackTraceLimit = Infinity
  const { stack } = new Error()
  Error.stackTraceLimit = stackTraceLimit
  return stack!
}

describe.each(Object.keys(commands))('%s ends with a message and a code', (name) => {
  /** Runs the command with a fault at some of its calls, or from them on; gives how often it was refused. */
  const refusals = async (code: string, lasts: boolean, stride: number): Promise<number> => {
    const calls = await callsOf(name)
    begin(name)
    const before = filesIn('.')
    let refused = 0
    for (const index of calls.filter((_, at) => at % stride === 0)) {
      const ended = await said(commands[name]!, (call) =>
        call.index === index || (lasts && call.index > index) ? code : null,
      )
      const about = `${code} at ${index}: ${ended.text}`
      expect(ended.text, about).not.toMatch(/\n {4}at /)
      expect([0, 1, 2], about).toContain(ended.code)
      // Watching goes on whatever is found.
      if (ended.code !== 0) expect(ended.text, about).toMatch(/ \([a-z-]+\)\n/)
      refused += Number(ended.code !== 0)
      rmSync('out/.memopress/lock', { force: true })
      await recover('out')
      // What a disk that fails for good does not let go, and what `open` unpacked for its user.
      if (ended.code === 0 || lasts || name === 'open')
        for (const each of ['new', 'opened']) rmSync(each, { recursive: true, force: true })
      expect(filesIn('.'), about).toEqual(before)
    }
    return refused
  }

  test('after an error wherever it asks the disk', async () => {
    const refused = await refusals('EIO', false, 1)
    if (name !== 'watch') expect(refused).toBeGreaterThan(2)
  })

  test('after errors from a call on', async () => {
    const refused = await refusals('EACCES', true, 5)
    if (name !== 'watch') expect(refused).toBeGreaterThan(2)
  })
})
