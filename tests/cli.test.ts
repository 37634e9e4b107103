import { execFileSync } from 'node:child_process'
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { afterAll, describe, expect, test } from 'vitest'
import { commands } from '../scripts/cli/commands.ts'
import { options } from '../scripts/cli/options.ts'
import { memopress } from './cli.ts'
import { p, wordFile } from './import/word.ts'
import { resealed } from './sets.ts'

const folder = mkdtempSync(join(tmpdir(), 'memopress-cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const small = '# 小备忘录\n\n## 能源\n\n正文一段。\n\n### 建议：\n\n- 继续对话。\n'

/** A project with this memo (bytes or text), and with nothing when it is null. */
const project = (name: string, memo: string | Uint8Array | null): string => {
  const path = join(folder, name)
  mkdirSync(join(path, 'source'), { recursive: true })
  if (memo !== null) writeFileSync(join(path, 'source/memo.md'), memo)
  return path
}

/** A project with the small memo and its set, which is made once and copied. */
const built = (name: string): string => {
  const original = join(folder, 'built')
  if (!existsSync(original)) expect(memopress(project('built', small), ['build']).status).toBe(0)
  const path = join(folder, name)
  cpSync(original, path, { recursive: true })
  return path
}

describe('memopress', () => {
  test.each([
    ['no command', [], /memopress build/],
    [
      'an unknown command',
      ['print'],
      /^memopress {2}error: Unknown command `print`; expected one of build, .* help/,
    ],
    [
      'an unknown option',
      ['build', '--colour'],
      /^--colour {2}error: There is no such option.* --out,/,
    ],
    ['a mistyped command', ['biuld'], /Unknown command `biuld`; did you mean `build`\?/],
    ['a mistyped option', ['build', '--fromat=pdf'], /^--fromat {2}.*did you mean `--format`\?/],
    ['a mistyped template', ['build', '--only', 'breif'], /did you mean `brief`\?/],
    ['a domain by its heading', ['build', '--only', '能源'], /did you mean `neng-yuan`\?/],
    [
      'an option of another command',
      ['units', '--force'],
      /^--force {2}error: `memopress units` has no such option; expected one of --deadline, --lang/,
    ],
    ['an unknown option in Chinese', ['--lang', 'zh', '--foo=1'], /^--foo {2}错误：没有这个选项/],
    [
      'an option without its value',
      ['build', '--out', '--force'],
      /^--out {2}error: No value after/,
    ],
    ['a value too many', ['build', '--force=yes'], /^--force {2}error: Unexpected value `yes`/],
    [
      'a deadline that is none',
      ['build', '--deadline', 'soon'],
      /`soon`; expected a value like 60/,
    ],
    ...['units', 'diff', 'check --suggest-domains'].map((command): [string, string[], RegExp] => [
      `a deadline that is none of ${command}`,
      [...command.split(' '), ...(command === 'diff' ? ['a', 'b'] : []), '--deadline', 'soon'],
      /`soon`; expected a value like 60/,
    ]),
    [
      'an unknown format',
      ['build', '--format', 'epub'],
      /--format {2}error: Unknown `epub`; expected one of pdf, docx/,
    ],
    ['an unknown template', ['build', '--only', 'poster'], /--only {2}error: Unknown `poster`/],
    ['a shard that is none', ['build', '--shard', '3/2'], /--shard/],
    ['init without a folder', ['init'], /memopress init DIR/],
    ['a memo of no language', ['init', 'x', '--memo', 'fr'], /--memo {2}error: Unknown `fr`/],
    [
      'a language there is none of',
      ['build', '--lang', 'fr'],
      /--lang {2}error: Unknown `fr`; expected one of zh, en/,
    ],
    [
      'a file too many',
      ['units', 'source/memo.md', 'b.md'],
      /^memopress units {2}error: Unexpected argument `b\.md`, expected one at most/,
    ],
  ])('%s is misuse: exit code 2, and nothing is written', (name, args, said) => {
    const path = project(name, small)
    const { status, stderr } = memopress(path, args)
    expect(stderr).toMatch(said)
    expect(status).toBe(2)
    expect(existsSync(join(path, 'out'))).toBe(false)
  })

  test('usage names every command and option, in both languages', () => {
    for (const lang of ['en', 'zh']) {
      const { stdout, status } = memopress(folder, ['--help', '--lang', lang])
      expect(status).toBe(0)
      for (const name of Object.keys(commands))
        expect(stdout).toMatch(new RegExp(`^  memopress ${name}\\b.* {2}\\S`, 'm'))
      for (const name of Object.keys(options))
        if (name !== 'help' && name !== 'version')
          expect(stdout).toMatch(new RegExp(`^  --${name}\\b.* {2}\\S`, 'm'))
    }
    expect(memopress(folder, ['help']).stdout).toBe(memopress(folder, ['-h']).stdout)
  })

  test('help of a command says what an option is for there', () => {
    const rowOf = (command: string, option: string): string =>
      new RegExp(`^ {2}--${option} .*`, 'm').exec(memopress(folder, ['help', command]).stdout)![0]
    expect(rowOf('init', 'memo')).toMatch(/^ {2}--memo zh\|en +Language of the new memo$/)
    expect(rowOf('review', 'out')).toMatch(/^ {2}--out FILE +Write the merged text there/)
    expect(rowOf('check', 'strict')).toMatch(/^ {2}--strict +Questions count as errors$/)
    expect(memopress(folder, ['help']).stdout).toContain('Questions count as errors (check)\n')
  })

  test('help of a command names its options and no others', () => {
    const { stdout, status } = memopress(folder, ['help', 'open'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^memopress open FILE\.pdf\n\nUnpack/)
    expect(stdout).toMatch(/^ {2}--out DIR {2}/m)
    expect(stdout).not.toMatch(/--shard/)
    expect(memopress(folder, ['open', '--help']).stdout).toBe(stdout)
    expect(memopress(folder, ['help', 'opne']).stderr).toMatch(/did you mean `open`\?/)
  })

  test.each([
    [
      'a missing memo',
      null,
      /^source\/memo\.md {2}error: There is no such memo.*\(missing-source\)$/m,
    ],
    ['an empty memo', '', /^source\/memo\.md:1:1 {2}.*\(empty-memo\)$/m],
    ['UTF-16', Buffer.from('\ufeff# 备忘录\n', 'utf16le'), /^source\/memo\.md.* {2}.*UTF-16/m],
    [
      'bytes that are no text',
      Buffer.from([0x23, 0x20, 0xff, 0xfe, 0x41]),
      /^source\/memo\.md:1:3 {2}/m,
    ],
    [
      'broken YAML',
      '---\ntitle: [a\n---\n\n正文\n',
      /^source\/memo\.md:\d+:\d+ {2}.*\(yaml-syntax\)$/m,
    ],
    [
      'an unknown key',
      `---\ntittle: 甲\n---\n\n${small}`,
      /^source\/memo\.md:2:1 {2}error: Unexpected key `tittle`/m,
    ],
    [
      'an unknown domain',
      small.replace('。\n', '。 <!-- unit domains=moon -->\n'),
      /^source\/memo\.md:5:\d+ {2}.*moon.*\(unknown-domain\)$/m,
    ],
    [
      'an unknown template under outputs',
      `---\noutputs: [breif]\n---\n\n${small}`,
      /^source\/memo\.md:2:11 {2}error: Unknown template `breif`.*\(unknown-output\)$/m,
    ],
    ['raw HTML', `${small}\n<div>x</div>\n`, /^source\/memo\.md:11:1 {2}/m],
    [
      'a character no font has',
      small.replace('正文', '正\u{2A6D7}文'),
      /^source\/memo\.md:5:2 {2}error: No font has the character .*U\+2A6D7/m,
    ],
    ['a missing picture', `${small}\n![图](none.png)\n`, /^source\/memo\.md:11:1 {2}.*none\.png/m],
  ])('%s is a finding: exit code 1 at its line, and nothing is written', (name, memo, said) => {
    const path = project(name, memo)
    const { status, stderr } = memopress(path, ['build'])
    expect(stderr).toMatch(said)
    expect(stderr).not.toMatch(/\n {4}at /)
    expect(status).toBe(1)
    expect(existsSync(join(path, 'out'))).toBe(false)
  })

  test('says every finding at once, in the order of the file, in the language asked for', () => {
    const path = project(
      'many',
      `${small}\n<b>x</b>\n\n![](a.png)\n\n[x](javascript:alert%281%29)\n`,
    )
    const { stderr } = memopress(path, ['build', '--lang', 'zh'])
    const [found = '', count] = stderr.trim().split('\n\n')
    const lines = found.split('\n')
    expect(lines.length).toBeGreaterThanOrEqual(3)
    expect(count).toBe(`错误 ${lines.length} 处`)
    expect(lines.map((line) => Number(line.split(':')[1]))).toEqual(
      lines.map((line) => Number(line.split(':')[1])).sort((a, b) => a - b),
    )
    for (const line of lines) expect(line).toMatch(/\p{Script=Han}/u)
  })

  test('says what is wrong with text, pictures, templates asked for and the folder in one go', () => {
    const path = project(
      'at-once',
      `---\noutputs: [breif]\n---\n\n${small}\n![图](none.png)\n\n文![](in-text.png)字。\n`,
    )
    writeFileSync(join(path, 'out'), 'a file')
    const { status, stderr } = memopress(path, ['build'])
    expect(stderr).toMatch(/^source\/memo\.md:15:1 .*no such file.*\(image-missing\)$/m)
    expect(stderr).toMatch(/^source\/memo\.md:17:2 .*\(image-in-text\)$/m)
    expect(stderr).toMatch(/^source\/memo\.md:17:2 .*\(image-without-alt\)$/m)
    expect(stderr).toMatch(/^source\/memo\.md:17:2 .*in-text\.png.*\(image-missing\)$/m)
    expect(stderr).toMatch(/^out {2}.*\(not-published\)$/m)
    expect(status).toBe(1)
    writeFileSync(
      join(path, 'source/memo.md'),
      `---\noutputs: [breif]\n---\n\n${small}\n![图](none.png)\n`,
    )
    expect(memopress(path, ['build']).stderr).toMatch(
      /image-missing[^]*unknown-output|unknown-output[^]*image-missing/,
    )
  })

  test('says what is wrong with a template and with the memo in one go', () => {
    const path = project('both', '# 备忘录\n\n<b>粗</b>\n')
    mkdirSync(join(path, 'templates'))
    writeFileSync(join(path, 'templates/brief.yaml'), 'nonsense: 1\n')
    const { status, stderr } = memopress(path, ['build'])
    expect(stderr).toMatch(/^templates\/brief\.yaml:1:1 /m)
    expect(stderr).toMatch(/^source\/memo\.md:3:1 .*\(raw-html\)$/m)
    expect(status).toBe(1)
  })

  test.each([
    ['a sound memo', small, 0],
    ['a memo that is asked about', small.replace('一段', '"一段"'), 0],
    ['a memo with errors', `${small}\n<b>粗</b>\n\n![](无.png)\n`, 1],
    ['no memo', null, 1],
  ])('check says of %s what build says, and writes nothing', (name, memo, status) => {
    const path = project(`check-${name}`, memo)
    const files = () => readdirSync(path, { recursive: true, encoding: 'utf8' }).sort()
    const before = files()
    const checked = memopress(path, ['check'])
    expect(files()).toEqual(before)
    const built = memopress(path, ['build'])
    expect([checked.status, checked.stderr]).toEqual([status, built.stderr])
    const rows = (stdout: string) => stdout.split('\n').filter((line) => line.includes('\t'))
    expect(rows(checked.stdout)).toEqual(
      rows(built.stdout).map((row) => row.replace('written\t', 'sound\t')),
    )
    expect(checked.stdout).not.toMatch(/ in out|out\//)
    expect(built.stdout).toMatch(
      status === 0 ? /^\d+ files in out\/, \d+ written$/m : /^Nothing was written$/m,
    )
    const set = files().map((file) => [file, statSync(join(path, file)).mtimeMs])
    expect(memopress(path, ['check', '--lang', 'zh']).status).toBe(status)
    expect(files().map((file) => [file, statSync(join(path, file)).mtimeMs])).toEqual(set)
  })

  test('a failed build leaves the last good set byte for byte', () => {
    const path = built('failed')
    const before = readdirSync(join(path, 'out')).map((name) => [
      name,
      readIfFile(join(path, 'out', name)),
    ])
    writeFileSync(join(path, 'source/memo.md'), `${small}\n<div>\n`)
    expect(memopress(path, ['build'])).toMatchObject({
      status: 1,
      stdout: 'Nothing was written; the last good set stays\n',
    })
    expect(
      readdirSync(join(path, 'out')).map((name) => [name, readIfFile(join(path, 'out', name))]),
    ).toEqual(before)
  })

  test('verify finds a changed file, a missing one, and one of an older source', () => {
    const path = built('verify')
    expect(memopress(path, ['verify']).status).toBe(0)
    writeFileSync(join(path, 'out/memo.pdf'), 'not a PDF')
    rmSync(join(path, 'out/memo.docx'))
    const damaged = memopress(path, ['verify'])
    expect(damaged.status).toBe(1)
    expect(damaged.stderr).toMatch(/out\/memo\.pdf.*\(changed-file\)/)
    expect(damaged.stderr).toMatch(/out\/memo\.docx.*\(missing-file\)/)
    expect(memopress(path, ['build']).stderr).toMatch(
      /^out\/memo\.pdf .*\(edited-file\)\n\n1 error\n$/,
    )
    const replaced = memopress(path, ['build', '--replace'])
    expect(replaced.stderr).toMatch(
      /^out\/memo\.pdf .*memo \(edited\)\.pdf.*\(kept-beside\)\n\n1 question\n$/,
    )
    expect(readFileSync(join(path, 'out/memo (edited).pdf'), 'utf8')).toBe('not a PDF')
    writeFileSync(join(path, 'source/memo.md'), small.replace('一段', '两段'))
    const stale = memopress(path, ['verify'])
    expect(stale.status).toBe(1)
    expect(stale.stderr).toMatch(/\(older-source\)/)
  })

  test.each([
    ['a file elsewhere', { path: '../../../../../../../dev/zero' }],
    ['a format of no file', { format: 'constructor' }],
    ['one file twice', { path: 'memo.json' }],
  ])('verify refuses a manifest in which a hand named %s', (name, change) => {
    const path = built(`by-hand-${name}`)
    const file = join(path, 'out/manifest.json')
    const forged = resealed(readFileSync(file, 'utf8'), (text) => {
      const manifest = JSON.parse(text) as { files: object[] }
      Object.assign(manifest.files[0]!, change)
      return `${JSON.stringify(manifest, null, 2)}\n`
    })
    writeFileSync(file, forged)
    const refused = memopress(path, ['verify'])
    expect(refused.status).toBe(1)
    expect(refused.stderr).toMatch(/^out\/manifest\.json .*\(missing-manifest\)\n\n1 error\n$/)
  })

  test.skipIf(process.platform === 'win32')(
    'a pipe in the place of an output holds nothing up',
    () => {
      const path = built('pipe')
      rmSync(join(path, 'out/memo.pdf'))
      execFileSync('mkfifo', [join(path, 'out/memo.pdf')])
      expect(memopress(path, ['verify']).stderr).toMatch(/out\/memo\.pdf.*\(missing-file\)/)
      expect(memopress(path, ['build']).stderr).toMatch(/out\/memo\.pdf.*\(not-published\)/)
    },
  )

  test('a memo takes the place of the set of another only when that is said, and then wholly', () => {
    const path = project('other', small)
    writeFileSync(join(path, 'b.md'), small.replaceAll('能源', '水利'))
    expect(memopress(path, ['build', '--format', 'docx']).status).toBe(0)
    const refused = memopress(path, ['build', 'b.md', '--force'])
    expect(refused.stderr).toMatch(/^out .*source\/memo\.md, and b\.md would .*\(other-memo\)$/m)
    expect(refused.status).toBe(1)
    expect(memopress(path, ['build', 'none.md']).stderr).not.toContain('other-memo')
    expect(readdirSync(join(path, 'out/extracts'))).toEqual(['neng-yuan.docx'])
    const taken = memopress(path, ['build', 'b.md', '--replace', '--only', 'shui-li'])
    expect(taken.stderr).toMatch(/^out .*source\/memo\.md .*replaced.*\(replaced-memo\)$/m)
    expect(taken.status).toBe(0)
    expect(readdirSync(join(path, 'out')).sort()).toEqual([
      '.memopress',
      'extracts',
      'manifest.json',
      'memo.json',
    ])
    expect(readdirSync(join(path, 'out/extracts'))).toEqual(['shui-li.docx', 'shui-li.pdf'])
    expect(memopress(path, ['verify']).status).toBe(0)
  })

  test('a project that is moved keeps its set, and one memo is one from every folder', () => {
    const path = project('moved-from', small)
    const only = ['--only', 'brief', '--format', 'docx']
    expect(memopress(path, ['build', ...only]).status).toBe(0)
    const manifest = readFileSync(join(path, 'out/manifest.json'), 'utf8')
    expect(manifest).toContain('"path": "memo.md"')
    const moved = join(folder, 'moved-to')
    renameSync(path, moved)
    const again = memopress(moved, ['build', ...only])
    expect([again.status, again.stderr]).toEqual([0, ''])
    expect(again.stdout).not.toContain('written')
    const paths = ['build', '../source/memo.md', '--out', '.', '--force', ...only]
    const inside = memopress(join(moved, 'out'), paths)
    expect([inside.status, inside.stderr]).toEqual([0, ''])
    expect(readFileSync(join(moved, 'out/manifest.json'), 'utf8')).toBe(manifest)
  })

  test('memos of two projects that share a name do not share a folder unasked', () => {
    const [one, two] = [project('share-one', small), project('share-two', `${small}\n更多。\n`)]
    const args = ['build', '--out', join(folder, 'shared'), '--format', 'docx']
    expect(memopress(one, args).status).toBe(0)
    const refused = memopress(two, args)
    expect(refused.stderr).toMatch(/share-one\/source\/memo\.md, and .*\(other-memo\)/)
    expect(memopress(one, args).stdout).not.toContain('written')
    writeFileSync(join(folder, 'shared/.memopress/owner'), '/etc/hostname\n')
    const far = memopress(two, ['verify', '--out', join(folder, 'shared')])
    expect(far.stderr).toMatch(/\/etc\/hostname, which is neither below.*\(memo-elsewhere\)/)
    rmSync(join(folder, 'shared/.memopress'), { recursive: true })
    expect(memopress(one, args).status).toBe(0)
    expect(memopress(two, args).stderr).toMatch(/\(other-memo\)/)
  })

  test('two documents of one name are refused, and nothing is lost', () => {
    const path = project('collide', small)
    mkdirSync(join(path, 'templates'))
    writeFileSync(join(path, 'templates/again.yaml'), 'extends: brief\nof: memo\n')
    const { status, stderr } = memopress(path, ['build'])
    expect(stderr).toMatch(/`again` and `brief` would both be memo\.pdf.*\(colliding-outputs\)/)
    expect(status).toBe(1)
    expect(existsSync(join(path, 'out'))).toBe(false)
  })

  test('verify finds files made with another template, and files nothing asks for any more', () => {
    const path = project('stale', small)
    mkdirSync(join(path, 'templates'))
    const template = join(path, 'templates/own.yaml')
    writeFileSync(template, 'extends: brief\nof: memo\npath: own\n')
    expect(memopress(path, ['build', '--format', 'docx']).status).toBe(0)
    writeFileSync(template, 'extends: brief\nof: memo\npath: own\ncolors: { ink: "#000000" }\n')
    expect(memopress(path, ['verify']).stderr).toMatch(/out\/own\.docx.*\(older-making\)/)
    rmSync(template)
    expect(memopress(path, ['verify']).stderr).toMatch(/out\/own\.docx.*\(unplanned-file\)/)
  })

  test('an unknown option is said in the language of the user', () => {
    const { stderr } = memopress(folder, ['build', '--foo'], { LC_ALL: 'zh_CN.UTF-8' })
    expect(stderr).toMatch(/^--foo {2}错误：没有这个选项/)
  })

  test('misuse is said in JSON when that was asked for', () => {
    const { status, stdout, stderr } = memopress(folder, ['build', '--lang', 'fr', '--json'])
    expect(JSON.parse(stdout)).toMatchObject({ messages: [{ rule: 'unknown-option-value' }] })
    expect([status, stderr]).toEqual([2, ''])
  })

  test('the name of something every object has is no command', () => {
    expect(memopress(folder, ['constructor']).status).toBe(2)
  })

  test.each(['zh', 'en'])('init begins a memo (%s) that builds at once', (lang) => {
    const path = join(folder, `new-${lang}`)
    expect(memopress(folder, ['init', path, '--memo', lang]).status).toBe(0)
    expect(readFileSync(join(path, 'source/memo.md'), 'utf8')).toMatch(
      lang === 'zh' ? /^title: \p{Script=Han}/mu : /^lang: en$/m,
    )
    const built = memopress(path, ['build'])
    expect(built.stderr).toBe('')
    expect(built.status).toBe(0)
    expect(readdirSync(join(path, 'out'))).toContain('memo.pdf')
    // What it teaches: named topics, a recommendation that concerns two of them, a picture.
    expect(readdirSync(join(path, 'out/extracts')).sort()).toEqual([
      'ports.docx',
      'ports.pdf',
      'water.docx',
      'water.pdf',
    ])
    expect(memopress(path, ['units']).stdout).toMatch(/\twater-quality\t1\.2\twater,ports\t/)
    expect(readdirSync(join(path, 'source')).sort()).toEqual(['chart.svg', 'memo.md'])
    expect(memopress(folder, ['init', path]).status).toBe(1)
    expect(memopress(folder, ['init', `河口 ${lang}`, '--memo', lang]).stdout).toMatch(
      /build "河口 (..)\/source\/memo\.md" --out "河口 \1\/out"\n$/,
    )
  })

  describe('init --from', () => {
    const file = join(folder, '定稿.docx')
    writeFileSync(
      file,
      wordFile({ body: p('共识备忘录', '<w:jc w:val="center"/>') + p('双方同意，继续讨论。') }),
    )

    test('takes a memo over from Word, into a folder of its name', () => {
      const { status, stdout, stderr } = memopress(folder, ['init', '--from', file])
      expect([status, stdout]).toEqual([
        0,
        [
          '定稿/source/memo.md',
          '定稿/.gitignore',
          'Next: npx memopress build 定稿/source/memo.md --out 定稿/out\n',
        ].join('\n'),
      ])
      expect(stderr).toMatch(/^定稿\/source\/memo\.md:1:1 {2}question: Taken as the title/)
      expect(memopress(join(folder, '定稿'), ['build']).status).toBe(0)
    })

    test.each([
      ['conflicting-options', ['init', '--from', 'a.docx', '--accept-changes', '--reject-changes']],
      ['missing-folder', ['init']],
      ['missing-copy', ['review']],
    ])('is not understood: %s', (rule, args) => {
      const { status, stderr } = memopress(folder, args)
      expect([status, stderr]).toEqual([2, expect.stringContaining(`(${rule})`)])
    })

    test('writes over nothing, and nothing of a file that is not taken', () => {
      expect(memopress(folder, ['init', '--from', file]).status).toBe(1)
      expect(memopress(folder, ['init', '--from', 'none.docx', 'none']).status).toBe(1)
      writeFileSync(join(folder, 'old.doc'), Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))
      expect(memopress(folder, ['init', '--from', 'old.doc'])).toMatchObject({
        status: 1,
        stderr: expect.stringMatching(/^old\.doc {2}error: .*\(old-word\)/) as string,
      })
      expect(existsSync(join(folder, 'none'))).toBe(false)
      expect(existsSync(join(folder, 'old'))).toBe(false)
    })
  })

  test('--json says everything a machine needs', () => {
    const path = project('json', small)
    const { stdout, status } = memopress(path, ['build', '--json', '--format', 'docx'])
    const said = JSON.parse(stdout) as {
      files: { path: string; written: boolean }[]
      messages: unknown[]
    }
    expect(status).toBe(0)
    expect(said.files.map((file) => file.path)).toContain('memo.docx')
    expect(said.messages).toEqual([])
  })

  test('units prints a row for each unit with its number, its domains and its outputs', () => {
    const path = project('units', small)
    const rows = memopress(path, ['units'])
      .stdout.trim()
      .split('\n')
      .map((row) => row.split('\t'))
    expect(rows[0]).toEqual(['line', 'id', 'number', 'domains', 'outputs', 'text'])
    const item = rows.find((row) => row[5] === '继续对话。')!
    expect(item[2]).toBe('1.1')
    expect(item[3]).toBe('neng-yuan')
    expect(item[4]!.split(' ')).toEqual(
      ['memo', 'recommendations', 'extracts/neng-yuan'].sort(
        (a, b) => item[4]!.indexOf(a) - item[4]!.indexOf(b),
      ),
    )
  })

  test('units names a document that is only a Word file, and one of two formats once', () => {
    const path = project('units-word', small)
    mkdirSync(join(path, 'templates'), { recursive: true })
    writeFileSync(
      join(path, 'templates/word.yaml'),
      'extends: brief\nformats: [docx]\npath: word-only\n',
    )
    const { stdout } = memopress(path, ['units'])
    const outputs = stdout
      .split('\n')
      .find((row) => row.includes('继续对话。'))!
      .split('\t')[4]!
    expect(outputs.split(' ').filter((name) => name === 'word-only')).toHaveLength(1)
    expect(outputs.split(' ').filter((name) => name === 'memo')).toHaveLength(1)
  })

  test('units says once what file names made of the title begin with', () => {
    const path = project('units-titles', `---\nfilenames: title\n---\n\n${small}`)
    const rows = memopress(path, ['units'])
      .stdout.trim()
      .split('\n')
      .map((row) => row.split('\t'))
    expect(rows[0]![4]).toBe('outputs 小备忘录-…')
    expect(rows.at(-1)![4]).toBe('全文 建议汇编 能源')
  })

  test('several memos have a folder each', () => {
    const path = join(folder, 'several')
    for (const name of ['2024/memo.md', '2025/memo.md']) {
      mkdirSync(join(path, name, '..'), { recursive: true })
      writeFileSync(join(path, name), small)
    }
    const { status, stdout } = memopress(path, [
      'build',
      '2024/memo.md',
      '2025/memo.md',
      '--format',
      'docx',
    ])
    expect(status).toBe(0)
    expect(stdout).toMatch(/2 memos, \d+ files/)
    expect(readdirSync(join(path, 'out')).sort()).toEqual(['2024', '2025'])
    for (const files of [['2024/memo.md', '2025/memo.md'], []]) {
      const verified = memopress(path, ['verify', ...files])
      expect(verified.stdout).toMatch(
        /^out\/2024\/memo\t.*\nout\/2025\/memo\t.*\n2 memos, 0 errors$/m,
      )
      expect([verified.stderr, verified.status]).toEqual(['', 0])
    }
    rmSync(join(path, 'out/2024/memo/memo.docx'))
    const damaged = memopress(path, ['verify', '--json'])
    expect(JSON.parse(damaged.stdout)).toMatchObject({
      sets: [
        { out: 'out/2024/memo', sound: false },
        { out: 'out/2025/memo', sound: true },
      ],
      sound: false,
    })
    expect(damaged.status).toBe(1)
    const { stderr } = memopress(path, ['verify', '2024/memo.md'])
    expect(stderr).toMatch(/^out\/manifest\.json {2}error: There is no set in .*several\/out: /)
  })

  test('verify finds the memo of a set from any folder', () => {
    const path = built('elsewhere')
    const { status, stdout, stderr } = memopress(tmpdir(), ['verify', '--out', join(path, 'out')])
    expect([stderr, status]).toEqual(['', 0])
    expect(stdout).toMatch(/^\d+ files, every unit accounted for$/m)
  })
})

const readIfFile = (path: string): string | null => {
  try {
    return readFileSync(path, 'base64')
  } catch {
    return null
  }
}

test('what did not fit is said again when nothing has to be made', () => {
  const text = '双方就此交换了意见，并同意继续讨论。'.repeat(400)
  const path = project('long', small.replace('继续对话。', text))
  const [first, second] = [memopress(path, ['build']), memopress(path, ['build'])]
  expect(first.stderr).toMatch(/ lines over even when squeezed.*\(does-not-fit\)/)
  expect(second.stdout).not.toContain('written')
  expect(second.stderr).toBe(first.stderr)
})

test('a note that begins with a list keeps its first bullet', async () => {
  const memo = '# 甲\n\n正文。[^1]\n\n[^1]: - 第一点\n    - 第二点\n'
  const path = project('list in note', memo)
  expect(memopress(path, ['build', '--only', 'brief', '--format', 'pdf']).stderr).toBe('')
  const data = new Uint8Array(readFileSync(join(path, 'out/memo.pdf')))
  const page = await (await getDocument({ data, verbosity: 0 }).promise).getPage(1)
  const { items } = await page.getTextContent()
  const text = items.map((item) => ('str' in item ? item.str : '')).join('')
  expect(text.replace(/\s/g, '')).toMatch(/1[•·‧]第一点[•·‧]第二点/)
})
