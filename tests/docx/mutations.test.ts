import { beforeAll, describe, expect, it } from 'vitest'
import { readPackage } from '../../scripts/readers/docx/package.ts'
import { readingOf } from '../../scripts/readers/docx/reading.ts'
import { lookFaults } from '../../scripts/proof/looks.ts'
import { checkWord } from '../../scripts/proof/word/word.ts'
import { toDocx } from '../../scripts/docx/to-docx.ts'
import { assets, full, pages } from './flow.ts'
import { changed, validate } from './package.ts'

const document = 'word/document.xml'
const styles = 'word/styles.xml'
const relations = 'word/_rels/document.xml.rels'

type Damage = readonly [
  what: string,
  part: string,
  change: (xml: string) => string | null,
  rule: string,
]

const swap = (from: string | RegExp, to: string) => (xml: string) => xml.replace(from, to)
const without = (what: string | RegExp) => swap(what, '')
const gone = () => null

const damages: readonly Damage[] = [
  [
    'a style in use is not defined',
    styles,
    swap('w:styleId="Quote"', 'w:styleId="Q"'),
    'undefined-style',
  ],
  [
    'a character style is a paragraph style',
    document,
    swap('rStyle w:val="Emphasis"', 'rStyle w:val="BodyText"'),
    'undefined-style',
  ],
  [
    'a style is based on none',
    styles,
    swap('basedOn w:val="Normal"', 'basedOn w:val="Nothing"'),
    'undefined-style',
  ],
  [
    'two styles have one id',
    styles,
    swap('w:styleId="Quote"', 'w:styleId="Title"'),
    'duplicate-id',
  ],
  [
    'a list is not defined',
    document,
    (xml: string) => xml.replace(/<w:numId w:val="[1-9]\d*"\/>/, '<w:numId w:val="99"/>'),
    'undefined-numbering',
  ],
  [
    'a style is of a list that is not defined',
    'word/styles.xml',
    swap('<w:numId w:val="2"/>', '<w:numId w:val="99"/>'),
    'undefined-numbering',
  ],
  [
    'a style is of another level than its list says',
    'word/numbering.xml',
    swap('<w:pStyle w:val="ListBullet"/>', ''),
    'label-by-style',
  ],
  [
    'a label stands beside the page',
    'word/numbering.xml',
    (xml: string) => xml.replace(/<w:ind w:left="\d+"/, '<w:ind w:left="99999"'),
    'label-beside-page',
  ],
  [
    'the theme has a font of signs',
    'word/theme/theme1.xml',
    swap('<a:latin typeface="Times New Roman"/>', '<a:latin typeface="Wingdings"/>'),
    'font-of-signs',
  ],
  [
    'a level is deeper than the list',
    document,
    swap('<w:ilvl w:val="1"/>', '<w:ilvl w:val="9"/>'),
    'undefined-numbering',
  ],
  ['lists are gone', 'word/numbering.xml', gone, 'dangling-relation'],
  ['a header is gone', 'word/header1.xml', gone, 'dangling-relation'],
  ['a header is not used', document, without(/<w:headerReference[^>]*>/), 'unused-relation'],
  [
    'a relation is gone',
    relations,
    without(/<Relationship [^>]*hyperlink[^>]*>/),
    'undefined-relation',
  ],
  ['a picture is gone', 'word/media/image1.png', gone, 'dangling-relation'],
  ['two relations have one id', relations, swap('Id="rId2"', 'Id="rId1"'), 'duplicate-relation'],
  [
    'a bookmark is gone',
    document,
    without(/<w:bookmarkStart w:name="fishery"[^>]*>/),
    'dangling-anchor',
  ],
  ['a bookmark does not end', document, without(/<w:bookmarkEnd w:id="1"\/>/), 'open-bookmark'],
  [
    'a heading of the contents is not marked',
    document,
    swap('w:name="_Toc_advice"', 'w:name="_Toc_other"'),
    'dangling-anchor',
  ],
  [
    'two bookmarks have one name',
    document,
    swap('w:name="shipping"', 'w:name="FISHERY"'),
    'duplicate-bookmark',
  ],
  [
    'two bookmarks have one id',
    document,
    swap(
      '<w:bookmarkStart w:name="shipping" w:id="1"',
      '<w:bookmarkStart w:name="shipping" w:id="0"',
    ),
    'duplicate-id',
  ],
  ['a bookmark has a hyphen', document, swap(/"note_1"/g, '"note-1"'), 'bad-bookmark-name'],
  [
    'a note is not there',
    document,
    swap('<w:footnoteReference w:id="2"', '<w:footnoteReference w:id="9"'),
    'undefined-note',
  ],
  [
    'a cell has no paragraph',
    document,
    without(/(?<=<w:tcW w:w="2640" w:type="dxa"\/><\/w:tcPr>)<w:p>.*?<\/w:p>/),
    'no-paragraph-at-end',
  ],
  ['a row has a cell too few', document, without(/<w:tc>.*?<\/w:tc>/), 'ragged-table'],
  ['the table has no head', document, without('<w:tblHeader/>'), 'missing-header-row'],
  [
    'a row says it is no head',
    document,
    swap(/<w:cantSplit\/>(?!<w:tblHeader)/, '<w:cantSplit/><w:tblHeader w:val="false"/>'),
    'missing-header-row',
  ],
  ['a row may split', document, without('<w:cantSplit/>'), 'splitting-row'],
  [
    'the columns have no widths',
    document,
    without(/<w:gridCol .*?(?=<\/w:tblGrid>)/),
    'ragged-table',
  ],
  ['the table has no title', document, without(/<w:tblCaption[^>]*>/), 'missing-table-title'],
  [
    'the picture has no description',
    document,
    without(/(?<=<wp:docPr [^>]*) descr="[^"]*"/),
    'missing-alt-text',
  ],
  [
    'a paragraph is formatted',
    document,
    swap('<w:pStyle w:val="Quote"/>', '<w:pStyle w:val="Quote"/><w:jc w:val="center"/>'),
    'direct-formatting',
  ],
  [
    'a run is formatted',
    document,
    swap('<w:rStyle w:val="Emphasis"/>', '<w:b/>'),
    'direct-formatting',
  ],
  [
    'a run has a font',
    document,
    swap('<w:rFonts w:hint="eastAsia"/>', '<w:rFonts w:ascii="Arial"/>'),
    'direct-formatting',
  ],
  [
    'a blank paragraph makes room',
    document,
    swap('<w:p><w:pPr><w:pStyle w:val="Quote"', '<w:p/><w:p><w:pPr><w:pStyle w:val="Quote"'),
    'blank-paragraph',
  ],
  ['a field does not end', document, without('<w:fldChar w:fldCharType="end"/>'), 'open-field'],
  [
    'the document has no title',
    'docProps/core.xml',
    without(/<dc:title>.*?<\/dc:title>/),
    'missing-title',
  ],
  [
    'the document has no language',
    'docProps/core.xml',
    without(/<dc:language>.*?<\/dc:language>/),
    'missing-language',
  ],
  ['text has no East Asian language', styles, without(/ w:eastAsia="zh-CN"/), 'missing-language'],
  [
    'a field fetches a file',
    document,
    swap('PAGEREF _Toc_advice', 'INCLUDETEXT _Toc_advice'),
    'active-content',
  ],
  [
    'a link runs a script',
    relations,
    swap('https://example.org/a', 'javascript:alert'),
    'active-content',
  ],
  [
    'a picture comes from elsewhere',
    relations,
    swap('Target="media/image1.png"', 'TargetMode="External" Target="https://example.org/p.png"'),
    'active-content',
  ],
  [
    'fields ask to be updated',
    'word/settings.xml',
    swap('<w:zoom', '<w:updateFields w:val="true"/><w:zoom'),
    'active-content',
  ],
  ['text is not XML', document, swap('海纳百川', '海 & 川'), 'not-well-formed'],
  [
    'a part has no type',
    '[Content_Types].xml',
    without(/<Override [^>]*numbering[^>]*>/),
    'no-content-type',
  ],
  ['styles are gone', styles, gone, 'missing-part'],
  ['all text is hidden', styles, swap('<w:sz ', '<w:vanish/><w:sz '), 'hidden-text'],
  [
    'text is hidden by its style',
    styles,
    swap(/(w:styleId="Quote">.*?<w:rPr>)/s, '$1<w:vanish/>'),
    'hidden-text',
  ],
  ['text is hidden in a run', document, swap('<w:rPr>', '<w:rPr><w:vanish/>'), 'unknown-element'],
  [
    'all text is of one point',
    styles,
    (xml) => xml.replaceAll(/<w:sz w:val="\d+"/g, '<w:sz w:val="2"'),
    'tiny-text',
  ],
  [
    'text is in the style of what follows a table',
    document,
    swap('w:pStyle w:val="Quote"', 'w:pStyle w:val="MemoTableEnd"'),
    'tiny-text',
  ],
  ['nothing leads to the document', '_rels/.rels', gone, 'no-main-document'],
  [
    'the package leads to another document',
    '_rels/.rels',
    swap('Target="word/document.xml"', 'Target="word/styles.xml"'),
    'no-main-document',
  ],
  [
    'the document is of another type',
    '[Content_Types].xml',
    swap('document.main+xml', 'template.main+xml'),
    'wrong-content-type',
  ],
  [
    'a header is of another type',
    '[Content_Types].xml',
    swap('wordprocessingml.header+xml', 'wordprocessingml.footer+xml'),
    'wrong-content-type',
  ],
  ['nothing leads to a part', relations, without(/<Relationship [^>]*theme[^>]*>/), 'stray-part'],
  ...['settings', 'fontTable', 'footnotes', 'theme/theme1', 'footer1'].map((name): Damage => [
    `${name} says nothing`,
    `word/${name}.xml`,
    (xml) => xml.replace(/(<(?!\?)[\w:]+)([^>]*?)>[^]*$/, '$1$2/>'),
    'empty-part',
  ]),
]

/** Rules of all that is wrong with a file by itself: how it is made, and what is not to be seen in it. */
const rulesOf = (bytes: Uint8Array): string[] => {
  const word = readPackage(bytes)
  const looks = word.broken.length > 0 ? [] : lookFaults(readingOf(word))
  return [...checkWord(word), ...looks].map(({ rule }) => rule)
}

describe('a damaged file', () => {
  let sound: Uint8Array
  beforeAll(async () => {
    sound = await toDocx(full, assets, pages)
  })

  it.each(damages)('is found out when %s', (_, part, change, rule) => {
    expect(rulesOf(changed(sound, part, change))).toContain(rule)
  })

  it('is none where a style that no text is in hides it', () => {
    const unused =
      '<w:style w:type="paragraph" w:styleId="zTop"><w:name w:val="z-Top of Form"/><w:rPr><w:vanish/><w:sz w:val="2"/></w:rPr></w:style>'
    const bytes = changed(sound, styles, (xml) =>
      xml.replace('</w:styles>', `${unused}</w:styles>`),
    )
    expect(rulesOf(bytes)).toEqual([])
  })

  const schema: readonly (readonly [
    what: string,
    part: string,
    change: (xml: string) => string,
  ])[] = [
    [
      'elements out of order',
      styles,
      swap('<w:keepNext/><w:keepLines/>', '<w:keepLines/><w:keepNext/>'),
    ],
    ['a colour with #', styles, swap('<w:color w:val="', '<w:color w:val="#')],
    ['an element of no schema', document, swap('<w:sectPr>', '<w:section/><w:sectPr>')],
    ['an alignment of no kind', styles, swap('<w:jc w:val="both"/>', '<w:jc w:val="justify"/>')],
  ]
  it.each(schema)('is found out by Microsoft’s validator: %s', async (_, part, change) => {
    expect(await validate(changed(sound, part, change), 'Microsoft365')).not.toEqual([])
  })
})
