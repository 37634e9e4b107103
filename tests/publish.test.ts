import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { sha256 } from '../scripts/files.ts'
import { formatMessage } from '../scripts/message.ts'
import { obstacle, pending } from '../scripts/publish/place.ts'
import { publish, recover } from '../scripts/publish/publish.ts'
import type { Files } from '../scripts/publish/publish.ts'
import type { Disk } from '../scripts/publish/disk.ts'
import { manifestOf, resealed, setOf, withoutSeal } from './sets.ts'
import { fromJson, toJson } from '../scripts/build/manifest.ts'

/** Thousands of fsyncs: in memory where the system has a disk there. */
const memory = '/dev/shm'
const base = fs.mkdtempSync(path.join(fs.existsSync(memory) ? memory : tmpdir(), 'publish-'))
afterAll(() => fs.rmSync(base, { recursive: true }))

let count = 0
let out = ''
beforeEach(() => {
  out = path.join(base, `case-${count++}`, 'out')
})

/** Publishes for a memo beside the folder, `a.md` unless another is said. */
const put: typeof publish = (folder, files, options) =>
  publish(folder, files, { memo: path.join(path.dirname(out), memoOf(files)), ...options })
const memoOf = (files: Files): string => (files === second || files === third ? 'b.md' : 'a.md')

const first = setOf({ 'a.pdf': 'a1', 'same/b.pdf': 'b', 'gone/c.pdf': 'c1' })
const second = setOf({ 'a.pdf': 'a2', 'same/b.pdf': 'b', 'new/deep/d.pdf': 'd2' })
const third = setOf({ 'a.pdf': 'a3' })
const own = { 'notes.txt': 'mine', 'gone/mine.txt': 'mine too' }

/** Every file below the folder by its path, hidden ones too. */
const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(folder, file), fs.readFileSync(file, 'utf8')]),
  )

const plain = (
  files: Files,
  also: Readonly<Record<string, string>> = {},
): Record<string, string> => ({
  ...Object.fromEntries([...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString()])),
  '.memopress/owner': `../${memoOf(files)}\n`,
  ...also,
})

const write = (files: Readonly<Record<string, string>>): void => {
  for (const [name, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(out, name)), { recursive: true })
    fs.writeFileSync(path.join(out, name), text)
  }
}

const prepare = async (): Promise<void> => {
  fs.rmSync(out, { recursive: true, force: true })
  expect(await put(out, first, { scope: 'all' })).toEqual([])
  write(own)
}

/** The real disk, with a look at each call before it is made. */
const watched = (
  before: (name: keyof Disk, call: number, args: readonly unknown[]) => void,
): Disk => {
  let call = 0
  return new Proxy(fs, {
    get: (target, name: keyof Disk) => {
      const method = target[name] as (...args: unknown[]) => unknown
      return (...args: unknown[]) => {
        before(name, call++, args)
        return method.apply(target, args)
      }
    },
  })
}

const systemError = (code: string): Error => Object.assign(new Error(code), { code })

/** All calls from the k-th on fail: nothing a killed process would have done is done. */
const killedAt = (k: number): Disk =>
  watched((_, call) => {
    if (call >= k) throw new Error('killed')
  })

/** After a pretended kill the lock names this living process: let it name one that is gone. */
const bury = (): void => {
  const file = path.join(out, '.memopress/lock')
  if (!fs.existsSync(file)) return
  // A lock that was never written is void after two seconds.
  if (fs.readFileSync(file, 'utf8') === '') fs.utimesSync(file, 1, 1)
  else fs.writeFileSync(file, JSON.stringify({ pid: 4_194_305, started: '1', host: hostname() }))
}

const ignoring = async (work: Promise<unknown>): Promise<void> => {
  await work.catch(() => undefined)
}

const callsOf = async (work: (disk: Disk) => Promise<unknown>): Promise<number> => {
  let calls = 0
  await work(watched((_, call) => (calls = call + 1)))
  return calls
}

const wholeSets = [plain(first, own), plain(second, own)]

const visible = (files: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(files).filter(([name]) => !name.startsWith('.memopress')))

describe('an undisturbed run', () => {
  test('makes the folder, replaces ours, keeps what is not ours, removes what is no longer ours', async () => {
    await prepare()
    expect(await put(out, second, { scope: 'all' })).toEqual([])
    expect(filesIn(out)).toEqual(plain(second, own))
    expect(fs.readdirSync(path.join(out, '.memopress'))).toEqual(['owner'])
    fs.rmSync(path.join(out, 'gone/mine.txt'))
    await put(out, first, { scope: 'all' })
    expect(fs.existsSync(path.join(out, 'new'))).toBe(false)
  })

  test('of some files leaves the others of ours', async () => {
    await prepare()
    const some = setOf({ 'a.pdf': 'a2' })
    expect(await put(out, some, { scope: 'some' })).toEqual([])
    expect(filesIn(out)).toEqual({ ...plain(first, own), ...plain(some) })
  })

  test('leaves a file alone when it is the same already', async () => {
    await prepare()
    const inode = (name: string) => fs.statSync(path.join(out, name)).ino
    const before = inode('same/b.pdf')
    await put(out, second, { scope: 'all' })
    expect(inode('same/b.pdf')).toBe(before)
  })

  test('works where a disk has no links, and on a folder reached by one', async () => {
    await prepare()
    const link = path.join(path.dirname(out), 'link')
    fs.symlinkSync(out, link)
    const disk = watched((name) => {
      if (name === 'linkSync') throw systemError('EPERM')
    })
    expect(await put(link, second, { scope: 'all', disk })).toEqual([])
    expect(filesIn(out)).toEqual(plain(second, own))
  })
})

describe('a kill at any call', () => {
  test('leaves whole files, and the next command ends it', async () => {
    await prepare()
    const calls = await callsOf((disk) => put(out, second, { scope: 'all', disk }))
    let halfway = 0
    for (let k = 0; k < calls; k++) {
      await prepare()
      await ignoring(put(out, second, { scope: 'all', disk: killedAt(k) }))
      bury()
      const left = visible(filesIn(out))
      for (const [name, text] of Object.entries(left))
        expect(wholeSets.map((set) => set[name])).toContain(text)
      if (pending(out)) halfway++
      else expect(wholeSets.map(visible)).toContainEqual(left)
      expect(await recover(out)).toEqual([])
      expect(wholeSets).toContainEqual(filesIn(out))
      expect(pending(out)).toBe(false)
    }
    expect(halfway).toBeGreaterThan(5)
  })

  test('is ended by the next build too', async () => {
    await prepare()
    const calls = await callsOf((disk) => put(out, second, { scope: 'all', disk }))
    for (let k = 0; k < calls; k++) {
      await prepare()
      await ignoring(put(out, second, { scope: 'all', disk: killedAt(k) }))
      bury()
      expect(await put(out, third, { scope: 'all' })).toEqual([])
      expect(filesIn(out)).toEqual(plain(third, own))
    }
  })

  test('while an earlier one is being ended, too', async () => {
    await prepare()
    const calls = await callsOf((disk) => put(out, second, { scope: 'all', disk }))
    const copy = `${out}-copy`
    for (let k = 0; k < calls; k++) {
      await prepare()
      await ignoring(put(out, second, { scope: 'all', disk: killedAt(k) }))
      bury()
      if (!pending(out)) continue
      fs.rmSync(copy, { recursive: true, force: true })
      fs.cpSync(out, copy, { recursive: true })
      const more = await callsOf((disk) => recover(copy, { disk }))
      for (let j = 0; j < more; j++) {
        fs.rmSync(out, { recursive: true })
        fs.cpSync(copy, out, { recursive: true })
        await ignoring(recover(out, { disk: killedAt(j) }))
        bury()
        expect(await recover(out)).toEqual([])
        expect(wholeSets).toContainEqual(filesIn(out))
      }
    }
  })

  test('while a failed one is being undone, too', async () => {
    // The last rename of an output fails: by then most of the new set has its names.
    const failing = (k: number, count = () => {}): Disk => {
      let renames = 0
      return watched((name, call) => {
        count()
        if (call >= k) throw new Error('killed')
        if (name === 'renameSync' && ++renames === 4) throw systemError('EBUSY')
      })
    }
    await prepare()
    let calls = 0
    const disk = failing(Infinity, () => calls++)
    expect(await put(out, second, { scope: 'all', disk })).toMatchObject([
      {
        rule: 'not-published',
      },
    ])
    for (let k = 0; k < calls; k++) {
      await prepare()
      await ignoring(put(out, second, { scope: 'all', disk: failing(k) }))
      bury()
      expect(await recover(out)).toEqual([])
      expect(wholeSets).toContainEqual(filesIn(out))
    }
  })

  test('with kill -9 for once', async () => {
    const child = fileURLToPath(new URL('publish-child.ts', import.meta.url))
    fs.mkdirSync(out, { recursive: true })
    let halfway = 0
    for (let turn = 0; turn < 6; turn++) {
      const running = spawn(process.execPath, ['--import', 'tsx', child, out], {
        stdio: ['ignore', 'pipe', 'inherit'],
      })
      await once(running.stdout, 'data')
      await setTimeout(7 + 13 * turn)
      running.kill('SIGKILL')
      await once(running, 'exit')
      if (pending(out)) halfway++
      expect(await recover(out)).toEqual([])
      const { 'manifest.json': text, ...files } = visible(filesIn(out))
      const listed = new Map(fromJson(text!)!.files.map((file) => [file.path, file.sha256]))
      const found = Object.entries(files).map(([name, each]) => [name, sha256(each)] as const)
      expect(new Map(found)).toEqual(listed)
    }
    expect(halfway).toBeLessThanOrEqual(6)
  })
})

describe('an error of the disk', () => {
  const writing = ['openSync', 'writeFileSync', 'mkdirSync', 'linkSync', 'copyFileSync']
  const changing = [...writing, 'renameSync', 'unlinkSync', 'rmdirSync', 'rmSync', 'fsyncSync']
  const faults = [
    { code: 'EIO', lasts: false, calls: null },
    { code: 'EACCES', lasts: false, calls: changing },
    { code: 'EBUSY', lasts: false, calls: ['renameSync', 'unlinkSync'] },
    { code: 'ENOSPC', lasts: true, calls: writing },
    { code: 'EROFS', lasts: true, calls: changing },
    { code: 'EIO', lasts: true, calls: null },
  ]

  test.each(faults)('$code, lasting: $lasts, at any call', async (fault) => {
    await prepare()
    const calls = await callsOf((disk) => put(out, second, { scope: 'all', disk }))
    const rules = new Set<string | undefined>()
    for (let k = 0; k < calls; k++) {
      await prepare()
      const disk = watched((name, call, args) => {
        const isHit = fault.lasts ? call >= k : call === k
        // Reading needs no room and changes nothing.
        if (name === 'openSync' && args[1] === 'r' && fault.calls) return
        if (isHit && (fault.calls?.includes(name) ?? true)) throw systemError(fault.code)
      })
      const [message] = await put(out, second, { scope: 'all', disk, patience: 0 })
      rules.add(message?.rule)
      const [old, left] = [visible(wholeSets[0]!), visible(filesIn(out))]
      if (message?.rule === 'publishing-unfinished') expect(pending(out) || fault.lasts).toBe(true)
      else expect(left).toEqual(message ? old : visible(wholeSets[1]!))
      if (message) expect(formatMessage(message, 'en')).not.toMatch(/\n|\bat /)
      bury()
      expect(await recover(out)).toEqual([])
      expect(wholeSets).toContainEqual(filesIn(out))
      expect(await put(out, third, { scope: 'all' })).toEqual([])
    }
    expect(rules).toContain('not-published')
    if (!fault.lasts || fault.code === 'ENOSPC')
      expect(rules).not.toContain('publishing-unfinished')
  })

  test('names the output and what to do, in both languages', async () => {
    await prepare()
    const disk = new Proxy(fs, {
      get: (target, name: keyof Disk) =>
        name === 'renameSync'
          ? (from: string, to: string) => {
              if (to.endsWith('a.pdf') && from.includes('new'))
                throw Object.assign(systemError('EPERM'), { path: from, dest: to })
              target.renameSync(from, to)
            }
          : target[name],
    })
    const [message] = await put(out, second, { scope: 'all', disk })
    expect(message).toMatchObject({ rule: 'not-published', path: path.join(out, 'a.pdf') })
    expect(message!.en).toContain('close Word')
    expect(message!.zh).toContain('关闭 Word')
    expect(filesIn(out)).toEqual(wholeSets[0])
  })

  test('takes away the folder made for nothing', async () => {
    const disk = watched((name) => {
      if (name === 'writeFileSync') throw systemError('ENOSPC')
    })
    expect(await put(out, first, { scope: 'all', disk })).toMatchObject([
      {
        rule: 'not-published',
      },
    ])
    expect(fs.existsSync(path.dirname(out))).toBe(false)
  })
})

describe('two at once', () => {
  test('come one after the other', async () => {
    await prepare()
    const sets = Array.from({ length: 8 }, (_, i) =>
      setOf({ 'a.pdf': `a${i}`, [`${i}.pdf`]: `${i}` }),
    )
    const messages = await Promise.all(sets.map((set) => put(out, set, { scope: 'all' })))
    expect(messages).toEqual(sets.map(() => []))
    expect(sets.map((set) => plain(set, own))).toContainEqual(filesIn(out))
  })

  test('a set built upon another manifest than the one there is not published', async () => {
    const base = second.get('manifest.json')!
    expect(await put(out, first, { scope: 'all', base })).toMatchObject([{ rule: 'overtaken' }])
    expect(await put(out, first, { scope: 'all', base: null })).toEqual([])
    const again = { scope: 'some', base: first.get('manifest.json')! } as const
    expect(await put(out, second, again)).toEqual([])
    expect(await put(out, third, again)).toMatchObject([{ rule: 'overtaken' }])
    expect(await put(out, third, { scope: 'all', base: null })).toMatchObject([
      {
        rule: 'overtaken',
      },
    ])
    expect(filesIn(out)).toMatchObject(plain(second))
  })

  const hold = (holder: object | string): void =>
    write({ '.memopress/lock': typeof holder === 'string' ? holder : JSON.stringify(holder) })

  const self = () => {
    const stat = process.platform === 'linux' ? fs.readFileSync('/proc/self/stat', 'latin1') : null
    const started = stat && stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19]!
    return { pid: process.pid, started, host: hostname() }
  }

  test('the second gives up with a message when the first does not end', async () => {
    await prepare()
    hold(self())
    const [message] = await put(out, second, { scope: 'all', patience: 120 })
    expect(message).toMatchObject({ rule: 'busy', path: out })
    expect(message!.en).toContain(String(process.pid))
    expect(filesIn(out)).toMatchObject(wholeSets[0]!)
  })

  test('the second waits for the first', async () => {
    await prepare()
    hold(self())
    const waiting = put(out, second, { scope: 'all' })
    await setTimeout(120)
    fs.rmSync(path.join(out, '.memopress/lock'))
    expect(await waiting).toEqual([])
    expect(filesIn(out)).toEqual(wholeSets[1])
  })

  test.each<[string, () => object | string, number]>([
    ['a process that is gone', () => ({ ...self(), pid: 4_194_305 }), 0],
    ['a process whose number was given again', () => ({ ...self(), started: '1' }), 0],
    ['an hour ago by another machine', () => ({ ...self(), host: 'elsewhere' }), 3600],
    ['a moment before a crash, empty', () => '', 10],
    ['nobody', () => '{"pid":"x"}', 10],
  ])('a lock left by %s does not hold', async (_, holder, age) => {
    await prepare()
    hold(holder())
    const then = Date.now() / 1000 - age
    fs.utimesSync(path.join(out, '.memopress/lock'), then, then)
    expect(await put(out, second, { scope: 'all', patience: 0 })).toEqual([])
    expect(filesIn(out)).toEqual(wholeSets[1])
  })

  test.each<[string, () => object | string]>([
    ['another machine just now', () => ({ ...self(), host: 'elsewhere' })],
    ['someone who is writing it', () => ''],
  ])('a lock of %s holds', async (_, holder) => {
    await prepare()
    hold(holder())
    expect(await put(out, second, { scope: 'all', patience: 0 })).toMatchObject([
      {
        rule: 'busy',
      },
    ])
  })
})

test('a signal while staging leaves the old set and nothing else', async () => {
  await prepare()
  const controller = new AbortController()
  const disk = watched((name) => {
    if (name === 'fsyncSync') controller.abort()
  })
  const options = { scope: 'all', disk, signal: controller.signal } as const
  expect(await put(out, second, options)).toMatchObject([{ rule: 'interrupted' }])
  expect(filesIn(out)).toEqual(wholeSets[0])
})

describe('what is not ours', () => {
  /** A manifest of files that are there, and hold `safe`. */
  const listOf = (...files: string[]): string =>
    resealed(toJson(manifestOf({ 'x.pdf': 'safe' })), (text) => {
      const {
        files: [file],
        ...rest
      } = JSON.parse(text) as { files: object[] }
      return JSON.stringify(
        { ...rest, files: files.map((name) => ({ ...file, path: name })) },
        null,
        2,
      )
    })

  test.each([
    '../victim.txt',
    '/dev/null',
    '.memopress/x',
    'a\\..\\victim.txt',
    'C:victim.txt',
    '',
  ])("a manifest that names %j, though sealed, is nobody's", async (name) => {
    const outside = path.join(path.dirname(out), 'victim.txt')
    write({ 'manifest.json': listOf(name), '../victim.txt': 'safe' })
    expect(await put(out, second, { scope: 'all' })).toMatchObject([
      { rule: 'foreign-file', path: path.join(out, 'manifest.json') },
    ])
    expect(fs.readFileSync(outside, 'utf8')).toBe('safe')
  })

  test('a file that a manifest names by a link stays', async () => {
    const outside = path.join(path.dirname(out), 'victim.txt')
    write({ 'manifest.json': listOf('up/victim.txt', 'a.pdf'), '../victim.txt': 'safe' })
    fs.symlinkSync(path.dirname(out), path.join(out, 'up'))
    expect(await put(out, third, { scope: 'all' })).toMatchObject([{ path: path.join(out, 'up') }])
    expect(fs.readFileSync(outside, 'utf8')).toBe('safe')
  })

  const strange: Readonly<Record<string, string>> = {
    'of another program': JSON.stringify({ files: [{ path: 'a.pdf' }, { path: 'notes.txt' }] }),
    empty: '',
    'cut off': toJson(manifestOf({ 'a.pdf': 'a1' })).slice(0, -20),
    'with the marks of a merge': `<<<<<<< ours\n${toJson(manifestOf({ 'a.pdf': 'a1' }))}>>>>>>> theirs\n`,
    'in which a name was changed': toJson(manifestOf({ 'a.pdf': 'a1' })).replace(
      'a.pdf',
      'notes.txt',
    ),
    'set otherwise': JSON.stringify(JSON.parse(toJson(manifestOf({ 'a.pdf': 'a1' })))),
    'of 0.1.0 with a file that is another now': withoutSeal(
      toJson(manifestOf({ 'a.pdf': 'a1', 'gone/c.pdf': 'c0' })),
    ),
  }

  test.each(Object.entries(strange))(
    'with a manifest %s nothing here is ours: what is in the way is named, and stays',
    async (_, text) => {
      for (const replace of [false, true]) {
        await prepare()
        write({ 'manifest.json': text })
        const before = filesIn(out)
        const refused = await put(out, second, { scope: 'all', replace })
        expect(refused.map((message) => [message.rule, path.relative(out, message.path)])).toEqual(
          ['a.pdf', 'same/b.pdf', 'manifest.json'].map((name) => ['foreign-file', name]),
        )
        expect(filesIn(out)).toEqual(before)
      }
    },
  )

  test('without a manifest nothing is ours either', async () => {
    write({ 'a.pdf': 'mine' })
    for (const replace of [false, true])
      expect(await put(out, first, { scope: 'all', replace })).toMatchObject([
        { rule: 'foreign-file', path: path.join(out, 'a.pdf') },
      ])
    expect(filesIn(out)).toEqual({ 'a.pdf': 'mine' })
  })

  test('a set of 0.1.0 is ours while its files are as it says', async () => {
    await prepare()
    write({ 'manifest.json': withoutSeal(first.get('manifest.json')!.toString()) })
    expect(await put(out, second, { scope: 'all' })).toEqual([])
    expect(filesIn(out)).toEqual(wholeSets[1])
  })

  test('a file of ours that somebody edited is named, and stays', async () => {
    await prepare()
    write({ 'a.pdf': 'corrected', 'gone/c.pdf': 'noted' })
    const before = filesIn(out)
    const refused = await put(out, second, { scope: 'all' })
    expect(refused.map((message) => [message.rule, path.relative(out, message.path)])).toEqual([
      ['edited-file', 'a.pdf'],
      ['edited-file', 'gone/c.pdf'],
    ])
    expect(filesIn(out)).toEqual(before)
  })

  test('edited files that are to make room are kept beside', async () => {
    await prepare()
    const kept = {
      'a (edited).pdf': 'before',
      'a (edited 2).pdf': 'corrected',
      'gone/c (edited).pdf': 'noted',
    }
    write({ 'a.pdf': 'corrected', 'gone/c.pdf': 'noted', 'a (edited).pdf': 'before' })
    const said = await put(out, second, { scope: 'all', replace: true })
    expect(said.map(({ rule, level }) => [rule, level])).toEqual([
      ['kept-beside', 'query'],
      ['kept-beside', 'query'],
    ])
    expect(said[0]!.en).toContain('a (edited 2).pdf')
    expect(filesIn(out)).toEqual({ ...wholeSets[1], ...kept })
  })

  test('nothing edited is lost when a disk fails', async () => {
    const begin = async (): Promise<void> => {
      await prepare()
      write({ 'a.pdf': 'corrected' })
    }
    await begin()
    const old = filesIn(out)
    const options = { scope: 'all', replace: true } as const
    const calls = await callsOf((disk) => put(out, second, { ...options, disk }))
    for (let k = 0; k < calls; k++) {
      await begin()
      const disk = watched((_, call) => {
        if (call === k) throw systemError('EIO')
      })
      const failed = (await put(out, second, { ...options, disk })).some(
        ({ level }) => level === 'error',
      )
      bury()
      await recover(out)
      expect(filesIn(out)).toEqual(
        failed ? old : { ...wholeSets[1], 'a (edited).pdf': 'corrected' },
      )
    }
  })

  test.each(['a.pdf', 'gone/c.pdf', 'manifest.json'])(
    'a file that nobody can replace, %s, leaves the old set',
    async (name) => {
      await prepare()
      const target = path.join(out, name)
      const disk = watched((method, _, args) => {
        const isChange = ['renameSync', 'unlinkSync', 'linkSync'].includes(method)
        if (isChange && args.includes(target))
          throw Object.assign(systemError('EPERM'), { path: target })
      })
      expect(await put(out, second, { scope: 'all', disk })).toMatchObject([
        { rule: 'not-published', path: target },
      ])
      expect(filesIn(out)).toEqual(wholeSets[0])
      expect(pending(out)).toBe(false)
    },
  )

  test('the whole disk is no folder of outputs', async () => {
    expect(obstacle(path.parse(out).root)).toMatchObject({ rule: 'not-published' })
    expect(await publish(path.parse(out).root, first, { scope: 'all' })).toMatchObject([
      { rule: 'not-published' },
    ])
  })

  test('a folder that is a link is not followed', async () => {
    await prepare()
    const elsewhere = path.join(path.dirname(out), 'elsewhere')
    fs.mkdirSync(elsewhere)
    fs.symlinkSync(elsewhere, path.join(out, 'new'))
    expect(await put(out, second, { scope: 'all' })).toMatchObject([
      {
        path: path.join(out, 'new'),
      },
    ])
    expect(fs.readdirSync(elsewhere)).toEqual([])
    fs.rmSync(path.join(out, 'new'))
    fs.rmSync(path.join(out, '.memopress'), { recursive: true })
    fs.symlinkSync(elsewhere, path.join(out, '.memopress'))
    expect(await put(out, second, { scope: 'all' })).toMatchObject([{ rule: 'not-published' }])
    expect(await recover(out)).toMatchObject([{ level: 'error' }])
    expect(fs.readdirSync(elsewhere)).toEqual([])
  })

  test.each(['file', 'folder'])('a %s of the name of an output stays', async (kind) => {
    await prepare()
    const target = path.join(out, 'new/deep/d.pdf')
    if (kind === 'file') write({ 'new/deep/d.pdf': 'mine' })
    else fs.mkdirSync(target, { recursive: true })
    const before = filesIn(out)
    const [message] = await put(out, second, { scope: 'all' })
    expect(message).toMatchObject({
      path: target,
      rule: kind === 'file' ? 'foreign-file' : 'not-published',
    })
    expect(filesIn(out)).toEqual(before)
  })

  test('a file where the folder should be stays', async () => {
    fs.mkdirSync(path.dirname(out), { recursive: true })
    fs.writeFileSync(out, 'mine')
    expect(await put(out, first, { scope: 'all' })).toMatchObject([
      {
        rule: 'not-published',
        path: out,
      },
    ])
    expect(fs.readFileSync(out, 'utf8')).toBe('mine')
  })

  test('a journal we did not write is thrown away', async () => {
    await prepare()
    for (const text of [
      '',
      '{}',
      '{"steps":[{"path":"../x","staged":"0","kept":null}],"folders":[]}',
    ]) {
      write({ '.memopress/journal.json': text, '.memopress/new/0': 'evil' })
      expect(await recover(out)).toEqual([])
      expect(filesIn(out)).toEqual(wholeSets[0])
    }
  })

  test.each([
    '../a.pdf',
    '/a.pdf',
    'a//b.pdf',
    'a\\b.pdf',
    '.memopress/a',
    'CON.pdf',
    'a./b',
    'a:b',
    'a\0',
  ])('a path %j is our own mistake', async (name) => {
    await expect(put(out, new Map([[name, Buffer.from('x')]]), { scope: 'all' })).rejects.toThrow(
      'not a path',
    )
  })

  test('so are two names alike, and no manifest', async () => {
    const alike = new Map(
      ['Ai/\u00e9.pdf', 'ai/e\u0301.pdf'].map((name) => [name, Buffer.from('x')]),
    )
    await expect(put(out, alike, { scope: 'all' })).rejects.toThrow('one file on some disks')
    await expect(put(out, new Map(), { scope: 'all' })).rejects.toThrow('manifest.json')
    expect(fs.existsSync(out)).toBe(false)
  })

  test('nothing to recover leaves no trace', async () => {
    expect(await recover(out)).toEqual([])
    await prepare()
    expect(await recover(out)).toEqual([])
    expect(filesIn(out)).toEqual(wholeSets[0])
  })
})

describe('what is in the way shows before anything is made', () => {
  const locked = Object.assign(Object.create(fs) as typeof fs, {
    accessSync: () => {
      throw Object.assign(new Error('locked'), { code: 'EACCES', path: out })
    },
  })

  test.each([
    ['a file', () => fs.writeFileSync(out, ''), fs],
    ['a file on the way', () => fs.writeFileSync(path.dirname(out), ''), fs],
    ['a folder nobody may write into', () => fs.mkdirSync(out, { recursive: true }), locked],
  ])('%s', (name, make, disk) => {
    if (name === 'a file') fs.mkdirSync(path.dirname(out), { recursive: true })
    make()
    expect(obstacle(out, disk)).toMatchObject({ rule: 'not-published', level: 'error' })
  })

  test('nothing', () => {
    expect(obstacle(path.join(out, 'new/deep'))).toBeNull()
    expect(fs.existsSync(out)).toBe(false)
  })
})
