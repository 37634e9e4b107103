/** `memopress styles`: the look of the templates as a Word template, which a house changes and names in its own. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkWord } from '../../scripts/proof/word/word.ts'
import { readPackage } from '../../scripts/readers/docx/package.ts'
import { memopress } from '../cli.ts'
import { changed, partOf, validate } from './package.ts'

const folder = mkdtempSync(join(tmpdir(), 'memopress-styles-'))
afterAll(() => rmSync(folder, { recursive: true }))

const read = (name: string): Uint8Array => readFileSync(join(folder, name))
const stylesIn = (docx: Uint8Array): string => partOf(docx, 'word/styles.xml')

describe('memopress styles', () => {
  beforeAll(() => {
    expect(memopress(folder, ['styles', 'house.dotx', '--memo', 'zh'])).toMatchObject({
      status: 0,
      stderr: '',
    })
  })

  test('writes a template of Word’s with a paragraph in each style', async () => {
    const sheet = read('house.dotx')
    expect(partOf(sheet, '[Content_Types].xml')).toContain('wordprocessingml.template.main+xml')
    const text = partOf(sheet, 'word/document.xml')
      .replace(/<\/w:p>/g, '\n')
      .replace(/<[^>]*>/g, '')
    expect(text.split('\n')).toEqual(
      expect.arrayContaining([
        'heading 1',
        'List Bullet 2',
        'List Number 3',
        'Memo Recommendation（建议）',
        'toc 1',
      ]),
    )
    const versions = ['Office2010', 'Microsoft365'] as const
    for (const version of versions) expect(await validate(sheet, version)).toEqual([])
    const document = changed(sheet, '[Content_Types].xml', (xml) =>
      xml.replace('template.main', 'document.main'),
    )
    expect(checkWord(readPackage(document))).toEqual([])
  })

  test('writes the same bytes again, and over nothing', () => {
    expect(memopress(folder, ['styles', 'again.dotx', '--memo', 'zh']).status).toBe(0)
    expect(read('again.dotx')).toEqual(read('house.dotx'))
    expect(memopress(folder, ['styles', 'house.dotx'])).toMatchObject({
      status: 1,
      stderr: expect.stringContaining('(file-is-there)') as string,
    })
  })

  test.each([
    ['missing-name', ['styles']],
    ['not-a-template-name', ['styles', 'house.docx']],
    ['unknown-option-value', ['styles', 'new.dotx', '--only', 'poster']],
    ['unknown-option-value', ['styles', 'new.dotx', '--memo', 'fr']],
  ])('is not understood: %s', (rule, args) => {
    const { status, stderr } = memopress(folder, args)
    expect([status, stderr]).toEqual([2, expect.stringContaining(`(${rule})`)])
    expect(existsSync(join(folder, 'new.dotx'))).toBe(false)
  })

  test('a template that makes pages only has no styles of Word', () => {
    const { status, stderr } = memopress(folder, ['styles', 'new.dotx', '--only', 'changes'])
    expect([status, stderr]).toEqual([1, expect.stringContaining('(no-word-copy)')])
  })

  test('what a house changes in it is the look of its Word copies, and nothing is missed', () => {
    mkdirSync(join(folder, 'templates'))
    mkdirSync(join(folder, 'source'))
    const house = changed(read('house.dotx'), 'word/styles.xml', (xml) =>
      xml.replace(/(w:styleId="Heading1"[^]*?<w:color )[^>]*>/, '$1w:val="C00000"/>'),
    )
    writeFileSync(join(folder, 'templates/house.dotx'), house)
    const own = ['extends: house', 'word: { styles: house.dotx }', '']
    writeFileSync(join(folder, 'templates/house.yaml'), own.join('\n'))
    writeFileSync(
      join(folder, 'source/memo.md'),
      '# 备忘录\n\n## 能源\n\n### 建议：\n\n- 两国应继续对话。\n',
    )
    const { status, stderr } = memopress(folder, ['build', '--only', 'brief', '--format', 'docx'])
    expect([status, stderr]).toEqual([0, ''])
    const styles = stylesIn(read('out/memo.docx'))
    expect(/<w:style [^>]*w:styleId="Heading1"[^]*?<\/w:style>/.exec(styles)![0]).toContain(
      '"C00000"',
    )
  })
})
