/** A PDF that carries its source, and `memopress open`, which makes the PDF again from it. */
import { createHash } from 'node:crypto'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { readAttachments, type Attached } from '../scripts/readers/pdf/attachments.ts'
import { unattachable, type AttachedFile } from '../scripts/build/attachments.ts'
import { limits } from '../scripts/limits.ts'
import { openCommand } from '../scripts/cli/open.ts'
import { formatMessage } from '../scripts/message.ts'
import { proverOf } from '../scripts/proof/prove.ts'
import { memopress, root } from './cli.ts'
import { makeText, render } from './pdf/make.ts'
import { faultsOf } from './pdf/tree.ts'
import { loadPdfjs, settings } from './tools/pdfjs.ts'
import { hasVeraPdf, validate } from './tools/verapdf.ts'

const folder = mkdtempSync(join(tmpdir(), 'memopress-embed-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const memo = `---
title: 港口对话
date: 2026年1月
version: 第一版
status: final
domains: # 内部：先问同事
  energy: 能源
---

引言一段。 <!-- unit id=lead domains=energy -->

<!-- 编辑说明：不外传 -->

## 能源

正文<!-- 内部 -->一段[^1]。

![港口](图/port.jpg)

![方案](plan.svg '方案')

![河](river.png)

### 建议：

- 继续对话。 <!-- unit id=talk -->

[^1]: 注一条。

[//]: # (内部：还有一句)
`
const pictures = join(import.meta.dirname, 'pdf/everything')
const template = (name: string): string => readFileSync(join(root, 'templates', name), 'utf8')

/** Overrides two templates of memopress: one carries its source, the other gives the full text its name. */
const templates: Readonly<Record<string, string>> = {
  'handout.yaml': 'extends: handout\nembed: true\n',
  'brief.yaml': template('brief.yaml').replace(/^path: .*$/m, 'path: 全文/whole'),
  'archive.yaml':
    'extends: brief\nembed: with-notes\npath: archive\ndefault: false\nformats: [pdf]\n',
}

/** A project with this memo, its pictures and templates. */
const project = (name: string, text = memo): string => {
  const path = join(folder, name)
  mkdirSync(join(path, 'source/图'), { recursive: true })
  mkdirSync(join(path, 'templates'))
  writeFileSync(join(path, 'source/memo.md'), text)
  for (const file of ['plan.svg', 'river.png'])
    cpSync(join(pictures, file), join(path, 'source', file))
  cpSync(join(pictures, 'port.jpg'), join(path, 'source/图/port.jpg'))
  for (const [file, yaml] of Object.entries(templates))
    writeFileSync(join(path, 'templates', file), yaml)
  return path
}

const built = (path: string, ...more: readonly string[]): void => {
  const { status, stderr } = memopress(path, ['build', '--format', 'pdf', ...more])
  if (status !== 0) throw new Error(stderr)
}
const home = project('home')
built(home)
built(home, '--only', 'archive')
const handout = readFileSync(join(home, 'out/extracts/energy.pdf'))
const archive = readFileSync(join(home, 'out/archive.pdf'))

const filesOf = (pdf: Uint8Array): Map<string, string> =>
  new Map(readAttachments(pdf).map(({ path, bytes }) => [path, Buffer.from(bytes).toString()]))

/** Opens a file of these bytes in a folder of its own, far from the project. */
const open = async (name: string, bytes: Uint8Array | string) => {
  const path = join(folder, `open ${name}`)
  mkdirSync(path)
  writeFileSync(join(path, 'file.pdf'), bytes)
  const session = {
    language: 'en' as const,
    ask: async () => null,
    say: () => {},
    progress: () => {},
    proverOf,
  }
  const outcome = await openCommand([join(path, 'file.pdf')], { out: join(path, 'file') }, session)
  const said = outcome.messages.map((message) => formatMessage(message, 'en')).join('\n')
  return { ...outcome, path, said }
}

/** A PDF of a text with these files attached, as memopress would write it. */
const forge = (text: string, files: readonly Attached[], compress = false): Promise<Uint8Array> => {
  const [made] = makeText(text, join(home, 'source'), ['brief'])
  const hash = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
  const named = files.map(({ path, bytes }) => ({ path, bytes, sha256: hash(bytes) }))
  const attachments = named.map(({ path, sha256 }) => ({ path, sha256, type: 'text/plain' }))
  const bytes = Object.fromEntries(named.map((file) => [file.sha256, file.bytes]))
  const { flow, assets } = made!
  return render(
    { ...made!, flow: { ...flow, attachments }, assets: { ...assets, attachments: bytes } },
    compress,
  )
}
const small = '# 题\n\n正文。\n'
const honest = readAttachments(archive)
const edited = (path: string, edit: (text: string) => string): Attached[] =>
  honest.map((file) =>
    file.path === path
      ? { path, bytes: Buffer.from(edit(Buffer.from(file.bytes).toString())) }
      : file,
  )

describe('a PDF that carries its source', () => {
  test('has the memo, its pictures, its templates and the list of its inputs', async () => {
    expect([...filesOf(handout).keys()]).toEqual(
      [
        'inputs.json',
        'source/memo.md',
        'source/图/port.jpg',
        'source/plan.svg',
        'source/river.png',
        'templates/base/handout.yaml',
        'templates/brief.yaml',
        'templates/handout.yaml',
        'templates/house.yaml',
      ].sort((a, b) => (encodeURI(a) < encodeURI(b) ? -1 : 1)),
    )
    expect(filesOf(handout).get('templates/handout.yaml')).toBe(templates['handout.yaml'])
  })

  test('has them for pdf.js too, and the same', async () => {
    const { getDocument } = await loadPdfjs()
    const task = getDocument({ data: new Uint8Array(archive), ...settings })
    const found = await (await task.promise).getAttachments()
    await task.destroy()
    type Entry = { readonly rawFilename: string; readonly content: Uint8Array }
    const entries = Object.values(found as Readonly<Record<string, Entry>>)
    expect(
      entries.map(({ rawFilename, content }) => [rawFilename, Buffer.from(content).toString()]),
    ).toEqual([...filesOf(archive)])
  })

  test('names them as its source, on the day of the memo', () => {
    const text = archive.toString('latin1')
    expect(text.match(/\/AFRelationship \/Source/g)).toHaveLength(8)
    expect(text.match(/\/AF \[(?:\d+ 0 R ?){8}\]/)).not.toBeNull()
    expect(text.match(/\/Subtype \/text#2Fmarkdown/g)).toHaveLength(1)
    expect(new Set(text.match(/\/ModDate \(.*?\)/g))).toEqual(
      new Set(['/ModDate (D:20260101000000Z)']),
    )
  })

  test('leaves out comments unless its template asks for them, and keeps markers', async () => {
    const clean = filesOf(handout).get('source/memo.md')!
    expect(clean).not.toMatch(/内部|不外传/)
    expect(clean).toContain('<!-- unit id=lead domains=energy -->')
    expect(filesOf(archive).get('source/memo.md')).toBe(memo)
  })

  test('leaves out what a picture says beside itself, unless its template asks for it', async () => {
    const original = readFileSync(join(pictures, 'plan.svg'), 'utf8')
    expect(filesOf(archive).get('source/plan.svg')).toBe(original)
    expect(filesOf(handout).get('source/plan.svg')).not.toContain('<text')
  })

  test('is the same in another folder, and when only comments change', () => {
    const other = project('other', memo.replace('不外传', '另一句').replaceAll('\n', '\r\n'))
    built(other)
    expect(readFileSync(join(other, 'out/extracts/energy.pdf')).equals(handout)).toBe(true)
  })

  test('is another when something changes that it does not print', () => {
    const other = project('changed', `${memo}\n## 其他\n\n无关的一段。\n`)
    built(other)
    expect(readFileSync(join(other, 'out/extracts/energy.pdf')).equals(handout)).toBe(false)
  })

  test('others stay PDF/A-2 and carry nothing', async () => {
    const brief = readFileSync(join(home, 'out/全文/whole.pdf'))
    expect(readAttachments(brief)).toEqual([])
    expect(brief.toString('latin1')).toContain('<pdfaid:part>2<')
    expect(handout.toString('latin1')).toContain('<pdfaid:part>3<')
  })

  test('keeps every tie of its structure', async () => {
    expect(faultsOf(await forge(small, honest))).toEqual([])
  })

  test.skipIf(!hasVeraPdf && !process.env['CI'])(
    'is PDF/UA-1 and PDF/A-3a (veraPDF)',
    () => {
      const files = ['extracts/energy.pdf', 'archive.pdf'].map((file) => join(home, 'out', file))
      expect(validate(files, ['PDF/UA-1', 'PDF/A-3A'])).toEqual([[], []])
    },
    120_000,
  )

  test('cannot carry two files that some disks take for one', () => {
    const path = project('clash', memo.replace('river.png', '图/PORT.jpg'))
    cpSync(join(pictures, 'port.jpg'), join(path, 'source/图/PORT.jpg'))
    const { status, stderr } = memopress(path, ['build', '--format', 'pdf'])
    expect(stderr).toMatch(/source\/图\/PORT\.jpg.*\(unattachable-name\)/)
    expect(status).toBe(1)
    expect(existsSync(join(path, 'out'))).toBe(false)
  })
})

test('more than `open` unpacks is not attached', () => {
  const file = (n: number, size: number): AttachedFile => ({
    path: `${n}.png`,
    type: 'image/png',
    sha256: '',
    bytes: new Uint8Array(size),
  })
  const rulesOf = (files: readonly AttachedFile[]) =>
    unattachable(files, 'memo.md').map(({ rule }) => rule)
  const many = Array.from({ length: limits.attachments + 1 }, (_, n) => file(n, 1))
  expect(rulesOf(many.slice(1))).toEqual([])
  expect(rulesOf(many)).toEqual(['too-much-attached'])
  expect(rulesOf([file(0, limits.attachedBytes)])).toEqual([])
  expect(rulesOf([file(0, limits.attachedBytes), file(1, 1)])).toEqual(['too-much-attached'])
})

describe('memopress open', () => {
  test.each([
    ['an extract', handout],
    ['the whole memo with its comments', archive],
  ])('makes %s again, byte for byte', async (name, bytes) => {
    const { path, said, data } = await open(name, bytes)
    expect(said).not.toContain('not-identical')
    expect(data).toMatchObject({ identical: true })
    for (const [file, text] of filesOf(bytes))
      expect(readFileSync(join(path, 'file', file), 'utf8')).toBe(text)
  })

  test('says so; what it unpacks is a project that builds', () => {
    const path = join(folder, 'away')
    mkdirSync(path)
    writeFileSync(join(path, '档案.pdf'), archive)
    const { status, stdout } = memopress(path, ['open', '档案.pdf', '--lang', 'zh'])
    expect(stdout).toContain('档案/source/memo.md\n')
    expect(stdout).toContain('档案.pdf 与这些文件重新生成的结果逐字节相同')
    expect(status).toBe(0)
    built(join(path, '档案'), '--only', 'archive')
    expect(readFileSync(join(path, '档案/out/archive.pdf')).equals(archive)).toBe(true)
  })

  test('without a name is misuse', () => {
    const { status, stderr } = memopress(folder, ['open'])
    expect(stderr).toMatch(/memopress open file\.pdf \(missing-name\)/)
    expect(status).toBe(2)
  })

  test('of a file that is not there is said', () => {
    const { status, stderr } = memopress(folder, ['open', 'nowhere.pdf'])
    expect(stderr).toMatch(/^nowhere\.pdf {2}.*\(missing-pdf\)/)
    expect(status).toBe(1)
  })

  test('writes into no folder that holds something, and over no file', () => {
    for (const out of ['source', 'out/archive.pdf']) {
      const { status, stderr } = memopress(home, ['open', 'out/archive.pdf', '--out', out])
      expect(stderr).toMatch(/\(folder-not-empty\)/)
      expect(status).toBe(1)
    }
  })

  test('finds one byte that was changed, and keeps what it unpacked', async () => {
    const text = handout
      .toString('latin1')
      .replace('/AFRelationship /Source', '/AFRelationship /Sourcx')
    const changed = Buffer.from(text, 'latin1')
    const at = changed.findIndex((byte, i) => byte !== handout[i])
    const { path, said } = await open('changed', changed)
    expect(said).toMatch(new RegExp(`byte ${at} is the first to differ.*\\(not-identical\\)`))
    expect(existsSync(join(path, 'file/source/memo.md'))).toBe(true)
  })

  test('says which words a forged page changes', async () => {
    const { said } = await open('forged', await forge(memo.replace('继续', '停止'), honest))
    expect(said).toMatch(/\(not-identical\)/)
    expect(said).toMatch(/file\.pdf: text differs \(unit `talk`\).*继续对话.*停止对话/)
  })

  test('says which versions and fonts are others', async () => {
    const versions = edited('inputs.json', (text) =>
      text
        .replace(/("memopress": )"[^"]+"/, '$1"0.0.9"')
        .replace(/("pdfkit": )"[^"]+"/, '$1"1.0.0"'),
    )
    const { said } = await open('versions', await forge(small, versions))
    expect(said).toMatch(/memopress 0\.0\.9, here is .*\(other-version\)/)
    expect(said).toMatch(/pdfkit 1\.0\.0, here is .*\(other-version\)/)
    const fonts = edited('inputs.json', (text) =>
      text.replace(/("NotoSansSC-Bold": )"[^"]+"/, `$1"${'0'.repeat(64)}"`),
    )
    expect((await open('fonts', await forge(small, fonts))).said).toMatch(
      /NotoSansSC-Bold.*\(other-font\)/,
    )
  })

  const zeros = Buffer.alloc(1 << 26)
  const bomb = Array.from({ length: 5 }, (_, i) => ({ path: `${i}.txt`, bytes: zeros }))
  const one = (path: string): Attached[] => [...honest, { path, bytes: Buffer.from('x') }]
  test.each<[string, () => Uint8Array | string | Promise<Uint8Array>, RegExp]>([
    ['no PDF', () => 'Hello\n', /not-pdf/],
    ['a small file that unpacks to a huge one', () => forge(small, bomb, true), /too-much-packed/],
    ['a PDF cut off', () => handout.subarray(0, 900), /not-pdf/],
    [
      'a PDF with nothing attached',
      () => readFileSync(join(home, 'out/全文/whole.pdf')),
      /no-source/,
    ],
    ['a PDF with files of others', () => forge(small, one('bill.xml').slice(-1)), /no-source/],
    [
      'a list of inputs that is none',
      () =>
        forge(
          small,
          edited('inputs.json', () => '{"files":[]}'),
        ),
      /no-source/,
    ],
    [
      'a memo that was changed',
      () =>
        forge(
          small,
          edited('source/memo.md', (text) => text.replace('继续', '停止')),
        ),
      /source\/memo\.md.*\(changed-attachment\)/,
    ],
    [
      'a file that is gone',
      () =>
        forge(
          small,
          honest.filter(({ path }) => path !== 'templates/house.yaml'),
        ),
      /templates\/house\.yaml.*\(changed-attachment\)/,
    ],
    ['a file too many', () => forge(small, one('more.txt')), /more\.txt.*\(changed-attachment\)/],
    ['a way out', () => forge(small, one('../../evil.txt')), /bad-attachment-name/],
    ['a hidden way out', () => forge(small, one('source/../../e.txt')), /bad-attachment-name/],
    ['a way out of Windows', () => forge(small, one('..\\..\\evil.txt')), /bad-attachment-name/],
    ['a root', () => forge(small, one('/tmp/evil.txt')), /bad-attachment-name/],
    ['a drive', () => forge(small, one('C:\\evil.txt')), /bad-attachment-name/],
    ['a device', () => forge(small, one('source/con.txt')), /bad-attachment-name/],
    ['a control character', () => forge(small, one('a\u0007.txt')), /bad-attachment-name/],
    ['no name', () => forge(small, one('')), /bad-attachment-name/],
    ['one name twice', () => forge(small, one('SOURCE/memo.md')), /bad-attachment-name/],
    ['a file that is a folder', () => forge(small, one('source')), /bad-attachment-name/],
    [
      'a document that its templates do not make',
      () =>
        forge(
          small,
          edited('inputs.json', (text) => text.replace('"archive"', '"poster"')),
        ),
      /no-such-document/,
    ],
  ])('refuses %s', async (name, bytes, rule) => {
    const { path, said, data } = await open(name, await bytes())
    expect(said).toMatch(rule)
    expect(data).toMatchObject({ identical: false })
    const isUnpacked = name.startsWith('a document')
    expect(readdirSync(path)).toEqual(isUnpacked ? ['file', 'file.pdf'] : ['file.pdf'])
  })
})
