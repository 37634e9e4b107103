/** Messages about what stands beside a memo: fonts, Word templates, documents that were changed, folders of sets. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { strToU8, unzipSync, zipSync } from 'fflate'
import { glyphMessages } from '../../scripts/build/missing-glyphs.ts'
import { namespaces } from '../../scripts/docx/xml.ts'
import { tableStyle, wordStyle } from '../../scripts/docx/style-names.ts'
import { home, shown } from '../../scripts/files.ts'
import { readFonts } from '../../scripts/fonts/font-files.ts'
import { fontStoreOf } from '../../scripts/fonts/font-store.ts'
import { facesOf } from '../../scripts/fonts/open-fonts.ts'
import { readMemo, readTemplates, toDocx, toFlow, type Document } from '../../scripts/index.ts'
import { limits } from '../../scripts/limits.ts'
import type { Message } from '../../scripts/message.ts'
import { readResources, type Resources } from '../../scripts/project/resources.ts'
import { loadTemplates } from '../../scripts/project/templates.ts'
import { loadWordStyles } from '../../scripts/project/word-templates.ts'
import { proversOf } from '../../scripts/proof/prove.ts'
import { publish } from '../../scripts/publish/publish.ts'
import { buildSet } from '../../scripts/sets/build-set.ts'
import { destinationOf } from '../../scripts/sets/destination.ts'
import { memoOfSet } from '../../scripts/sets/memo-of-set.ts'
import { styleNames } from '../../scripts/template/names.ts'
import { changed } from '../docx/package.ts'
import { manifestOf, setOf } from '../sets.ts'

/** The messages of something done in a folder of its own, in words that do not name it. */
const inFolder = async (
  act: (folder: string) => readonly Message[] | Promise<readonly Message[]>,
): Promise<readonly Message[]> => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'memopress-messages-')))
  const nameless = (words: string): string => words.replaceAll(`${shown(folder)}/`, '')
  try {
    const messages = await act(folder)
    return messages.map((each) => ({ ...each, en: nameless(each.en), zh: nameless(each.zh) }))
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A file that is no font, one of several fonts, and one of memopress itself that is not there. */
export const ofFonts = (): Promise<readonly Message[]> =>
  inFolder((folder) => {
    writeFileSync(join(folder, 'a.otf'), 'no font')
    writeFileSync(join(folder, 'a.ttc'), 'ttcf')
    const paths = [
      join(folder, 'a.otf'),
      join(folder, 'a.ttc'),
      join(home, 'templates/fonts/none.otf'),
    ]
    const messages: Message[] = []
    readFonts({ fonts: new Map(paths.map((path) => [path, path])) as never }, messages)
    return messages
  })

const wordTemplate = (names: readonly string[], size = 0): Uint8Array => {
  const style = (name: string, i: number): string =>
    `<w:style w:type="paragraph" w:styleId="S${i}"><w:name w:val="${name}"/></w:style>`
  const filling = `<w:p w:val="${'x'.repeat(size)}"/>`
  return zipSync({
    'word/styles.xml': strToU8(
      `<w:styles xmlns:w="${namespaces['xmlns:w']}">${names.map(style).join('')}${filling}</w:styles>`,
    ),
  })
}

/** The first bytes of a compound file. */
const compound = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const letterhead = strToU8('<w:hdr><w:t>东湖中心</w:t><a:blip/></w:hdr>')

/** A template that names a Word file outside its folder. */
const missingFile = (folder: string): readonly Message[] => {
  mkdirSync(join(folder, 'templates'))
  symlinkSync(join(home, 'package.json'), join(folder, 'templates/house.dotx'))
  writeFileSync(
    join(folder, 'templates/own.yaml'),
    'extends: brief\nof: memo\npath: own\nword: { styles: house.dotx }\n',
  )
  const messages: Message[] = []
  loadWordStyles(loadTemplates(folder), messages)
  rmSync(join(folder, 'templates'), { recursive: true })
  return messages
}

/** A Word template without one style, one that is none, and one after others that are too large together. */
export const ofWordTemplates = (): Promise<readonly Message[]> =>
  inFolder((folder) => {
    const names = [...styleNames.map((style) => wordStyle(style).name), tableStyle.name]
    const messagesOf = (files: readonly Uint8Array[]): readonly Message[] => {
      mkdirSync(join(folder, 'templates'))
      files.forEach((file, i) => {
        const own = `extends: brief\nof: memo\npath: own${i}\nword: { styles: house${i}.dotx }\n`
        writeFileSync(join(folder, `templates/own${i}.yaml`), own)
        writeFileSync(join(folder, `templates/house${i}.dotx`), file)
      })
      const messages: Message[] = []
      loadWordStyles(loadTemplates(folder), messages)
      rmSync(join(folder, 'templates'), { recursive: true })
      return messages
    }
    const large = wordTemplate(names, limits.wordStylesBytes - 100_000)
    return [
      ...messagesOf([wordTemplate(names.filter((name) => name !== 'Body Text'))]),
      ...messagesOf([strToU8('no Word template')]),
      ...messagesOf([
        compound,
        Buffer.concat([compound, Buffer.from('EncryptedPackage', 'utf16le')]),
      ]),
      ...messagesOf([zipSync({ 'word/vbaProject.bin': strToU8('') })]),
      ...messagesOf([zipSync({ 'word/document.xml': strToU8('') })]),
      ...messagesOf([wordTemplate(names).subarray(0, 200)]),
      ...messagesOf([
        zipSync({ ...unzipSync(wordTemplate(names)), 'word/header1.xml': letterhead }),
      ]),
      ...missingFile(folder),
      ...messagesOf([large, large, large, large]),
    ]
  })

const rare = '\u{2A6D7}\u{20000}\u{2A700}'
const text = `# 备忘录\n\n## 能源\n\n正文${rare}⽤。\n\n| 甲 | 乙 |\n| - | - |\n| 1 | 2 |\n\n### 建议\n\n- 两国应继续对话。\n`

/** Styles of a Word copy that turn its tables: the fault of a Word template, or else of the copy. */
const turned = (document: Document, bytes: Uint8Array): readonly Message[] => {
  const { memo } = readMemo(text, { path: 'memo.md', folder: home }).value!
  const { artifact } = proversOf({ memo, source: text, path: 'memo.md', prints: new Map() })
  const wordStyles = { styles: '', theme: null, file: 'templates/house.dotx' }
  const copy = { path: 'memo.docx', format: 'docx', bytes } as const
  const { wordStyles: _, ...flow } = document.flow
  return [...artifact(copy, { ...flow, wordStyles }), ...artifact(copy, flow)].filter(
    ({ rule }) => rule === 'word-disturbed-table',
  )
}

/** Characters without a font, a document that there is not, and a Word copy with a fault. */
export const ofDocuments = (): readonly Message[] => {
  const templates = readTemplates(home).value!
  const source = readMemo(text, { path: 'memo.md', folder: home }).value!
  const document = toFlow(source, templates, { template: 'brief' }).value!
  const { store } = templates as typeof templates & {
    readonly store: ReturnType<typeof fontStoreOf>
  }
  const copy = changed(toDocx(document, templates), 'word/styles.xml', (xml) =>
    xml.replace(/(w:styleId="MemoTable">.*?<w:tblPr>)/, '$1<w:bidiVisual/>'),
  )
  return [
    ...glyphMessages(document.flow, facesOf(store), 'memo.md', text, () => undefined),
    ...toFlow(source, templates, { template: 'handout' }).messages,
    ...turned(document, copy),
  ]
}

const manyDocuments = async (folder: string, resources: Resources): Promise<readonly Message[]> => {
  const domains = Array.from(
    { length: limits.domains },
    (_, i) => `## A${i}\n\n### Recommendations\n\n- b\n\n`,
  )
  const memo = join(folder, 'many.md')
  writeFileSync(memo, `---\nlang: en\n---\n\n# Memo\n\n${domains.join('')}`)
  const handouts = resources.templates.filter(({ name }) => name === 'handout')
  const templates = Array.from({ length: 3 }, (_, i) =>
    handouts.map((each) => ({
      ...each,
      name: `handout${i}`,
      template: { ...each.template, path: `${i}/{domain}` },
    })),
  ).flat()
  const fonts = fontStoreOf(resources.fonts)
  const built = await buildSet(memo, join(folder, 'out'), { ...resources, templates }, fonts, {
    selection: { only: [], formats: [] },
    force: false,
    dry: true,
    proverOf: () => async () => [],
  })
  return built.messages
}

/** More documents than a set has, folders that hold the set of another memo, and sets whose memo is not found. */
export const ofSets = (): Promise<readonly Message[]> =>
  inFolder(async (folder) => {
    const [out, lost] = [join(folder, 'out'), join(folder, 'lost')]
    const set = setOf({ 'memo.pdf': 'pdf' })
    await publish(out, set, { scope: 'all', base: null, memo: join(folder, 'energy.md') })
    mkdirSync(lost)
    for (const [name, bytes] of set) writeFileSync(join(lost, name), bytes)
    const memo = { path: join(folder, 'ports.md'), hash: null }
    const manifest = manifestOf({}, 'elsewhere/none.md')
    const sets = [
      memoOfSet(out, manifest, { owner: null, project: out }),
      memoOfSet(out, manifest, { owner: join(folder, 'energy.md'), project: out }),
    ].filter((found) => typeof found !== 'string')
    return [
      ...(await manyDocuments(folder, readResources(home).value!)),
      ...(await destinationOf(out, memo, false)).messages,
      ...(await destinationOf(lost, memo, false)).messages,
      ...sets,
    ]
  })
