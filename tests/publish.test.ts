import { spawn } from 'node:child_process'
import { once } from 'node:events'
import fs from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { formatMessage } from '../scripts/message.ts'
import { obstacle, pending, publish, recover } from '../scripts/publish/publish.ts'
import type { Files } from '../scripts/publish/publish.ts'
import type { Disk } from '../scripts/publish/disk.ts'

/** Thousands of fsyncs: in memory where the system has a disk there. */
const memory = '/dev/shm'
const base = fs.mkdtempSync(path.join(fs.existsSync(memory) ? memory : tmpdir(), 'publish-'))
afterAll(() => fs.rmSync(base, { recursive: true }))

let count = 0
let out = ''
beforeEach(() => {
  out = path.join(base, `case-${count++}`, 'out')
})

/** A manifest that lists files. */
const listOf = (files: readonly string[]): string =>
  JSON.stringify({ files: files.map((name) => ({ path: name, size: 1 })) })

/** A set of files and its manifest. */
const setOf = (files: Readonly<Record<string, string>>): Files =>
  new Map(
    Object.entries({ ...files, 'manifest.json': listOf(Object.keys(files)) }).map(
      ([name, text]) => [name, Buffer.from(text)],
    ),
  )

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
  expect(await publish(out, first, { scope: 'all' })).toBeNull()
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

/** As `publish-child.ts` writes it. */
type Manifest = { readonly build: number; readonly files: readonly { readonly path: string }[] }

describe('an undisturbed run', () => {
  test('makes the folder, replaces ours, keeps what is not ours, removes what is no longer ours', async () => {
    await prepare()
    expect(await publish(out, second, { scope: 'all' })).toBeNull()
    expect(filesIn(out)).toEqual(plain(second, own))
    expect(fs.readdirSync(out)).not.toContain('.memopress')
    fs.rmSync(path.join(out, 'gone/mine.txt'))
    await publish(out, first, { scope: 'all' })
    expect(fs.existsSync(path.join(out, 'new'))).toBe(false)
  })

  test('of some files leaves the others of ours', async () => {
    await prepare()
    const some: Files = new Map([
      ['a.pdf', Buffer.from('a2')],
      ['manifest.json', Buffer.from('{"files":[]}')],
    ])
    expect(await publish(out, some, { scope: 'some' })).toBeNull()
    expect(filesIn(out)).toEqual({ ...plain(first, own), ...plain(some) })
  })

  test('leaves a file alone when it is the same already', async () => {
    await prepare()
    const inode = (name: string) => fs.statSync(path.join(out, name)).ino
    const before = inode('same/b.pdf')
    await publish(out, second, { scope: 'all' })
    expect(inode('same/b.pdf')).toBe(before)
  })

  test('works where a disk has no links, and on a folder reached by one', async () => {
    await prepare()
    const link = path.join(path.dirname(out), 'link')
    fs.symlinkSync(out, link)
    const disk = watched((name) => {
      if (name === 'linkSync') throw systemError('EPERM')
    })
    expect(await publish(link, second, { scope: 'all', disk })).toBeNull()
    expect(filesIn(out)).toEqual(plain(second, own))
  })

  test('a manifest no one can read is replaced', async () => {
    for (const text of ['', '{"files":{}}', 'null', '{"files']) {
      await prepare()
      write({ 'manifest.json': text })
      expect(await publish(out, second, { scope: 'all' })).toBeNull()
      expect(filesIn(out)).toEqual(plain(second, { ...own, 'gone/c.pdf': 'c1' }))
    }
  })
})

describe('a kill at any call', () => {
  test('leaves whole files, and the next command ends it', { timeout: 60_000 }, async () => {
    await prepare()
    const calls = await callsOf((disk) => publish(out, second, { scope: 'all', disk }))
    let halfway = 0
    for (let k = 0; k < calls; k++) {
      await prepare()
      await ignoring(publish(out, second, { scope: 'all', disk: killedAt(k) }))
      bury()
      const visible = Object.entries(filesIn(out)).filter(
        ([name]) => !name.startsWith('.memopress'),
      )
      for (const [name, text] of visible) expect(wholeSets.map((set) => set[name])).toContain(text)
      if (pending(out)) halfway++
      else expect(wholeSets).toContainEqual(Object.fromEntries(visible))
      expect(await recover(out)).toBeNull()
      expect(wholeSets).toContainEqual(filesIn(out))
      expect(pending(out)).toBe(false)
    }
    expect(halfway).toBeGreaterThan(5)
  })

  test('is ended by the next build too', { timeout: 60_000 }, async () => {
    await prepare()
    const calls = await callsOf((disk) => publish(out, second, { scope: 'all', disk }))
    for (let k = 0; k < calls; k++) {
      await prepare()
      await ignoring(publish(out, second, { scope: 'all', disk: killedAt(k) }))
      bury()
      expect(await publish(out, third, { scope: 'all' })).toBeNull()
      expect(filesIn(out)).toEqual(plain(third, own))
    }
  })

  test('while an earlier one is being ended, too', { timeout: 60_000 }, async () => {
    await prepare()
    const calls = await callsOf((disk) => publish(out, second, { scope: 'all', disk }))
    const copy = `${out}-copy`
    for (let k = 0; k < calls; k++) {
      await prepare()
      await ignoring(publish(out, second, { scope: 'all', disk: killedAt(k) }))
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
        expect(await recover(out)).toBeNull()
        expect(wholeSets).toContainEqual(filesIn(out))
      }
    }
  })

  test('while a failed one is being undone, too', { timeout: 60_000 }, async () => {
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
    expect(await publish(out, second, { scope: 'all', disk })).toMatchObject({
      rule: 'not-published',
    })
    for (let k = 0; k < calls; k++) {
      await prepare()
      await ignoring(publish(out, second, { scope: 'all', disk: failing(k) }))
      bury()
      expect(await recover(out)).toBeNull()
      expect(wholeSets).toContainEqual(filesIn(out))
    }
  })

  test('with kill -9 for once', { timeout: 60_000 }, async () => {
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
      expect(await recover(out)).toBeNull()
      const { 'manifest.json': manifest, ...files } = filesIn(out)
      const { build, files: listed } = JSON.parse(manifest!) as Manifest
      expect(Object.keys(files).sort()).toEqual(listed.map((file) => file.path).sort())
      for (const text of Object.values(files))
        expect(text === Buffer.alloc(200_000, build).toString()).toBe(true)
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

  test.each(faults)('$code, lasting: $lasts, at any call', { timeout: 60_000 }, async (fault) => {
    await prepare()
    const calls = await callsOf((disk) => publish(out, second, { scope: 'all', disk }))
    const rules = new Set<string | undefined>()
    for (let k = 0; k < calls; k++) {
      await prepare()
      const disk = watched((name, call, args) => {
        const isHit = fault.lasts ? call >= k : call === k
        // Reading needs no room and changes nothing.
        if (name === 'openSync' && args[1] === 'r' && fault.calls) return
        if (isHit && (fault.calls?.includes(name) ?? true)) throw systemError(fault.code)
      })
      const message = await publish(out, second, { scope: 'all', disk, patience: 0 })
      rules.add(message?.rule)
      const { old, visible } = { old: wholeSets[0], visible: visibleIn(out) }
      if (message?.rule === 'publishing-unfinished') expect(pending(out) || fault.lasts).toBe(true)
      else expect(visible).toEqual(message ? old : wholeSets[1])
      if (message) expect(formatMessage(message, 'en')).not.toMatch(/\n|\bat /)
      bury()
      expect(await recover(out)).toBeNull()
      expect(wholeSets).toContainEqual(filesIn(out))
      expect(await publish(out, third, { scope: 'all' })).toBeNull()
    }
    expect(rules).toContain('not-published')
    if (!fault.lasts || fault.code === 'ENOSPC')
      expect(rules).not.toContain('publishing-unfinished')
  })

  const visibleIn = (folder: string): Record<string, string> =>
    Object.fromEntries(
      Object.entries(filesIn(folder)).filter(([name]) => !name.startsWith('.memopress')),
    )

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
    const message = await publish(out, second, { scope: 'all', disk })
    expect(message).toMatchObject({ rule: 'not-published', path: path.join(out, 'a.pdf') })
    expect(message!.en).toContain('close Word')
    expect(message!.zh).toContain('关闭 Word')
    expect(filesIn(out)).toEqual(wholeSets[0])
  })

  test('takes away the folder made for nothing', async () => {
    const disk = watched((name) => {
      if (name === 'writeFileSync') throw systemError('ENOSPC')
    })
    expect(await publish(out, first, { scope: 'all', disk })).toMatchObject({
      rule: 'not-published',
    })
    expect(fs.existsSync(path.dirname(out))).toBe(false)
  })
})

describe('two at once', () => {
  test('come one after the other', async () => {
    await prepare()
    const sets = Array.from({ length: 8 }, (_, i) =>
      setOf({ 'a.pdf': `a${i}`, [`${i}.pdf`]: `${i}` }),
    )
    const messages = await Promise.all(sets.map((set) => publish(out, set, { scope: 'all' })))
    expect(messages).toEqual(sets.map(() => null))
    expect(sets.map((set) => plain(set, own))).toContainEqual(filesIn(out))
  })

  test('a set built upon another manifest than the one there is not published', async () => {
    const base = second.get('manifest.json')!
    expect(await publish(out, first, { scope: 'all', base })).toMatchObject({ rule: 'overtaken' })
    expect(await publish(out, first, { scope: 'all', base: null })).toBeNull()
    const again = { scope: 'some', base: first.get('manifest.json')! } as const
    expect(await publish(out, second, again)).toBeNull()
    expect(await publish(out, third, again)).toMatchObject({ rule: 'overtaken' })
    expect(await publish(out, third, { scope: 'all', base: null })).toMatchObject({
      rule: 'overtaken',
    })
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
    const message = await publish(out, second, { scope: 'all', patience: 120 })
    expect(message).toMatchObject({ rule: 'busy', path: out })
    expect(message!.en).toContain(String(process.pid))
    expect(filesIn(out)).toMatchObject(wholeSets[0]!)
  })

  test('the second waits for the first', async () => {
    await prepare()
    hold(self())
    const waiting = publish(out, second, { scope: 'all' })
    await setTimeout(120)
    fs.rmSync(path.join(out, '.memopress/lock'))
    expect(await waiting).toBeNull()
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
    expect(await publish(out, second, { scope: 'all', patience: 0 })).toBeNull()
    expect(filesIn(out)).toEqual(wholeSets[1])
  })

  test.each<[string, () => object | string]>([
    ['another machine just now', () => ({ ...self(), host: 'elsewhere' })],
    ['someone who is writing it', () => ''],
  ])('a lock of %s holds', async (_, holder) => {
    await prepare()
    hold(holder())
    expect(await publish(out, second, { scope: 'all', patience: 0 })).toMatchObject({
      rule: 'busy',
    })
  })
})

test('a signal while staging leaves the old set and nothing else', async () => {
  await prepare()
  const controller = new AbortController()
  const disk = watched((name) => {
    if (name === 'fsyncSync') controller.abort()
  })
  const options = { scope: 'all', disk, signal: controller.signal } as const
  expect(await publish(out, second, options)).toMatchObject({ rule: 'interrupted' })
  expect(filesIn(out)).toEqual(wholeSets[0])
  expect(fs.existsSync(path.join(out, '.memopress'))).toBe(false)
})

describe('what is not ours', () => {
  test('a manifest cannot name a file outside, nor one that is a link', async () => {
    await prepare()
    const outside = path.join(path.dirname(out), 'victim.txt')
    fs.writeFileSync(outside, 'safe')
    fs.symlinkSync(path.dirname(out), path.join(out, 'up'))
    const listed = [
      '../victim.txt',
      outside,
      '.memopress/x',
      'a\\..\\victim.txt',
      'C:victim.txt',
      '',
    ]
    write({
      'manifest.json': listOf(listed),
    })
    fs.rmSync(path.join(out, 'a.pdf'))
    fs.rmSync(path.join(out, 'same'), { recursive: true })
    expect(await publish(out, second, { scope: 'all' })).toBeNull()
    write({ 'manifest.json': listOf(['up/victim.txt', 'a.pdf']) })
    expect(await publish(out, third, { scope: 'all' })).toMatchObject({
      path: path.join(out, 'up'),
    })
    expect(fs.readFileSync(outside, 'utf8')).toBe('safe')
    expect(fs.readFileSync(path.join(out, 'a.pdf'), 'utf8')).toBe('a2')
  })

  test('a folder that is a link is not followed', async () => {
    await prepare()
    const elsewhere = path.join(path.dirname(out), 'elsewhere')
    fs.mkdirSync(elsewhere)
    fs.symlinkSync(elsewhere, path.join(out, 'new'))
    expect(await publish(out, second, { scope: 'all' })).toMatchObject({
      path: path.join(out, 'new'),
    })
    expect(fs.readdirSync(elsewhere)).toEqual([])
    fs.rmSync(path.join(out, 'new'))
    fs.symlinkSync(elsewhere, path.join(out, '.memopress'))
    expect(await publish(out, second, { scope: 'all' })).toMatchObject({ rule: 'not-published' })
    expect(await recover(out)).toMatchObject({ level: 'error' })
    expect(fs.readdirSync(elsewhere)).toEqual([])
  })

  test.each(['file', 'folder'])('a %s of the name of an output stays', async (kind) => {
    await prepare()
    const target = path.join(out, 'new/deep/d.pdf')
    if (kind === 'file') write({ 'new/deep/d.pdf': 'mine' })
    else fs.mkdirSync(target, { recursive: true })
    const before = filesIn(out)
    const message = await publish(out, second, { scope: 'all' })
    expect(message).toMatchObject({
      path: target,
      rule: kind === 'file' ? 'foreign-file' : 'not-published',
    })
    expect(filesIn(out)).toEqual(before)
  })

  test('a file where the folder should be stays', async () => {
    fs.mkdirSync(path.dirname(out), { recursive: true })
    fs.writeFileSync(out, 'mine')
    expect(await publish(out, first, { scope: 'all' })).toMatchObject({
      rule: 'not-published',
      path: out,
    })
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
      expect(await recover(out)).toBeNull()
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
    await expect(publish(out, setOf({ [name]: 'x' }), { scope: 'all' })).rejects.toThrow(
      'not a path',
    )
  })

  test('so are two names alike, and no manifest', async () => {
    const alike = setOf({ 'Ai/\u00e9.pdf': 'x', 'ai/e\u0301.pdf': 'y' })
    await expect(publish(out, alike, { scope: 'all' })).rejects.toThrow('one file on some disks')
    await expect(publish(out, new Map(), { scope: 'all' })).rejects.toThrow('manifest.json')
    expect(fs.existsSync(out)).toBe(false)
  })

  test('nothing to recover leaves no trace', async () => {
    expect(await recover(out)).toBeNull()
    await prepare()
    expect(await recover(out)).toBeNull()
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
