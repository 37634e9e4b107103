/** Ways to change a finished PDF so that it says, or shows, something else; each with the rules that tell of it. */
import { anyOf, editedPdf, finished, type Written } from './finished.ts'

type Random = () => number
/** Changes the objects of a file. */
type Edit = (objects: Written, random: Random) => void
export type PageEdit = readonly [what: string, rules: RegExp, edit: Edit]

/** The finished PDF, edited. */
export const edited = (edit: Edit, random: Random): Uint8Array =>
  editedPdf(finished.pdf, (objects) => edit(objects, random))

/** Object numbers of the pages' contents, in order. */
const contentsIn = (objects: Written): number[] =>
  [...objects].filter(([, text]) => text.includes(' BDC\n')).map(([number]) => number)

/** A text on a page: its marked content, from `BDC` to `EMC`. */
type Shown = {
  readonly object: number
  readonly whole: string
  readonly x: number
  readonly y: number
  readonly size: number
}

const place = /1 0 0 -1 ([\d.]+) ([\d.]+) Tm/

const shownIn = (objects: Written, tag = 'Span'): Shown[] =>
  contentsIn(objects).flatMap((object) =>
    [
      ...objects
        .get(object)!
        .matchAll(new RegExp(`/${tag} <<[^\\n]* BDC\\nBT\\n[^]*?\\nET\\nEMC\\n`, 'g')),
    ].map(([whole]) => {
      const [, x, y] = place.exec(whole)!
      const [, size] = /\/F\d+ ([\d.]+) Tf/.exec(whole)!
      return { object, whole, x: Number(x), y: Number(y), size: Number(size) }
    }),
  )

const replace = (objects: Written, { object, whole }: Shown, by: string): void => {
  objects.set(
    object,
    objects.get(object)!.replace(whole, () => by),
  )
}

/** A text is drawn in another way. */
const redrawn =
  (change: (whole: string, shown: Shown, random: Random) => string): Edit =>
  (objects, random) => {
    const shown = anyOf(long(shownIn(objects)), random)
    replace(objects, shown, change(shown.whole, shown, random))
  }

/** Texts of some characters. */
const long = (all: readonly Shown[]): Shown[] =>
  all.filter(({ whole }) => /<[\da-f]{12,}>/.test(whole))

const at = (whole: string, x: number, y: number): string => {
  let first = true
  const [, x0, y0] = place.exec(whole)!
  const [dx, dy] = [x - Number(x0), y - Number(y0)]
  return whole.replaceAll(new RegExp(place, 'g'), (_, a: string, b: string) => {
    const moved = `1 0 0 -1 ${first ? x : Number(a) + dx} ${first ? y : Number(b) + dy} Tm`
    first = false
    return moved
  })
}

/** Two texts change places. */
const exchanged =
  (pairs: (all: readonly Shown[]) => (readonly [Shown, Shown])[]): Edit =>
  (objects, random) => {
    const [a, b] = anyOf(pairs(shownIn(objects)), random)
    replace(objects, a, at(a.whole, b.x, b.y))
    replace(objects, b, at(b.whole, a.x, a.y))
  }

const pairsOf = (all: readonly Shown[], fits: (a: Shown, b: Shown) => boolean): [Shown, Shown][] =>
  all.slice(1).flatMap((b, i): [Shown, Shown][] => (fits(all[i]!, b) ? [[all[i]!, b]] : []))

const onOnePage = (a: Shown, b: Shown): boolean => a.object === b.object

/** Something is drawn after a text, upon it. */
const upon = (drawing: (shown: Shown) => string): Edit =>
  redrawn(
    (whole, shown) => `${whole}/Artifact <</Type /Layout>> BDC\nq\n${drawing(shown)}\nQ\nEMC\n`,
  )

/** Something is drawn before a text, below it. */
const below = (drawing: (shown: Shown) => string): Edit =>
  redrawn(
    (whole, shown) => `/Artifact <</Type /Layout>> BDC\nq\n${drawing(shown)}\nQ\nEMC\n${whole}`,
  )

/** The last number of something is another. */
const inObjects =
  (pattern: RegExp, change: (found: string, random: Random) => string): Edit =>
  (objects, random) => {
    const found = [...objects].filter(([, text]) => pattern.test(text))
    const [number, text] = anyOf(found, random)
    objects.set(
      number,
      text.replace(pattern, (match) => change(match, random)),
    )
  }

/** The figure that is a drawing. */
const drawing = /\/Figure <<[^\n]*BDC\nq\n[^\n]*\nq\n0 0 m\n[^]*?\nQ\nEMC\n/

/** Texts in the columns of the table, which stand to the right of others. */
const isCell = ({ size }: Shown): boolean => size === 9

export const pageEdits: readonly PageEdit[] = [
  [
    'two texts of a line change places',
    /misplaced-text/,
    exchanged((all) => pairsOf(all, (a, b) => onOnePage(a, b) && a.y === b.y && b.x > a.x + 20)),
  ],
  [
    'two lines change places',
    /misplaced-text/,
    exchanged((all) => pairsOf(all, (a, b) => onOnePage(a, b) && b.y > a.y + 5)),
  ],
  [
    'two texts far apart change places',
    /misplaced-text/,
    (objects, random) => {
      const all = long(shownIn(objects)).filter(
        ({ object }, _, [first]) => object === first!.object,
      )
      const pairs = all.flatMap((a) =>
        all.filter((b) => b.y > a.y + 60).map((b) => [a, b] as const),
      )
      const [a, b] = anyOf(pairs, random)
      replace(objects, a, at(a.whole, b.x, b.y))
      replace(objects, b, at(b.whole, a.x, a.y))
    },
  ],
  [
    'a cell changes places with the next',
    /misplaced-text/,
    exchanged((all) =>
      pairsOf(all.filter(isCell), (a, b) => onOnePage(a, b) && a.y === b.y && b.x > a.x + 20),
    ),
  ],
  [
    'a cell changes places with one below',
    /misplaced-text/,
    (objects, random) => {
      const cells = shownIn(objects).filter(isCell)
      const pairs = cells.flatMap((a) =>
        cells
          .filter((b) => b !== a && onOnePage(a, b) && a.x === b.x && b.y > a.y + 10)
          .map((b) => [a, b] as const),
      )
      const [a, b] = anyOf(pairs, random)
      replace(objects, a, at(a.whole, b.x, b.y))
      replace(objects, b, at(b.whole, a.x, a.y))
    },
  ],
  ['a text stands at the foot', /misplaced-text/, redrawn((whole, { x }) => at(whole, x, 790))],
  ['a text stands at the head', /misplaced-text/, redrawn((whole, { x }) => at(whole, x, 30))],
  [
    'a text is moved aside',
    /misplaced-text|changed-text/,
    redrawn((whole, { y }) => at(whole, 560, y)),
  ],
  [
    'a text is moved into the left margin',
    /misplaced-text/,
    redrawn((whole, { y }) => at(whole, 10, y)),
  ],
  [
    'a text is moved off the page',
    /lost|changed|extra/,
    redrawn((whole, { y }) => at(whole, 700, y)),
  ],
  [
    'a text is pulled apart',
    /misplaced|lost-space/,
    redrawn((whole) =>
      whole.replace(/(\[.*?)<([\da-f]{4})([\da-f]+)>(?=.*TJ)/, '$1<$2> -9000 <$3>'),
    ),
  ],
  [
    'characters are set upon one another',
    /misplaced-text/,
    redrawn((whole) =>
      whole.replace(/(\[.*?)<([\da-f]{4})([\da-f]+)>(?=.*TJ)/, '$1<$2> 8000 <$3>'),
    ),
  ],
  [
    'a text is white',
    /illegible-text/,
    redrawn((whole) => whole.replaceAll(/[\d.]+ [\d.]+ [\d.]+ rg/g, '1 1 1 rg')),
  ],
  [
    'a text is light grey',
    /illegible-text/,
    redrawn((whole) => whole.replaceAll(/[\d.]+ [\d.]+ [\d.]+ rg/g, '0.8 g')),
  ],
  [
    'a text is faint',
    /faint-text/,
    redrawn((whole) => whole.replaceAll(/[\d.]+ [\d.]+ [\d.]+ rg/g, '0.5 0.5 0.5 rg')),
  ],
  [
    'a text is in no ink',
    /illegible-text/,
    redrawn((whole) => whole.replaceAll(/[\d.]+ [\d.]+ [\d.]+ rg/g, '0 0 0 0 k')),
  ],
  [
    'a text is in a pattern',
    /illegible-text/,
    redrawn((whole) => whole.replaceAll(/[\d.]+ [\d.]+ [\d.]+ rg/g, '/Pattern cs\n/Sh1 scn')),
  ],
  [
    'a text is of one point',
    /tiny-text/,
    redrawn((whole) => whole.replaceAll(/(\/F\d+) [\d.]+ Tf/g, '$1 1 Tf')),
  ],
  [
    'a text is scaled down',
    /tiny-text/,
    redrawn((whole) => whole.replace('1 0 0 -1', '.2 0 0 -.2')),
  ],
  [
    'a cover lies upon a text',
    /hidden-text/,
    upon(({ x, y, size }) => `1 1 1 rg\n${x - 2} ${y - size} 300 ${size * 1.4} re\nf`),
  ],
  [
    'a dark cover lies upon a text',
    /hidden-text/,
    upon(({ x, y, size }) => `0 0 0 rg\n${x} ${y - size} 40 ${size * 1.4} re\nf`),
  ],
  [
    'a thick line lies upon a text',
    /hidden-text/,
    upon(
      ({ x, y, size }) =>
        `${size} w\n1 1 1 RG\n${x} ${y - size / 2} m\n${x + 200} ${y - size / 2} l\nS`,
    ),
  ],
  [
    'thin lines lie upon a text',
    /hidden-text/,
    upon(
      ({ x, y, size }) =>
        `1 w\n1 1 1 RG\n${Array.from({ length: 8 }, (_, i) => `${x} ${y - i * size * 0.1} m ${x + 200} ${y - i * size * 0.1} l S`).join('\n')}`,
    ),
  ],
  [
    'a round cover lies upon a text',
    /hidden-text/,
    upon(
      ({ x, y, size }) =>
        `1 1 1 rg\n${x - 9} ${y} m\n${x} ${y - 4 * size} ${x + 90} ${y - 4 * size} ${x + 99} ${y} c\n${x + 90} ${y + 3 * size} ${x} ${y + 3 * size} ${x - 9} ${y} c\nh\nf`,
    ),
  ],
  ['a text is clipped away', /hidden-text/, redrawn((whole) => `q\n0 0 5 5 re\nW n\n${whole}Q\n`)],
  [
    'a panel in the colour of a text is below it',
    /illegible-text/,
    below(({ x, y, size }) => `0.1 0.1 0.1 rg\n${x - 3} ${y - size * 1.2} 400 ${size * 2} re\nf`),
  ],
  [
    'half of a text is on a dark panel',
    /illegible-text/,
    below(({ x, y, size }) => `0.1 0.1 0.1 rg\n${x + 1} ${y - size * 1.2} 20 ${size * 2} re\nf`),
  ],
  [
    'a text is struck through',
    /struck-text/,
    upon(
      ({ x, y, size }) =>
        `.5 w\n0 0 0 RG\n${x} ${y - 0.3 * size} m\n${x + 25} ${y - 0.3 * size} l\nS`,
    ),
  ],
  [
    'a deletion is a deletion no more',
    /struck-text/,
    (objects) => {
      for (const object of contentsIn(objects))
        objects.set(
          object,
          objects
            .get(object)!
            .replace(/\/Artifact <<\/Type \/Layout>> BDC\n0\.55 w\n\[\] 0 d\n[^]*?EMC\n/g, ''),
        )
    },
  ],
  [
    'two pictures change places',
    /wrong-picture/,
    (objects) => {
      for (const object of contentsIn(objects)) {
        const text = objects.get(object)!
        if (text.includes('/I1 Do') && text.includes('/I2 Do'))
          objects.set(
            object,
            text
              .replace('/I2 Do', '/I9 Do')
              .replace('/I1 Do', '/I2 Do')
              .replace('/I9 Do', '/I1 Do'),
          )
      }
    },
  ],
  ['a picture is gone', /wrong-picture/, inObjects(/\/I\d Do\n/, () => '')],
  ['a picture is small', /wrong-picture/, inObjects(/q\n36 0 0 -24/, () => 'q\n3 0 0 -2')],
  [
    'a picture stands elsewhere',
    /wrong-picture|hidden|illegible|misplaced/,
    inObjects(/q\n36 0 0 -24 ([\d.]+) [\d.]+ cm/, () => 'q\n36 0 0 -24 200 760 cm'),
  ],
  [
    'a drawing is another',
    /wrong-picture/,
    inObjects(drawing, (found) => found.replaceAll(/[\d.]+ [\d.]+ m\n/g, '1 1 m\n')),
  ],
  [
    'a picture lies upon a text',
    /hidden-text/,
    (objects, random) => {
      // A page has the pictures that stand on it.
      const shown = anyOf(
        long(shownIn(objects)).filter(({ object }) => objects.get(object)!.includes('/I1 Do')),
        random,
      )
      const { whole, x, y } = shown
      replace(objects, shown, `${whole}q\n90 0 0 -30 ${x} ${y} cm\n/I1 Do\nQ\n`)
    },
  ],
  [
    'a link leads to another address',
    /wrong-link/,
    inObjects(/\/URI \(https:/, () => '/URI (http:'),
  ],
  [
    'a link leads to another unit',
    /wrong-link/,
    inObjects(/\/Dest \((\w+)\)/, (found) =>
      found === '/Dest (ports)' ? '/Dest (water)' : '/Dest (ports)',
    ),
  ],
  ['a link leads nowhere', /wrong-link/, inObjects(/\/Dest \((\w+)\)/, () => '/Dest (nowhere)')],
  ['a link runs something', /wrong-link/, inObjects(/\/S \/URI/, () => '/S /JavaScript')],
  [
    'a link lies on another text',
    /wrong-link/,
    inObjects(
      /\/Subtype \/Link\n\/Rect \[[\d. ]+\]/,
      () => '/Subtype /Link\n/Rect [100 60 140 75]',
    ),
  ],
  [
    'a link lies on half a page',
    /wrong-link/,
    inObjects(/\/Subtype \/Link\n\/Rect \[[\d. ]+\]/, () => '/Subtype /Link\n/Rect [0 0 900 900]'),
  ],
  [
    'a place is another',
    /wrong-link/,
    inObjects(/\(ports\) \[\d+ 0 R \/XYZ null [\d.]+/, (found) =>
      found.replace(/[\d.]+$/, '700.1'),
    ),
  ],
  [
    'two contents change numbers',
    /misplaced|moved|changed|cut|joined/,
    (objects) => {
      const [object] = contentsIn(objects)
      const text = objects.get(object!)!
      objects.set(
        object!,
        text
          .replace('/MCID 2 ', '/MCID 9999 ')
          .replace('/MCID 12 ', '/MCID 2 ')
          .replace('/MCID 9999 ', '/MCID 12 '),
      )
    },
  ],
  [
    'a copy is another',
    /wrong-copy/,
    redrawn((whole) => whole.replace(/<feff[\da-f]{4}/, '<feff4e00')),
  ],
  ['a text is drawn twice', /repeated|extra|changed/, redrawn((whole) => whole + whole)],
  ['a text is gone', /lost|changed|extra|joined/, redrawn(() => '')],
  [
    'a character is another',
    /changed|extra|lost|wrong-copy/,
    redrawn((whole) =>
      whole.replace(
        /(\[.*?)<([\da-f]{4})(?=.*TJ)/,
        (_, before: string, code: string) => `${before}<${code === '0002' ? '0003' : '0002'}`,
      ),
    ),
  ],
  [
    'a running line stands in the text',
    /misplaced-text/,
    (objects, random) => {
      const shown = anyOf(
        shownIn(objects, 'Artifact').filter(({ whole }) => whole.includes('/Footer')),
        random,
      )
      replace(objects, shown, at(shown.whole, 200, 420))
    },
  ],
  [
    'a foot stands at the head',
    /misplaced-text/,
    (objects, random) => {
      const shown = anyOf(
        shownIn(objects, 'Artifact').filter(({ whole }) => whole.includes('/Footer')),
        random,
      )
      replace(objects, shown, at(shown.whole, shown.x, 40))
    },
  ],
  [
    'the title of the file is another',
    /wrong-property/,
    inObjects(/\/Title (\d+) 0 R\n\/Author (\d+)/, (found) =>
      found.replace(/\d+/, /\d+$/.exec(found)![0]),
    ),
  ],
  [
    'an entry of the outline leads to another heading',
    /wrong-link/,
    inObjects(/\/Dest \[\d+ 0 R \/XYZ null [\d.]+/, (found) =>
      found.replace(/[\d.]+$/, (y) => String(Number(y) / 2)),
    ),
  ],
  [
    'an entry of the outline says something else',
    /wrong-link/,
    inObjects(/\/Dest \[[^\]]*\][^]*\/Title \(\xfe\xff/, (found) => `${found}Nx`),
  ],
  ...(
    [
      ['title', /(<dc:title>.*?"x-default">)[^<]/s],
      ['author', /(<dc:creator>.*?<rdf:li>)[^<]/s],
      ['day', /(<xmp:CreateDate>)\d/s],
    ] as const
  ).map(([what, pattern]): PageEdit => [
    `the metadata say another ${what}`,
    /wrong-property/,
    inObjects(pattern, (found) => `${found.slice(0, -1)}9`),
  ]),
  [
    'the language is another',
    /wrong-property/,
    inObjects(/\/Lang \(zh-CN\)\n\/MarkInfo|\/Lang \(zh-CN\)/, (found) =>
      found.replace('zh-CN', 'en'),
    ),
  ],
  [
    'a page is larger',
    /wrong-page-size/,
    inObjects(/\/MediaBox \[0 0 [\d.]+ [\d.]+\]/, () => '/MediaBox [0 0 900 900]'),
  ],
  [
    'a page is cropped',
    /unreadable/,
    inObjects(/\/MediaBox/, () => '/CropBox [0 0 300 300]\n/MediaBox'),
  ],
  ['a text is turned', /unreadable/, redrawn((whole) => whole.replace('1 0 0 -1', '0 1 1 0'))],
  ['a text is squeezed', /unreadable/, redrawn((whole) => whole.replace('1 0 0 -1', '.1 0 0 -1'))],
  ['a text is invisible', /unreadable/, redrawn((whole) => whole.replace('BT\n', 'BT\n3 Tr\n'))],
  ['a link has a border', /unreadable/, inObjects(/\/Border \[0 0 0\]/, () => '/Border [0 0 90]')],
  ['a stamp lies on a page', /unreadable/, inObjects(/\/Subtype \/Link/, () => '/Subtype /Stamp')],
]
