/** Messages as they are made: by memos and templates with a mistake, and by what finds faults of files and documents. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { unattachable } from '../../scripts/build/attachments.ts'
import { picturesTooSlow, templatesTooSlow, tooSlow } from '../../scripts/build/deadline.ts'
import { fitMessages } from '../../scripts/build/fit-messages.ts'
import { labelMessages } from '../../scripts/build/label-messages.ts'
import { shapeMessages } from '../../scripts/build/shape-messages.ts'
import { collisions, planOf, type Plan } from '../../scripts/build/plan.ts'
import { unknownOutputs, unknownValue } from '../../scripts/build/selection.ts'
import { home } from '../../scripts/files.ts'
import { imageMessages, reportOn } from '../../scripts/images/messages.ts'
import { limits } from '../../scripts/limits.ts'
import { decode } from '../../scripts/markdown/decode.ts'
import { capped, type Message, type Report } from '../../scripts/message.ts'
import { openMessages } from '../../scripts/open/messages.ts'
import { readSource } from '../../scripts/project/source.ts'
import { loadTemplates } from '../../scripts/project/templates.ts'
import { readText } from '../../scripts/project/read-text.ts'
import { toMessage, type Fault } from '../../scripts/proof/findings.ts'
import {
  busy,
  edited,
  failed,
  foreign,
  interrupted,
  keptBeside,
  overtaken,
} from '../../scripts/publish/messages.ts'
import { replaced } from '../../scripts/sets/destination.ts'
import { systemMessage, type SystemError } from '../../scripts/system-error.ts'
import { readTemplates, templateFile } from '../../scripts/template/read.ts'
import { rules } from '../../scripts/rules/rules.ts'
import { askedOfPrint } from '../memo/printed.ts'
import { examples } from '../rules/examples.ts'
import { ofCommands, ofComparisons } from './commands.ts'
import { ofImports } from './imports.ts'
import { mistakes, type Mistake } from './memos.ts'
import { ofDocuments, ofFonts, ofSets, ofWordTemplates } from './projects.ts'

/** What it is about. */
export type Area =
  | 'memos'
  | 'templates'
  | 'pictures'
  | 'outputs'
  | 'files'
  | 'open'
  | 'imports'
  | 'proof'
  | 'commands'

/** A message and the line that gave rise to it, as typed. */
export type Made = { readonly area: Area; readonly typed: string; readonly message: Message }

const lineOf = (text: string, { place }: Message): string =>
  place ? (text.split('\n')[place.line - 1] ?? '').trim() : ''

const ofMemo = ({ text, sizes }: Mistake): Made[] => {
  const messages: Message[] = []
  const report: Report = (message) => messages.push({ level: 'error', path: 'memo.md', ...message })
  const read = decode(Buffer.from(text), report)
  const asked =
    read === null ? [] : readText(read, report, { sizes: { ...limits, ...sizes } }).questions()
  for (const question of asked) report(question)
  return capped(messages).map((message) => ({
    area: 'memos',
    typed: lineOf(text, message),
    message,
  }))
}

const fixtures = join(home, 'tests/fixtures')
const memosOfFixtures = readdirSync(fixtures, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => ({ text: readFileSync(join(fixtures, name, 'memo.md'), 'utf8') }))

const ofMemos = (): Made[] =>
  [
    ...examples.filter(({ places }) => places.length > 0).map(({ memo }) => ({ text: memo })),
    ...mistakes,
    ...memosOfFixtures,
  ].flatMap(ofMemo)

const ofPrint = (): Made[] =>
  examples
    .filter(
      ({ rule, places }) =>
        places.length > 0 && rules.some((each) => each.id === rule && each.stage === 'pages'),
    )
    .flatMap(({ memo }) =>
      askedOfPrint(memo).map((message) => ({
        area: 'memos',
        typed: lineOf(memo, message),
        message,
      })),
    )

/** Bytes that are no text. */
const ofBytes = (): Made[] =>
  [
    Buffer.from([0xc4, 0xe3, 0xba, 0xc3]),
    Buffer.from('%PDF-1.7\n'),
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.from('PK\u0003\u0004'),
    Buffer.from('\ufeff甲', 'utf16le'),
    Buffer.alloc(limits.memoBytes + 1, 0x61),
  ].flatMap((bytes) => {
    const made: Made[] = []
    decode(bytes, (message) =>
      made.push({
        area: 'memos',
        typed: '',
        message: { level: 'error', path: 'memo.md', ...message },
      }),
    )
    return made
  })

const templates = join(home, 'templates')
const yamlOf = (name: string): string => readFileSync(join(templates, `${name}.yaml`), 'utf8')
const templateOf = (name: string, text: string) =>
  templateFile(join(templates, `${name}.yaml`), `templates/${name}.yaml`, text)

/** What is added to a template that comes along, or changed in it. */
const templateMistakes: readonly string[] = [
  'styles: { boddy: { size: 9 } }',
  'styles: { body: { color: gold } }',
  'styles: { body: { font: gothic } }',
  'styles: { item: { like: item } }',
  'styles: { body: { size: large } }',
  'styles: { body: { size: 900 } }',
  'styles: { body: { bold: 3 } }',
  'styles: { body: { leadin: 20 } }',
  'styles: [body]',
  'colors: { acent: "#0A6E4F" }',
  'colors: { accent: #0A6E4F }',
  'ladder:\n  - passages: overleaf',
  'labels: { zh: { contents: "{nothing}" } }',
  'labels: { zh: { contents: 3 } }',
  'word: { styles: ../house.dotx }',
  'extraFonts: [fonts/a/x.ttf, fonts/b/x.ttf]',
  'page: { width: }',
  'page: { width: 200, height: 200 }',
  'parts: [nothing]',
  'fit: { pages: 1.5 }',
  'word: {}',
  'default: perhaps',
  'path: con',
  'Page: { width: 3 }',
  'parts: [title, cover]',
  'logos: { in: every-header }\nheader: { first: { left: "{title}" } }',
  'parts: [title]\n---\nparts: [cover]',
  'parts: [title]\n...\n%YAML 1.1',
]

const ofTemplates = (): Made[] => {
  const house = templateOf('house', yamlOf('house'))
  const brief = yamlOf('brief')
  const sets = [
    ...templateMistakes.map((text) => [
      house,
      templateOf('brief', brief),
      templateOf(
        'own',
        `extends: brief\n${text.startsWith('path:') ? '' : 'path: own\n'}${text}\n`,
      ),
    ]),
    [templateOf('brief', brief)],
    [templateOf('a', 'extends: b\nof: memo\n'), templateOf('b', 'extends: a\n')],
    [templateOf('own', 'of: memo\npath: own\n')],
    [
      templateOf('house', yamlOf('house').replace(/^ {2}caption: \{.*\n/m, '')),
      templateOf('brief', brief),
    ],
    Array.from({ length: limits.templates + 1 }, (_, i) => templateOf(`t${i}`, '')),
    [
      templateOf('house', yamlOf('house').replace(/^( {2}body: \{.*?)size: [\d.]+, /ms, '$1')),
      templateOf('brief', brief),
    ],
    [
      templateOf('house', yamlOf('house').replace(/^ {2}mono:/m, '  other:')),
      templateOf('brief', brief),
    ],
  ]
  return sets.flatMap((files) =>
    readTemplates(files).messages.map((message) => {
      const file = files.find(({ path }) => path === message.path)
      return { area: 'templates', typed: file ? lineOf(file.text, message) : '', message }
    }),
  )
}

const ofPictures = (): Message[] => {
  const all = imageMessages
  const messages: Message[] = []
  const report = reportOn('chart.png', { line: 7, column: 1 }, (message) =>
    messages.push({ level: 'error', path: 'memo.md', ...message }),
  )
  const findings = [
    all.path(),
    all.missing(),
    all.unreadable('EACCES'),
    all.notFile(),
    all.tooLarge(24_000_000, limits.imageBytes),
    all.tooManyPixels(9000, 9000, limits.imagePixels),
    all.unknownFormat('GIF'),
    all.otherExtension('PNG'),
    all.corrupt('JPEG'),
    all.jpegColors(),
    all.jpegCoding(),
    all.turned('jpg'),
    all.svgSyntax(3),
    all.svgActive('`script`', 4),
    all.svgUnsupported('`filter`', 5),
    all.svgTooComplex(),
    all.svgUnreadable('width is missing'),
    all.svgGlyph('U+1F600'),
    all.fontChanged('SourceHanSans-Regular'),
  ]
  for (const finding of findings) report(finding)
  messages.push({ level: 'error', path: 'memo.md', ...picturesTooSlow(10) })
  return messages
}

const systemError = (code: string): SystemError =>
  Object.assign(new Error(code), { code, path: join(process.cwd(), 'out/memo.pdf') })

const codes = [
  'ENOSPC',
  'EACCES',
  'EEXIST',
  'EMFILE',
  'EROFS',
  'EIO',
  'ENOENT',
  'ENAMETOOLONG',
  'EFTYPE',
  'EFBIG',
  'ENOTCAPABLE',
  'EXDEV',
]

const ofFiles = (): Message[] => [
  ...codes.map((code) => systemMessage(systemError(code), 'memopress build')),
  failed('out', process.cwd(), systemError('ENOSPC'), 'kept'),
  failed('out', process.cwd(), systemError('EIO'), 'unfinished'),
  busy('out', { pid: 4711 } as Parameters<typeof busy>[1]),
  overtaken('out'),
  interrupted('out'),
  foreign('out', 'memo.pdf'),
  foreign('out', 'manifest.json'),
  edited('out', 'memo.docx'),
  keptBeside('out', 'memo.docx', 'memo (edited).docx'),
  replaced('out', 'memos/ports.md'),
  tooSlow('memo.md', 120),
  templatesTooSlow('templates', 120),
  ...readSource(join(fixtures, 'none.md')).messages,
  ...readSource(join(fixtures, 'a'.repeat(300))).messages,
]

const ofOpen = (): Message[] => {
  const all = openMessages('memo.pdf')
  return [
    all.missing(),
    all.tooLarge(300_000_000),
    all.notPdf(),
    all.noSource(),
    all.tooPacked(),
    all.tooSlow(),
    all.tooMuch(1200, 70_000_000),
    all.badName('../memo.md'),
    all.changedFile('memo.md'),
    all.notEmpty('memo'),
    all.otherVersion('memopress', '0.1.0', '0.2.0'),
    all.otherFont('fonts/House.ttf'),
    all.noSuchDocument('card'),
    all.differs(4210, 91_022, 91_040),
  ]
}

/** A fault of each kind that the proof of a document finds. */
const faults: { readonly [R in Fault['rule']]: Omit<Fault, 'rule'> } = {
  'lost-text': { id: 'grid', wanted: '两国应扩大储能试点' },
  'changed-text': { id: 'grid', wanted: '两国应扩大储能试点', got: '两国应扩大储能试验' },
  'moved-text': { id: 'grid', got: '两国应扩大储能试点' },
  'repeated-text': { id: 'grid', got: '两国应扩大储能试点' },
  'extra-text': { id: 'grid', got: '另有一句' },
  'lost-space': { id: 'grid', wanted: 'open data', got: 'opendata' },
  'joined-text': { id: 'grid', got: '甲乙' },
  'cut-text': { id: 'grid', got: '甲' },
  'lost-unit': { id: 'grid', wanted: '两国应扩大储能试点' },
  'foreign-unit': { id: 'grid', got: '两国应扩大储能试点' },
  'wrong-label': { id: 'grid', wanted: '1.2', got: '1.3' },
  'wrong-page-number': { id: 'energy', wanted: '3', got: '2' },
  'lost-alt-text': { wanted: '吞吐量的柱状图', got: '' },
  'wrong-running-line': { wanted: '2 / 9', got: '2 / 8' },
  'wrong-overview': { wanted: '建议 1.2', got: '' },
  'wrong-copy': { wanted: '用', got: '⽤' },
  unreadable: { reason: 'no page tree' },
  'misplaced-text': { id: 'grid', got: '两国应扩大储能试点' },
  'hidden-text': { got: 'a picture: 两国应扩大储能试点' },
  'struck-text': { wanted: '旧文', got: '' },
  'wrong-link': { id: 'grid', wanted: '报告 → https://example.org', got: '' },
  'wrong-picture': { id: 'chart' },
  'wrong-property': { wanted: '备忘录', got: 'memo', isFrame: true },
  'wrong-page-size': { wanted: '595 × 842 pt', got: '612 × 792 pt' },
  'illegible-text': { wanted: '3 : 1', got: '1.4 : 1, #EEEEEE on #FFFFFF' },
  'faint-text': { wanted: '4.5 : 1', got: '3.9 : 1, #888888 on #FFFFFF' },
  'tiny-text': { wanted: '4 pt', got: '3.0 pt, 两国' },
}

const ofProof = (): Message[] =>
  (Object.keys(faults) as Fault['rule'][]).map((rule) =>
    toMessage(
      { rule, ...faults[rule] },
      { source: 'memo.md', artifact: 'memo.pdf', placeOf: () => ({ line: 12, column: 1 }) },
    ),
  )

const ofBuild = (): Message[] => {
  const text =
    '---\ntitle: 備忘錄\nlang: zh-TW\noutputs: [breif, redline]\n---\n\n## 建議\n\n- 雙方應合作。\n'
  const memo = readText(text, () => undefined).memo!
  const all = loadTemplates(home).all
  const plans = planOf({ ...memo, meta: { ...memo.meta, outputs: ['brief'] } }, all, {
    only: [],
    formats: [],
  })
  const [plan] = plans as [Plan]
  const at = (path: string): Plan => ({ ...plan, path })
  const { 'zh-Hant': _, ...labels } = plan.template.template.labels
  const simplified = {
    ...plan,
    template: { ...plan.template, template: { ...plan.template.template, labels } },
  }
  const file = {
    ...plan,
    sha256: '',
    size: 0,
    pages: 2,
    key: '',
    source: '',
    template: 'brief',
    edition: 'memo',
  }
  const fit = (linesOver: number) => ({
    ...file,
    fit: { pages: 1, linesOver, steps: ['smaller leading'] },
  })
  const attached = (path: string, size: number) => ({
    path,
    mime: '',
    sha256: '',
    bytes: { length: size },
  })
  return [
    ...collisions([at('memo.pdf'), at('Memo.pdf')], 'memo.md'),
    ...collisions([at('manifest.json/a.pdf')], 'memo.md'),
    ...collisions([at('con.pdf')], 'memo.md'),
    ...labelMessages([simplified], memo, 'memo.md'),
    ...shapeMessages(plans, memo, 'memo.md'),
    ...unknownOutputs(memo, { path: 'memo.md', text }, all),
    unknownValue('--format', 'pfd', ['pdf', 'docx']),
    ...fitMessages(fit(0) as never, 'memo.md'),
    ...fitMessages(fit(7) as never, 'memo.md'),
    ...unattachable([attached('a.png', 1), attached('A.png', 1)] as never, 'memo.md'),
    ...unattachable([attached('a.png', 2 * limits.attachedBytes)] as never, 'memo.md'),
  ]
}

const within = (area: Area, messages: readonly Message[]): Made[] =>
  messages.map((message) => ({ area, typed: '', message }))

/** Every message that is made here. */
export const madeMessages = async (): Promise<readonly Made[]> => [
  ...ofMemos(),
  ...ofPrint(),
  ...ofBytes(),
  ...ofTemplates(),
  ...within('templates', await ofFonts()),
  ...within('templates', await ofWordTemplates()),
  ...within('pictures', ofPictures()),
  ...within('outputs', ofBuild()),
  ...within('outputs', ofDocuments()),
  ...within('outputs', await ofSets()),
  ...within('files', ofFiles()),
  ...within('open', ofOpen()),
  ...within('proof', ofProof()),
  ...(await ofImports()).map((each) => ({ area: 'imports' as const, ...each })),
  ...[...ofCommands(), ...ofComparisons()].map((each) => ({ area: 'commands' as const, ...each })),
]
