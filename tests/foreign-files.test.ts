/** No command touches a file that no build of ours left as it is: every command × every situation. */
import fs from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, relative } from 'node:path'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { toJson } from '../scripts/build/manifest.ts'
import { run } from '../scripts/cli/main.ts'
import { sha256 } from '../scripts/files.ts'
import { proverOf } from '../scripts/proof/prove.ts'
import { manifestOf } from './sets.ts'

/** A file that nobody can replace: immutable, or open in Word on Windows. */
const locked = vi.hoisted(() => ({ path: null as string | null }))

vi.mock('node:fs', async (original) => {
  const { default: real } = await original<{ default: typeof fs }>()
  const names = ['renameSync', 'unlinkSync', 'linkSync', 'writeFileSync'] as const
  const failing = names.map((name) => [
    name,
    (...args: unknown[]): unknown => {
      if (locked.path !== null && args.includes(locked.path))
        throw Object.assign(new Error('locked'), { code: 'EPERM', path: locked.path })
      return (real[name] as (...args: unknown[]) => unknown)(...args)
    },
  ])
  const table = { ...real, ...(Object.fromEntries(failing) as object) }
  return { ...table, default: table }
})

const home = process.cwd()
const base = fs.realpathSync(fs.mkdtempSync(join(tmpdir(), 'memopress-foreign-')))
afterAll(() => {
  process.chdir(home)
  fs.rmSync(base, { recursive: true })
})

const write = (file: string, text: string): void => {
  fs.mkdirSync(dirname(file), { recursive: true })
  fs.writeFileSync(file, text)
}

const memo = (text: string): string =>
  `---\noutputs: [own]\n---\n\n# Memo\n\n${text}\n\n## Energy\n\n### Recommendations\n\n- Go on.\n`

const projectIn = (folder: string, text: string): void => {
  write(join(folder, 'source/memo.md'), memo(text))
  write(
    join(folder, 'templates/own.yaml'),
    'extends: brief\nof: memo\ndefault: false\npath: own/all\nformats: [docx]\n',
  )
  write(join(folder, 'notes.txt'), 'mine')
}

const said = async (args: readonly string[]): Promise<{ code: number; text: string }> => {
  const texts: string[] = []
  const spies = [process.stdout, process.stderr].map((stream) =>
    vi.spyOn(stream, 'write').mockImplementation((text) => texts.push(String(text)) > 0),
  )
  try {
    // Watching is ended after its first build.
    const code = await run(args, proverOf, AbortSignal.timeout(1))
    return { code, text: texts.join('') }
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

const built = async (folder: string, ...args: readonly string[]): Promise<void> => {
  process.chdir(folder)
  const { code, text } = await said(['build', ...args])
  if (code !== 0) throw new Error(text)
}

/** What the tests begin from: a project with its set, and a PDF that carries its source. */
const original = join(base, 'original')
beforeAll(async () => {
  projectIn(original, 'First.')
  write(
    join(original, 'templates/carry.yaml'),
    'extends: brief\nof: memo\ndefault: false\npath: carry\nembed: true\n',
  )
  await built(original, '--only', 'carry', '--format', 'pdf')
  fs.renameSync(join(original, 'out/carry.pdf'), join(original, 'carry.pdf'))
  fs.rmSync(join(original, 'out'), { recursive: true })
  fs.rmSync(join(original, 'templates/carry.yaml'))
  await built(original)
})

type Situation = {
  /** Changes a project that holds its set; the folder `outside` is beside it. */
  readonly make: (outside: string) => void | Promise<void>
  /** Files of the set that builds may still replace. */
  readonly ours?: readonly string[]
}

const set = ['out/own/all.docx', 'out/memo.json', 'out/manifest.json', 'out/.memopress/owner']
const empty = (): void => fs.rmSync('out', { recursive: true })
/** The memo is another by now, so every build has something to write. */
const change = (): void => write('source/memo.md', memo('Second.'))

const situations: Readonly<Record<string, Situation>> = {
  'a manifest of another program that names the memo and other files': {
    make: () => {
      empty()
      const files = ['source/memo.md', 'notes.txt', 'own/all.docx'].map((path) => ({ path }))
      write('manifest.json', JSON.stringify({ files }))
      write('out/manifest.json', JSON.stringify({ files }))
      write('out/notes.txt', 'mine')
    },
  },
  'a manifest with the marks of a merge': {
    make: () => {
      const text = fs.readFileSync('out/manifest.json', 'utf8')
      write('out/manifest.json', `<<<<<<< ours\n${text}=======\n${text}>>>>>>> theirs\n`)
      change()
    },
  },
  'a manifest of 0.1.0 with names of its own': {
    make: () => {
      empty()
      write('out/own/all.docx', 'mine')
      const sealed = toJson(manifestOf({ 'own/all.docx': 'ours' }))
      write('out/manifest.json', sealed.replace(/^ {2}"seal".*\n/m, ''))
    },
  },
  'files of a user and no manifest': {
    make: () => {
      empty()
      write('out/own/all.docx', 'mine')
      write('own/all.docx', 'mine too')
    },
  },
  'a manifest.json of a user': {
    make: () => {
      empty()
      write('out/manifest.json', '{"name":"my app"}')
      write('manifest.json', '{"name":"my app"}')
    },
  },
  'an output that somebody edited': {
    make: () => {
      write('out/own/all.docx', 'edited')
      change()
    },
    ours: set.slice(1),
  },
  'an output that nobody can replace': {
    make: () => {
      locked.path = join(process.cwd(), 'out/own/all.docx')
      change()
    },
  },
  'the set of another project': {
    make: async (outside) => {
      empty()
      const out = join(process.cwd(), 'out')
      const project = process.cwd()
      projectIn(outside, 'Other.')
      await built(outside, '--out', out)
      process.chdir(project)
    },
  },
  'links in the place of outputs': {
    make: (outside) => {
      empty()
      write(join(outside, 'all.docx'), 'mine')
      write(join(outside, 'manifest.json'), fs.readFileSync('source/memo.md', 'utf8'))
      fs.mkdirSync('out')
      fs.symlinkSync(outside, 'out/own')
      fs.symlinkSync(join(outside, 'manifest.json'), 'out/manifest.json')
    },
  },
  'a link in the place of the hidden folder': {
    make: (outside) => {
      for (const name of ['owner', 'lock', 'journal.json', 'new/0', 'old/0'])
        write(join(outside, name), 'mine')
      fs.rmSync('out/.memopress', { recursive: true })
      fs.symlinkSync(outside, 'out/.memopress')
      change()
    },
  },
  'a file in the place of the folder': {
    make: () => {
      empty()
      write('out', 'mine')
    },
  },
}

const commands: Readonly<Record<string, readonly string[]>> = {
  build: ['build'],
  'build --replace': ['build', '--replace'],
  'build --force': ['build', '--force'],
  'build --out .': ['build', '--out', '.'],
  check: ['check'],
  watch: ['watch'],
  verify: ['verify'],
  units: ['units'],
  fonts: ['fonts'],
  init: ['init', 'out'],
  open: ['open', 'carry.pdf', '--out', 'out'],
}

/** Every file and link below the folder, by what it is and holds. */
const filesIn = (folder: string): Record<string, string> =>
  Object.fromEntries(
    fs
      .readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => !entry.isDirectory())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => {
        const { ino, mtimeMs } = fs.lstatSync(file)
        const isLink = fs.lstatSync(file).isSymbolicLink()
        const content = isLink ? fs.readlinkSync(file) : sha256(fs.readFileSync(file))
        return [relative(folder, file), `${content} ${ino} ${mtimeMs}`]
      }),
  )

describe.each(Object.entries(situations))('%s', (_, { make, ours = [] }) => {
  test.each(Object.entries(commands))(
    'is not touched by %s',
    async (name, args) => {
      const place = fs.mkdtempSync(join(base, 'case-'))
      try {
        fs.cpSync(original, join(place, 'project'), { recursive: true })
        process.chdir(join(place, 'project'))
        await make(join(place, 'outside'))
        const before = filesIn(place)
        const { code, text } = await said(args)
        const after = filesIn(place)
        locked.path = null
        expect(text).not.toMatch(/\n {4}at /)
        expect([0, 1]).toContain(code)
        // What was asked to make room: the set of another project goes, and what somebody edited is kept beside.
        const mayGo = new Set(ours.map((file) => `project/${file}`))
        if (name === 'build --replace') {
          if (text.includes('(replaced-memo)')) for (const file of set) mayGo.add(`project/${file}`)
          if (text.includes('(kept-beside)')) {
            expect(after['project/out/own/all (edited).docx']).toBe(
              before['project/out/own/all.docx'],
            )
            mayGo.add('project/out/own/all.docx')
          }
        }
        const kept = Object.entries(before).filter(([file]) => !mayGo.has(file))
        expect(Object.fromEntries(kept.map(([file]) => [file, after[file]]))).toEqual(
          Object.fromEntries(kept),
        )
      } finally {
        locked.path = null
        process.chdir(home)
        fs.rmSync(place, { recursive: true, force: true })
      }
    },
    60_000,
  )
})
