/** Ways to change a finished Word file so that it says, or shows, something else; each with the rules that tell of it. */
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import { anyOf, finished } from './finished.ts'

type Random = () => number
type Parts = Map<string, string>
type Edit = (parts: Parts, random: Random) => void
export type WordEdit = readonly [what: string, rules: RegExp, edit: Edit]

/** The finished Word file, edited. */
export const editedWord = (edit: Edit, random: Random): Uint8Array => {
  const files = unzipSync(finished.docx)
  const isText = (path: string): boolean => /\.(?:xml|rels)$/.test(path)
  const parts: Parts = new Map(
    Object.entries(files).flatMap(([path, bytes]) =>
      isText(path) ? [[path, strFromU8(bytes)]] : [],
    ),
  )
  const before = [...parts.values()].join('')
  edit(parts, random)
  if ([...parts.values()].join('') === before) throw new Error('nothing was edited')
  return zipSync({
    ...files,
    ...Object.fromEntries([...parts].map(([path, text]) => [path, strToU8(text)])),
  })
}

const [document, styles, numbering, relations, core] = [
  'word/document.xml',
  'word/styles.xml',
  'word/numbering.xml',
  'word/_rels/document.xml.rels',
  'docProps/core.xml',
]

/** One place of a part that fits a pattern, chosen anew each time, says something else. */
const inPart =
  (part: string, pattern: RegExp, by: string | ((...found: string[]) => string)): Edit =>
  (parts, random) => {
    const text = parts.get(part)!
    const found = anyOf([...text.matchAll(new RegExp(pattern, 'gs'))], random)
    const replaced = found[0].replace(new RegExp(pattern, 's'), by as string)
    parts.set(
      part,
      text.slice(0, found.index) + replaced + text.slice(found.index + found[0].length),
    )
  }

/** Two places that fit a pattern change what they say. */
const exchanged =
  (part: string, pattern: RegExp): Edit =>
  (parts, random) => {
    const text = parts.get(part)!
    const found = [...text.matchAll(new RegExp(pattern, 'gs'))]
    const pairs = found.flatMap((a, i) =>
      found.slice(i + 1).flatMap((b) => (a[0] === b[0] ? [] : [[a, b] as const])),
    )
    const [a, b] = anyOf(pairs, random)
    const between = text.slice(a.index + a[0].length, b.index)
    const after = text.slice(b.index + b[0].length)
    parts.set(part, text.slice(0, a.index) + b[0] + between + a[0] + after)
  }

/** Properties of runs, or of paragraphs, in a style that much of the text is in. */
const styled = (properties: 'rPr' | 'pPr', by: string): Edit =>
  inPart(
    styles,
    new RegExp(
      `(w:styleId="(?:BodyText|ListBullet|Heading1|MemoRecommendation)">(?:(?!</w:style>).)*?<w:${properties}>)`,
    ),
    `$1${by}`,
  )

/** The same, instead of what is there. */
const restyled = (name: string, by: string): Edit =>
  inPart(
    styles,
    new RegExp(
      `(w:styleId="(?:BodyText|ListBullet|Heading1|MemoRecommendation)">(?:(?!</w:style>).)*?)<${name}[^>]*/>`,
    ),
    `$1${by}`,
  )

const tableStyle = (by: string): Edit =>
  inPart(styles, /(w:styleId="MemoTable">.*?<w:tblPr>)/, `$1${by}`)

const texts = /<w:t xml:space="preserve">[^<]{4,}<\/w:t>/
const paragraphs =
  /<w:p><w:pPr><w:pStyle w:val="(?:BodyText|ListBullet|Heading1|Heading2)"\/>(?:(?!<\/w:p>).)*<w:t(?:(?!<\/w:p>).)*<\/w:p>/
const run = /<w:r>(?:(?!<\/w:r>).)*<w:t xml:space="preserve">[^<]{4,}<\/w:t><\/w:r>/

export const wordEdits: readonly WordEdit[] = [
  ['two texts change places', /text/, exchanged(document, texts)],
  [
    'two paragraphs change places',
    /moved|changed|lost|joined|cut/,
    exchanged(document, paragraphs),
  ],
  [
    'two rows change places',
    /moved|changed|lost/,
    exchanged(document, /<w:tr>(?:(?!<\/w:tr>).)*<\/w:tr>(?=<w:tr>|<\/w:tbl>)/),
  ],
  [
    'two cells change places',
    /moved|changed|lost|page-of-another/,
    exchanged(document, /(?<=<\/w:tcPr>)<w:p>(?:(?!<\/w:p>).)*<w:t (?:(?!<\/w:p>).)*<\/w:p>/),
  ],
  [
    'a character is another',
    /changed/,
    inPart(document, /(<w:t xml:space="preserve">[^<]{2})[^<]/, '$1某'),
  ],
  ['a text is gone', /changed|lost|extra/, inPart(document, run, '')],
  [
    'a text stands twice',
    /changed|repeated|extra/,
    inPart(document, run, (found) => found + found),
  ],
  [
    'two references to notes change places',
    /changed|moved|extra/,
    exchanged(document, /<w:footnoteReference w:id="\d+"\/>/),
  ],
  [
    'two notes change numbers',
    /changed|moved/,
    (parts) => {
      const notes = parts.get('word/footnotes.xml')!
      parts.set(
        'word/footnotes.xml',
        notes
          .replace('w:id="1"', 'w:id="x"')
          .replace('w:id="2"', 'w:id="1"')
          .replace('w:id="x"', 'w:id="2"'),
      )
    },
  ],
  [
    'a link leads to another address',
    /wrong-link/,
    inPart(relations, /Target="https:\/\/example.org/, 'Target="https://example.com'),
  ],
  [
    'two addresses change places',
    /wrong-link/,
    exchanged(relations, /(?<=hyperlink" )Target="[^"]*"/),
  ],
  [
    'two links change places',
    /wrong-link/,
    exchanged(document, /(?<=<w:hyperlink w:history="1" )(?:w:anchor="\w+" )?r:id="\w+"/),
  ],
  [
    'a link leads to another unit',
    /wrong-link/,
    inPart(
      document,
      /(<w:hyperlink w:history="1" )w:anchor="(?!water)\w+"(>)/,
      '$1w:anchor="water"$2',
    ),
  ],
  [
    'an entry of the overview leads elsewhere',
    /wrong-link|page-of-another/,
    exchanged(document, /w:anchor="(?!note)\w+"/),
  ],
  [
    'two places change names',
    /wrong-link/,
    exchanged(document, /w:bookmarkStart w:name="(?!note)\w+"/),
  ],
  ['a page number is of another place', /page-of-another/, exchanged(document, /PAGEREF \w+/)],
  [
    'numbers are Roman',
    /unknown-value/,
    inPart(numbering, /w:numFmt w:val="decimal"/, 'w:numFmt w:val="upperRoman"'),
  ],
  [
    'numbers are in words',
    /unknown-value/,
    inPart(numbering, /w:numFmt w:val="\w+"/, 'w:numFmt w:val="chineseCounting"'),
  ],
  [
    'numbers are letters',
    /changed/,
    (parts) =>
      parts.set(
        numbering,
        parts
          .get(numbering)!
          .replaceAll('w:numFmt w:val="decimal"', 'w:numFmt w:val="lowerLetter"'),
      ),
  ],
  [
    'a label is another',
    /changed|lost/,
    (parts) => parts.set(numbering, parts.get(numbering)!.replaceAll('建议', '意见')),
  ],
  [
    'numbers begin later',
    /changed/,
    (parts) =>
      parts.set(
        numbering,
        parts
          .get(numbering)!
          .replaceAll(
            '<w:start w:val="1"/><w:numFmt w:val="decimal"/>',
            '<w:start w:val="4"/><w:numFmt w:val="decimal"/>',
          ),
      ),
  ],
  ['labels are hidden', /unknown-element/, inPart(numbering, /<w:rPr>/, '<w:rPr><w:vanish/>')],
  [
    'labels are white',
    /illegible-text/,
    (parts) =>
      parts.set(
        numbering,
        parts.get(numbering)!.replaceAll(/<w:color [^>]*\/>/g, '<w:color w:val="FFFFFF"/>'),
      ),
  ],
  ['a text is white', /illegible-text/, restyled('w:color', '<w:color w:val="FFFFFF"/>')],
  ['a text is light grey', /illegible-text/, restyled('w:color', '<w:color w:val="C0C0C0"/>')],
  ['a text is faint', /faint|illegible/, restyled('w:color', '<w:color w:val="808080"/>')],
  [
    'a text is on its own colour',
    /illegible-text/,
    styled('pPr', '<w:shd w:val="clear" w:color="auto" w:fill="1A1A1A"/>'),
  ],
  [
    'a text is on a dark shade',
    /illegible-text/,
    styled('rPr', '<w:shd w:val="solid" w:color="202020" w:fill="auto"/>'),
  ],
  ['a text is struck through', /struck-text/, styled('rPr', '<w:strike/>')],
  ['a text is struck through twice', /struck-text/, styled('rPr', '<w:dstrike/>')],
  [
    'a deletion is a deletion no more',
    /struck-text/,
    inPart(styles, /<w:strike\/>/, '<w:strike w:val="0"/>'),
  ],
  ['a text is hidden by its style', /hidden/, styled('rPr', '<w:vanish/>')],
  ['a text is hidden on the web', /hidden/, styled('rPr', '<w:webHidden/>')],
  [
    'a text is hidden where it stands',
    /unknown-element/,
    inPart(document, /<w:r><w:t/, '<w:r><w:rPr><w:vanish/></w:rPr><w:t'),
  ],
  [
    'a text is in a font of signs',
    /hidden/,
    restyled(
      'w:rFonts',
      '<w:rFonts w:ascii="Wingdings" w:hAnsi="Wingdings" w:eastAsia="Wingdings"/>',
    ),
  ],
  [
    'all text is in a font of signs',
    /font-of-signs/,
    (parts) =>
      parts.set(
        'word/theme/theme1.xml',
        parts.get('word/theme/theme1.xml')!.replaceAll('"Times New Roman"', '"Symbol"'),
      ),
  ],
  [
    'the theme’s ink is white',
    /illegible-text/,
    inPart('word/theme/theme1.xml', /(<a:dk1><a:srgbClr val=)"[^"]*"/, '$1"FFFFFF"'),
  ],
  [
    'a font is replaced by one of signs',
    /font-of-signs/,
    inPart('word/fontTable.xml', /<w:altName w:val="[^"]*"/, '<w:altName w:val="Webdings"'),
  ],
  [
    'a text is a sign',
    /unknown-element|changed/,
    inPart(document, run, '<w:r><w:sym w:font="Wingdings" w:char="F04A"/></w:r>'),
  ],
  [
    'a text is in a frame off the page',
    /hidden/,
    styled(
      'pPr',
      '<w:framePr w:w="2000" w:hSpace="0" w:wrap="around" w:vAnchor="page" w:hAnchor="page" w:x="30000" w:y="100"/>',
    ),
  ],
  ['a text is raised off its line', /hidden/, styled('rPr', '<w:position w:val="-400"/>')],
  ['a text begins off the page', /hidden/, restyled('w:ind', '<w:ind w:left="-9000"/>')],
  ['a text has no room', /hidden/, restyled('w:ind', '<w:ind w:left="9900"/>')],
  [
    'lines are a twentieth high',
    /hidden/,
    restyled('w:spacing', '<w:spacing w:line="1" w:lineRule="exact"/>'),
  ],
  [
    'lines lie upon one another',
    /hidden/,
    restyled('w:spacing', '<w:spacing w:line="24" w:lineRule="auto"/>'),
  ],
  ['characters lie upon one another', /hidden/, styled('rPr', '<w:spacing w:val="-200"/>')],
  ['a text is squeezed', /hidden/, styled('rPr', '<w:w w:val="1"/>')],
  ['a text is of one point', /tiny/, restyled('w:sz', '<w:sz w:val="2"/>')],
  ['a text runs from right to left', /hidden/, styled('pPr', '<w:bidi/>')],
  [
    'a text is without a fill',
    /hidden/,
    styled(
      'rPr',
      '<w14:textFill xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:noFill/></w14:textFill>',
    ),
  ],
  ['a style counts', /label-by-style/, styled('pPr', '<w:numPr><w:numId w:val="1"/></w:numPr>')],
  ['a table runs from right to left', /disturbed-table/, tableStyle('<w:bidiVisual/>')],
  [
    'cells are joined by style',
    /disturbed-table/,
    inPart(styles, /(w:styleId="MemoTable">.*?<w:tcPr>)/, '$1<w:vMerge/>'),
  ],
  [
    'rows are hidden by style',
    /disturbed-table/,
    inPart(
      styles,
      /(w:styleId="MemoTable">.*?)<\/w:style>/,
      '$1<w:trPr><w:hidden/></w:trPr></w:style>',
    ),
  ],
  [
    'a cell is two columns wide',
    /unknown-element/,
    inPart(document, /<w:tcPr>/, '<w:tcPr><w:gridSpan w:val="2"/>'),
  ],
  [
    'a cell goes on with the one above',
    /unknown-element/,
    inPart(document, /<w:tcPr>/, '<w:tcPr><w:vMerge/>'),
  ],
  [
    'a table runs from right to left by itself',
    /unknown-element/,
    inPart(document, /<w:tblPr>/, '<w:tblPr><w:bidiVisual/>'),
  ],
  [
    'a column has no width',
    /unknown-value/,
    inPart(document, /<w:tcW w:w="\d+"/, '<w:tcW w:w="1"'),
  ],
  ['two pictures change places', /wrong-picture/, exchanged(document, /r:embed="\w+"/)],
  [
    'a picture is small',
    /wrong-picture/,
    inPart(document, /<wp:extent cx="\d+" cy="\d+"\/>/, '<wp:extent cx="9" cy="9"/>'),
  ],
  [
    'a picture is cropped',
    /unknown-element/,
    inPart(document, /<a:srcRect\/>/, '<a:srcRect l="90000"/>'),
  ],
  [
    'a picture is turned',
    /unknown-element/,
    inPart(document, /<a:xfrm>/, '<a:xfrm rot="10800000">'),
  ],
  [
    'a picture stands elsewhere',
    /wrong-picture|alt/,
    (parts, random) => {
      const text = parts.get(document)!
      const picture = anyOf(
        [...text.matchAll(/<w:p>(?:(?!<\/w:p>).)*<w:drawing>.*?<\/w:p>/gs)],
        random,
      )[0]
      parts.set(document, text.replace(picture, '').replace('</w:sdt>', `</w:sdt>${picture}`))
    },
  ],
  [
    'a picture is described otherwise',
    /lost-alt-text/,
    inPart(document, /(<wp:docPr [^>]*descr=")/, '$1无'),
  ],
  [
    'a text is deleted by a change',
    /unknown-element/,
    inPart(document, run, '<w:del w:id="900" w:author="x">$&</w:del>'),
  ],
  [
    'a text is added by a change',
    /unknown-element/,
    inPart(document, run, '<w:ins w:id="900" w:author="x">$&</w:ins>'),
  ],
  [
    'a text is moved by a change',
    /unknown-element/,
    inPart(document, run, '<w:moveFrom w:id="900" w:author="x">$&</w:moveFrom>'),
  ],
  [
    'a text has a comment',
    /unknown-element/,
    inPart(document, run, '<w:commentRangeStart w:id="0"/>$&<w:commentRangeEnd w:id="0"/>'),
  ],
  [
    'a text is in a box',
    /unknown-element/,
    inPart(
      document,
      run,
      '<w:r><mc:AlternateContent><mc:Fallback>$&</mc:Fallback></mc:AlternateContent></w:r>',
    ),
  ],
  ['a page ends', /unknown-element/, inPart(document, /<w:br\/>/, '<w:br w:type="page"/>')],
  [
    'the page is larger',
    /wrong-page-size/,
    inPart(document, /<w:pgSz w:w="\d+"/, '<w:pgSz w:w="20000"'),
  ],
  ['the margins are wider', /wrong-page-size/, inPart(document, /w:right="\d+"/, 'w:right="9"')],
  [
    'pages are counted from another',
    /unknown-element/,
    inPart(document, /<w:pgNumType\/>/, '<w:pgNumType w:start="7"/>'),
  ],
  [
    'the title of the file is another',
    /wrong-property/,
    inPart(core, /<dc:title>/, '<dc:title>草案'),
  ],
  [
    'its author is another',
    /wrong-property/,
    inPart(core, /<dc:creator>[^<]*/, '<dc:creator>某人'),
  ],
  [
    'its language is another',
    /wrong-property/,
    inPart(core, /<dc:language>[^<]*/, '<dc:language>ja-JP'),
  ],
  ['its day is another', /wrong-property/, inPart(core, /(<dcterms:created[^>]*>)\d{4}/, '$11999')],
  ['a foot is another', /wrong-running-line/, inPart('word/footer1.xml', texts, '<w:t>草案</w:t>')],
  [
    'heads of the first page and of the others change places',
    /wrong-running-line/,
    inPart(
      document,
      /w:type="first"( r:id="\w+"\/><w:headerReference )w:type="default"|w:type="default"( r:id="\w+"\/><w:headerReference )w:type="first"/,
      (all) =>
        all.replaceAll(/"(first|default)"/g, (_, type) =>
          type === 'first' ? '"default"' : '"first"',
        ),
    ),
  ],
  [
    'the page and the number of pages change places',
    /wrong-running-line/,
    inPart('word/footer1.xml', /w:instr=" (?:NUM)?PAGES? ".*w:instr=" (?:NUM)?PAGES? "/, (all) =>
      all.replaceAll(/ (PAGE|NUMPAGES) /g, (_, field) =>
        field === 'PAGE' ? ' NUMPAGES ' : ' PAGE ',
      ),
    ),
  ],
  [
    'the first page has no head of its own',
    /wrong-running-line/,
    inPart(document, /<w:titlePg[^>]*>/, ''),
  ],
  [
    'a comment stands in the XML',
    /not-well-formed|unreadable/,
    inPart(document, /<w:p>/, '<!-- 草案 --><w:p>'),
  ],
  [
    'somebody else saved it last',
    /wrong-property/,
    inPart(core, /<cp:lastModifiedBy>[^<]*/, '<cp:lastModifiedBy>某人'),
  ],
  [
    'it has a category',
    /unknown-element/,
    inPart(core, /<dc:title>/, '<cp:category>草案</cp:category><dc:title>'),
  ],
  [
    'the settings protect it',
    /unknown-value/,
    inPart('word/settings.xml', /<w:zoom/, '<w:documentProtection w:edit="readOnly"/><w:zoom'),
  ],
]
