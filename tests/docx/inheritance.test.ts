/** Styles say what differs from the one they are based on, so that one change reaches all that hangs on it. */
import { beforeAll, describe, expect, test } from 'vitest'
import { cascadeOf } from '../../scripts/readers/docx/cascade.ts'
import { readPackage, type WordPackage } from '../../scripts/readers/docx/package.ts'
import { childOf, elementsOf, valueOf, type Node } from '../../scripts/readers/docx/xml.ts'
import { built, realMemo } from './built.ts'

let word: WordPackage
beforeAll(async () => {
  word = readPackage((await built(realMemo, ['brief']))[0]!.bytes)
})

const paragraphStyles = (): readonly Node[] =>
  word.elements
    .get('word/styles.xml')!
    .get('w:style')!
    .filter(({ attributes }) => attributes['w:type'] === 'paragraph')

const idOf = ({ attributes }: Node): string => attributes['w:styleId']!

/** Properties of a style that its parent has already. */
const repeated = (style: Node): string[] => {
  const cascade = cascadeOf(word)
  const parent = valueOf(style, 'w:basedOn')
  if (parent === undefined) return []
  const inherited = {
    'w:pPr': cascade.paragraph({ paragraph: parent }),
    'w:rPr': cascade.run({ run: undefined, paragraph: parent, table: undefined }),
  }
  return (['w:pPr', 'w:rPr'] as const).flatMap((properties) =>
    (childOf(style, properties) ? elementsOf(childOf(style, properties)!) : [])
      .filter((own) => {
        const before = inherited[properties](own.name)
        const isSame = Object.entries(own.attributes).every(
          ([key, value]) => before?.attributes[key] === value,
        )
        return before && isSame && JSON.stringify(own.children) === JSON.stringify(before.children)
      })
      .map(({ name }) => `${idOf(style)} ${name}`),
  )
}

describe('styles of the real memo', () => {
  test('repeat nothing of their parents', () => {
    expect(paragraphStyles().length).toBeGreaterThan(40)
    expect(paragraphStyles().flatMap(repeated)).toEqual([])
  })

  test('have their fonts from the theme but for code: one change of it is one of the face', () => {
    const named = paragraphStyles().filter((style) => {
      const fonts = childOf(childOf(style, 'w:rPr'), 'w:rFonts')
      return fonts?.attributes['w:eastAsia'] !== undefined
    })
    expect(named.map(idOf)).toEqual(['SourceCode'])
    const theme = word.elements.get('word/theme/theme1.xml')!
    const faces = theme.get('a:ea')!.map(({ attributes }) => attributes['typeface'])
    // 黑体 has no bold, which Word would fake.
    expect(faces).toEqual(['微软雅黑', '宋体'])
  })

  test('of the house have Chinese names beside their own, as far as anybody is to choose them', () => {
    const offered = paragraphStyles().filter(
      (style) => style.attributes['w:customStyle'] === '1' && !childOf(style, 'w:semiHidden'),
    )
    expect(offered.length).toBeGreaterThan(25)
    const nameless = offered.filter(
      (style) => !/^\p{Script=Han}+$/u.test(valueOf(style, 'w:aliases') ?? ''),
    )
    expect(nameless.map(idOf)).toEqual([])
  })

  test('of Word’s own that nobody uses stand as Word has them, and none in the gallery beside the house’s', () => {
    const latent = word.elements.get('word/styles.xml')!.get('w:lsdException')!
    const names = latent.map(({ attributes }) => attributes['w:name']!)
    expect(new Set(names).size).toBe(names.length)
    const priority = (name: string) => latent[names.indexOf(name)]?.attributes['w:uiPriority']
    expect(
      [
        'heading 9',
        'toc 9',
        'Table Grid',
        'Plain Table 5',
        'Grid Table 7 Colorful Accent 6',
        'Colorful Grid Accent 6',
      ].map(priority),
    ).toEqual(['9', '39', '39', '45', '52', '73'])
    const defined = new Set(
      word.elements
        .get('word/styles.xml')!
        .get('w:style')!
        .map((style) => valueOf(style, 'w:name')),
    )
    const shown = latent.filter(
      ({ attributes }) => attributes['w:qFormat'] === '1' && attributes['w:semiHidden'] === '0',
    )
    expect(shown.filter(({ attributes }) => !defined.has(attributes['w:name']))).toEqual([])
  })

  test('of text name no face: it is that of Normal', () => {
    const { chain } = cascadeOf(word)
    const text = [
      'BodyText',
      'ListBullet',
      'ListNumber',
      'Quote',
      'FootnoteText',
      'MemoRecommendation',
    ]
    for (const id of text) {
      const styles = chain(id)
      expect(styles.map(idOf).slice(-2), id).toEqual(['BodyText', 'Normal'])
      const faces = styles.map((style) => childOf(childOf(style, 'w:rPr'), 'w:rFonts'))
      expect(
        faces.every((face) => face === undefined),
        id,
      ).toBe(true)
    }
  })

  test('of text let a picture be seen: their pitch is the least, not exact', () => {
    const { paragraph } = cascadeOf(word)
    for (const id of [
      'Normal',
      'BodyText',
      'ListBullet',
      'ListNumber',
      'Quote',
      'MemoRecommendation',
    ])
      expect(paragraph({ paragraph: id })('w:spacing')?.attributes['w:lineRule'], id).toBe(
        'atLeast',
      )
  })
})

describe('the gallery', () => {
  const styles = (): readonly Node[] => word.elements.get('word/styles.xml')!.get('w:style')!

  test('offers a dozen paragraph styles and two of text', () => {
    const quick = styles().filter((style) => childOf(style, 'w:qFormat'))
    expect(quick.map(idOf).sort()).toEqual([
      'BodyText',
      'Caption',
      'Emphasis',
      'Heading1',
      'Heading2',
      'Heading3',
      'ListBullet',
      'ListNumber',
      'MemoRecommendation',
      'MemoRecommendationContinue',
      'Normal',
      'Quote',
      'Strong',
      'Subtitle',
      'Title',
    ])
  })

  test('hides what a place makes of a style', () => {
    const hidden = styles()
      .filter((style) => childOf(style, 'w:semiHidden'))
      .map(idOf)
    expect(hidden).toEqual(expect.arrayContaining(['MemoTableEnd', 'MemoTableStart', 'TitleRule']))
    expect(hidden).not.toContain('BodyText')
  })

  test('knows the house’s own by Chinese names', () => {
    const style = styles().find((each) => idOf(each) === 'MemoRecommendation')!
    expect(valueOf(style, 'w:aliases')).toBe('建议')
  })

  test('has every style in an order', () => {
    const without = styles().filter(
      (style) => idOf(style) !== 'Normal' && valueOf(style, 'w:uiPriority') === undefined,
    )
    expect(without.map(idOf)).toEqual([])
  })
})

test('the panose of the sans is its own in the table of fonts, not that of the font of code', () => {
  const fonts = word.elements.get('word/fontTable.xml')!.get('w:font')!
  const sans = fonts.find(({ attributes }) => attributes['w:name'] === '微软雅黑')!
  expect(valueOf(sans, 'w:panose1')).toBe('020B0503020204020204')
})
