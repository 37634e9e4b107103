import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { limits } from '../../scripts/limits.ts'
import { formatMessage } from '../../scripts/message.ts'
import type { TemplateFile } from '../../scripts/template/model.ts'
import { readTemplates, templateFile } from '../../scripts/template/read.ts'

const folder = join(import.meta.dirname, '../../templates')
const house = readFileSync(join(folder, 'house.yaml'), 'utf8')
/** The template of the memo without tokens of its own, so that tests can add theirs. */
const [brief = ''] = /^[^]*?\nparts: .*\n/.exec(readFileSync(join(folder, 'brief.yaml'), 'utf8'))!
const file = (name: string, text: string): TemplateFile =>
  templateFile(join(folder, name), `templates/${name}`, text)

const messagesOf = (...files: TemplateFile[]): string[] =>
  readTemplates(files).messages.map((message) => formatMessage(message, 'en'))

describe('readTemplates', () => {
  test('reads the templates that come along without a message', () => {
    const { all, fonts, messages } = readTemplates([
      file('house.yaml', house),
      file('brief.yaml', brief),
    ])
    expect(messages).toEqual([])
    expect(all.map(({ name }) => name)).toEqual(['brief'])
    expect([...fonts.keys()]).toContain('NotoSerifSC-Regular')
  })

  test('an unknown key fails at its line, in the file that says it', () => {
    const bad = brief.replace('of: memo', 'of: memo\ncolour: red')
    expect(messagesOf(file('house.yaml', house), file('brief.yaml', bad))).toEqual([
      expect.stringMatching(
        /^templates\/brief\.yaml:5:\d+ {2}Unexpected key `colour`, expected one of: .*\(unknown-key\)$/,
      ),
    ])
  })

  test.each([
    '../up',
    '/root',
    './here',
    'a//b',
    'a/',
    '',
    'con',
    'aux.x/b',
    'a\u0007',
    '.memopress/x',
    'a:b',
  ])('a path that no file can have, %j, fails at its line', (path) => {
    const bad = brief.replace('path: memo', `path: ${JSON.stringify(path)}`)
    expect(messagesOf(file('house.yaml', house), file('brief.yaml', bad))).toEqual([
      expect.stringMatching(
        /^templates\/brief\.yaml:5:7 {2}`path`: Expected a path below the folder/,
      ),
    ])
  })

  test('a list in place of a map fails once, where it is', () => {
    const own = file('mine.yaml', 'extends: house\nlogos: [{ file: a.svg, alt: A }]\n')
    const bad = brief.replace('extends: house', 'extends: mine') + '\nlogos: { height: 20 }\n'
    expect(messagesOf(file('house.yaml', house), file('brief.yaml', bad), own)).toEqual([
      expect.stringMatching(
        /^templates\/mine\.yaml:2:8 {2}`logos`: Unexpected list, .*\(files, height, width, in\) \(invalid-value\)$/,
      ),
    ])
  })

  test('text in place of a map fails once, where it is', () => {
    const own = file('mine.yaml', 'extends: house\nfonts: { serif: 宋体 }\n')
    const bad =
      brief.replace('extends: house', 'extends: mine') + '\nfonts: { serif: { word: 仿宋 } }\n'
    expect(messagesOf(file('house.yaml', house), file('brief.yaml', bad), own)).toEqual([
      expect.stringMatching(
        /^templates\/mine\.yaml:2:17 {2}`fonts\.serif`: Unexpected .宋体.*\(invalid-value\)$/,
      ),
    ])
  })

  test.each([
    ['a line', 'colors:\n  accent: #0A6E4F\n', '3:11'],
    ['a line before a comment', 'colors:\n  accent: #111 # dark\n', '3:11'],
    ['a map in braces, whose end it swallows', 'colors: { accent: #0A6E4F }\nfonts: {}\n', '2:19'],
  ])('a colour without quotes, which YAML takes for a comment, is named: in %s', (_, said, at) => {
    const own = file('house.yaml', `extends: house\n${said}`)
    expect(messagesOf(own, file('house.yaml', house), file('brief.yaml', brief))).toEqual([
      expect.stringMatching(
        new RegExp(`^templates/house\\.yaml:${at} {2}.*in quotes.*'#\\w+'.*\\(unquoted-color\\)$`),
      ),
    ])
  })

  test('one that lacks nearly everything is told to extend another', () => {
    expect(messagesOf(file('own.yaml', 'of: memo\npath: own\n'))).toEqual([
      expect.stringMatching(/^templates\/own\.yaml:1:1 {2}.*\(incomplete-template\)$/),
    ])
  })

  test('a body style that lacks a field fails where it is, as nothing else gives it', () => {
    const bad = house.replace(/(\n {2}body: \{.*?)align: \w+, /, '$1')
    expect(bad).not.toBe(house)
    expect(messagesOf(file('house.yaml', bad), file('brief.yaml', brief))).toEqual([
      expect.stringMatching(
        /^templates\/house\.yaml:\d+:\d+ {2}.*`align`.*\(incomplete-body-style\)$/,
      ),
    ])
  })

  test('a name in braces that stands for nothing fails at its line', () => {
    const bad = brief.replace('path: memo', 'path: memo-{month}')
    expect(messagesOf(file('house.yaml', house), file('brief.yaml', bad))).toEqual([
      expect.stringMatching(/^templates\/brief\.yaml:5:7 {2}.*`\{month\}`.*\(unknown-value\)$/),
    ])
  })

  test.each([
    ['an unknown style', 'styles: { boddy: { size: 9 } }', 'unknown-style'],
    ['an unknown colour', 'styles: { body: { color: gold } }', 'unknown-color'],
    ['a style that is like itself', 'styles: { item: { like: item } }', 'circular-style'],
  ])('%s in a way of the ladder fails at its line', (_, styles, rule) => {
    const bad = `${brief}\nladder:\n  - passages: below\n    ${styles}\n`
    expect(messagesOf(file('house.yaml', house), file('brief.yaml', bad))).toEqual([
      expect.stringMatching(new RegExp(`^templates/brief\\.yaml:11:\\d+ .*\\(${rule}\\)$`)),
    ])
  })

  test('columns that nothing describes fail at the line that asks for them', () => {
    const bad = `${brief}\nladder:\n  - passages: overleaf\n`
    expect(messagesOf(file('house.yaml', house), file('brief.yaml', bad))).toEqual([
      expect.stringMatching(/^templates\/brief\.yaml:10:\d+ .*needs columns.*\(missing-columns\)$/),
    ])
  })

  test('a misspelt field of a style fails at its line', () => {
    const bad = `${brief}\nstyles:\n  body: { leadin: 20 }\n`
    expect(messagesOf(file('house.yaml', house), file('brief.yaml', bad))).toEqual([
      expect.stringMatching(
        /^templates\/brief\.yaml:10:\d+ {2}Unexpected key `styles\.body\.leadin`/,
      ),
    ])
  })

  test('a colour of its own that nothing uses is asked about, and stops nothing', () => {
    const misspelt = `${brief}\ncolors: { acent: '#0A6E4F', accent: '#0A6E4F' }\n`
    const { all, messages } = readTemplates([
      file('house.yaml', house),
      file('brief.yaml', misspelt),
    ])
    expect(all.map(({ name }) => name)).toEqual(['brief'])
    expect(messages.map(({ level, rule }) => [level, rule])).toEqual([['query', 'unused-color']])
    expect(formatMessage(messages[0]!, 'en')).toMatch(
      /^templates\/brief\.yaml:9:\d+ {2}The color `acent` is used by no style; expected one of .*accent/,
    )
  })

  test('a colour of a base is asked about when no template of it uses it', () => {
    const own = (colors: string) =>
      readTemplates([
        file('house.yaml', `extends: house\ncolors: ${colors}\n`),
        file('house.yaml', house),
        file('brief.yaml', brief),
      ]).messages.map((message) => formatMessage(message, 'en'))
    expect(own(`{ accent: '#0A6E4F' }`)).toEqual([])
    expect(own(`{ brand: '#0A6E4F' }`)).toEqual([
      expect.stringMatching(
        /^templates\/house\.yaml:2:\d+ {2}The color `brand`.*\(unused-color\)$/,
      ),
    ])
  })

  test('a missing style, an unknown style, colour or font, and a circle are named', () => {
    const without = house.replace(/^ {2}title: \{.*\n/m, '')
    expect(messagesOf(file('house.yaml', without), file('brief.yaml', brief))).toEqual([
      expect.stringMatching(
        /^templates\/house\.yaml:\d+:\d+ {2}The style `title` is missing.*\(missing-style\)$/,
      ),
    ])
    const wrong = `${brief}\nstyles:\n  heading9: { color: blue }\n  item: { like: item-continue }\n  body: { font: gothic }\n`
    const rules = readTemplates([
      file('house.yaml', house),
      file('brief.yaml', wrong),
    ]).messages.map(({ rule }) => rule)
    expect(new Set(rules)).toEqual(
      new Set(['unknown-style', 'unknown-color', 'circular-style', 'unknown-font']),
    )
  })

  test('a base that is not there, and templates that extend each other', () => {
    expect(messagesOf(file('brief.yaml', brief))).toEqual([
      'templates/brief.yaml:3:10  Unknown template `house`; expected one of brief (unknown-template)',
    ])
    const a = file('a.yaml', 'extends: b\nof: memo\n')
    const b = file('b.yaml', 'extends: a\n')
    expect(readTemplates([a, b]).messages.map(({ rule }) => rule)).toContain('circular-template')
  })

  test('margins that leave no room for text', () => {
    const small = brief.replace('path: memo', 'path: memo\npage: { width: 200, height: 200 }')
    expect(messagesOf(file('house.yaml', house), file('brief.yaml', small))).toEqual([
      expect.stringMatching(
        /^templates\/brief\.yaml:\d+:\d+ {2}The margins leave 1 points.*\(no-room-for-text\)$/,
      ),
    ])
  })

  test('more templates than there may be', () => {
    const text = 'extends: house\npath: a\n'
    const files = Array.from({ length: limits.templates + 2 }, (_, i) =>
      templateFile(`/t/t${i}.yaml`, `t/t${i}.yaml`, text),
    )
    const said = readTemplates(files).messages.filter(({ rule }) => rule === 'too-many-templates')
    expect(said.map(({ path }) => path)).toEqual([`t/t${limits.templates}.yaml`])
  })

  test('the first of two templates of one name counts: a project overrides what comes along', () => {
    const own = file('brief.yaml', brief.replace('path: memo', 'path: ours'))
    const { all } = readTemplates([own, file('house.yaml', house), file('brief.yaml', brief)])
    expect(all.map(({ template }) => template.path)).toEqual(['ours'])
  })

  test('a project extends the template that comes along by its own name', () => {
    const own = templateFile(
      '/project/templates/house.yaml',
      'house.yaml',
      "extends: house\ncolors: { accent: '#0A6E4F' }\n",
    )
    const { all, messages } = readTemplates([
      own,
      file('brief.yaml', brief),
      file('house.yaml', house),
    ])
    expect(messages).toEqual([])
    expect(all.map(({ template }) => template.colors['accent'])).toEqual(['#0A6E4F'])
    expect(all[0]!.template.colors['signal']).toBe('#9B2D1F')
    expect(all[0]!.files.map(({ name }) => name)).toEqual(['brief', 'house', 'base/house'])
  })

  test('a template that extends its own name where there is no other extends itself', () => {
    expect(
      messagesOf(file('brief.yaml', brief.replace('extends: house', 'extends: brief'))),
    ).toEqual([expect.stringMatching(/^templates\/brief\.yaml:3:10 .*\(circular-template\)$/)])
  })

  const changed = (more: string): string[] =>
    messagesOf(file('house.yaml', house), file('brief.yaml', `${brief}\n${more}\n`))

  test('a font cannot be named outside its folder', () => {
    expect(changed('fonts:\n  serif: { regular: ../../secret.ttf }')).toEqual([
      expect.stringMatching(
        /^templates\/brief\.yaml:10:21 {2}Unexpected path `\.\.\/\.\.\/secret\.ttf`.*\(file-outside-templates\)$/,
      ),
    ])
  })

  test('two fonts cannot have one name', () => {
    expect(changed('fonts:\n  serif: { regular: own/NotoSansSC-Bold.ttf }')).toEqual([
      expect.stringMatching(
        /^templates\/brief\.yaml:10:21 .*`fonts\/NotoSansSC-Bold\.ttf` and `own\/NotoSansSC-Bold\.ttf`.*\(same-file-name\)$/,
      ),
    ])
  })

  test.each([
    ['title: { en: "{dommain}" }', '{dommain}'],
    ['path: "{date}"', '{date}'],
    ['labels: { en: { byline: "{page}" } }', '{page}'],
    ['labels: { zh: { from: "{title}" } }', '{title}'],
    ['header: { other: { right: "{constructor}" } }', '{constructor}'],
  ])('a name that nothing fills is reported: %s', (more, name) => {
    const key = more.split(':')[0]!
    const own = brief.replace(new RegExp(`^${key}:.*\n`, 'm'), '')
    expect(messagesOf(file('house.yaml', house), file('brief.yaml', `${own}\n${more}\n`))).toEqual([
      expect.stringContaining(`Unknown name \`${name}\``),
    ])
  })

  test('contents list levels below the title, the first one first', () => {
    expect(changed('contents: [3, 2]')).toEqual([expect.stringContaining('expected the first')])
    expect(changed('contents: [1, 2]')).toEqual([expect.stringContaining('contents.0')])
    expect(changed('contents: [2, 4]')).toEqual([])
  })

  const pageOf = (page: string) => {
    const { all, messages } = readTemplates([
      file('house.yaml', house),
      file('brief.yaml', `${brief}\npage: ${page}\n`),
    ])
    expect(messages).toEqual([])
    return all[0]!.template.page
  }

  test.each([
    ['A5', 419.53, 595.28],
    ['B5', 498.9, 708.66],
    ['Letter', 612, 792],
    ['16K', 524.41, 737.01],
  ])('a page has the size of %s', (size, width, height) => {
    expect(pageOf(`{ size: ${size} }`)).toMatchObject({ width, height, grid: 19 })
  })

  test('a length has a unit, or is points', () => {
    const { width, height, margin, head } = pageOf(
      '{ width: 148mm, height: 595.28, margin: { top: 25.4 mm, left: 36pt }, head: 12.7mm }',
    )
    expect([width, height, margin.top, margin.left, margin.right, head].map(Math.round)).toEqual([
      420, 595, 72, 36, 92, 36,
    ])
  })

  test.each([
    ['size: a four', 9, 'expected one of: A3, A4'],
    ['width: 21cm', 9, 'Expected a length such as 28mm'],
    ['width: 3000mm', 9, 'from 0 to 2000 pt'],
    ['width: yes', 9, 'Expected a length such as 28mm'],
  ])('a page of %s fails at its line', (page, line, words) => {
    expect(changed(`page: { ${page} }`)).toEqual([
      expect.stringMatching(new RegExp(`^templates/brief\\.yaml:${line}:\\d+ .*${words}`)),
    ])
  })

  test('names every object has are no colours, fonts or styles', () => {
    const rules = readTemplates([
      file('house.yaml', house),
      file(
        'brief.yaml',
        `${brief}\nstyles:\n  item: { like: valueOf }\n  note: { color: valueof, font: toString }\n`,
      ),
    ]).messages.map(({ rule }) => rule)
    expect(rules.sort()).toEqual([
      'circular-style',
      'circular-style',
      'unknown-color',
      'unknown-font',
    ])
  })

  test('code needs its font', () => {
    const without = house.replace(/^ {2}mono:\n(?: {4}.*\n)*/m, '')
    const rules = readTemplates([
      file('house.yaml', without),
      file('brief.yaml', brief),
    ]).messages.map(({ rule }) => rule)
    expect(rules).toContain('missing-font-role')
  })
})
