/** Tasks are check boxes of Word's, where nobody's tick is lost. */
import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import mammoth from 'mammoth'
import { beforeAll, describe, expect, test } from 'vitest'
import { checkWord } from '../../scripts/proof/word/word.ts'
import { readPackage } from '../../scripts/readers/docx/package.ts'
import { readWordText } from '../../scripts/readers/docx/text.ts'
import { whole } from '../whole.ts'
import { changed, inFolder, partOf, validate } from './package.ts'

const run = promisify(execFile)
const withPandoc = await run('pandoc', ['--version']).then(
  () => true,
  () => false,
)

const memo = `# 备忘录

## 能源

- [ ] 未办
- [x] 已办
  - [ ] 分项
- 点

甲[^a]。

### 建议：

- [ ] 两国应继续对话。

[^a]: 注：

    - [ ] 注中的事
`

const copyOf = async (template: string): Promise<Uint8Array> => {
  const { artifacts } = await whole(memo, { only: [template], formats: ['docx'] })
  return artifacts.find(({ file }) => file.format === 'docx')!.bytes!
}

describe('check boxes', () => {
  let copy: Uint8Array
  beforeAll(async () => {
    copy = await copyOf('brief')
  })
  const boxes = (docx: Uint8Array): number =>
    partOf(docx, 'word/document.xml').split('<w14:checkbox>').length - 1

  test('stand before the items of the text, set as the memo has them', async () => {
    const items = readWordText(copy).filter(({ list, place }) => list && place === 'body')
    expect(items.map(({ label, text }) => `${label.trim()} ${text}`).slice(1, 5)).toEqual([
      '☐ 未办',
      '☑ 已办',
      '☐ 分项',
      '• 点',
    ])
    expect(boxes(copy)).toBe(3)
    expect(partOf(copy, 'word/document.xml').match(/<w14:checked w14:val="\d"\/>/g)).toEqual(
      ['0', '1', '0'].map((value) => `<w14:checked w14:val="${value}"/>`),
    )
    expect(checkWord(readPackage(copy))).toEqual([])
    for (const version of ['Office2010', 'Microsoft365'] as const)
      expect(await validate(copy, version)).toEqual([])
  })

  test('one that shows what it is not set to is told', () => {
    const ticked = changed(copy, 'word/document.xml', (xml) =>
      xml.replace('w14:checked w14:val="0"', 'w14:checked w14:val="1"'),
    )
    expect(checkWord(readPackage(ticked))).toEqual([
      { rule: 'other-box', detail: '☐: 1 in word/document.xml' },
    ])
  })

  test('mammoth reads their items as a list', async () => {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(copy) })
    expect(value).toMatch(/<ul><li>(?:<a [^>]*><\/a>)*.*未办.*<ul><li>.*分项/)
  })

  test.skipIf(!withPandoc)('Pandoc reads one as a task (needs Pandoc)', async () => {
    const { stdout } = await inFolder(copy, (path) =>
      run('pandoc', ['-f', 'docx', '-t', 'gfm', path]),
    )
    expect(stdout).toContain('[ ] 未办')
  })

  test('a copy that comes back has none, as a tick would be lost', async () => {
    expect(boxes(await copyOf('review'))).toBe(0)
  })
})
