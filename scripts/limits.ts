/**
 * The sizes memopress refuses to go beyond, in one place. They are meant for sets of ten seconds and a gigabyte, on two
 * cores of 2024 with nothing else to do; an input at several of them takes longer. Every input above them is an error
 * that says where it went too far (P1). `--deadline` allows more of those in `Sizes`.
 */
export const limits = {
  /** Time for a memo, in seconds: to be read, and to become a set. `--deadline` sets both. */
  seconds: { read: 10, build: 120 },
  /**
   * Memory for what the proof of a set keeps. The longest memo that is read takes a tenth; with a limit, V8 collects
   * before it takes twice as much as is in use, and a text that takes more ends in a message instead of a crash.
   */
  proofMegabytes: 1536,
  /** Findings of one rule in one file that are said one by one; the rest is counted. */
  findings: 20,
  /** Bytes of a file that is read, where nothing less is said: of fonts and outputs. */
  fileBytes: 256 * 1024 * 1024,
  /**
   * Bytes of a Word file of another program, files in it, bytes they unpack to, and tags of XML among these: one with
   * many photographs has 40 MB, a report of 200 pages 300,000 tags.
   */
  foreign: { packed: 100 * 1024 * 1024, files: 5000, bytes: 200 * 1024 * 1024, tags: 1_000_000 },
  /** How often a merged memo is read again to find changes that spoil it: one among a thousand takes 20 times. */
  mergeReadings: 100,
  /** Bytes of a memo. The real one has 20 kB, the longest we know of 60 kB. */
  memoBytes: 2 * 1024 * 1024,
  /** Paragraphs, headings, cells and lines of code of a memo. The real one has 160. */
  texts: 20_000,
  /** Sections with recommendations of their own: each becomes a PDF and a Word file. The real memo has 3. */
  domains: 50,
  /** Terms that a memo lists: each form is looked for in every text. */
  terms: 500,
  /** Characters of a domain's name, which names its files. */
  slug: 40,
  /** Quotes and lists inside each other that are read at all. markdown-it stops at 100 too. */
  nesting: 100,
  /** Quotes and lists inside each other that are printed: Word counts nine levels of lists. */
  levels: 10,
  /** Characters of a paragraph, heading, cell or code block: its best lines are found in memory, all at once. */
  textCharacters: 120_000,
  /** Combining marks after one letter (UAX #15, Stream-Safe Text Format): no script stacks more. */
  combiningMarks: 30,
  /** Items of one list with all lists in it, and rows of a table: readers look for each among all of them. */
  listItems: 600,
  tableRows: 2500,
  /** Links of a memo: each is an object of a PDF. The longest memo we know has 300. */
  links: 3000,
  /** Lines of one block of code. */
  codeLines: 5000,
  /** Headings of a memo. The real one has 29. */
  headings: 4000,
  /** Characters of the address of the full text: its code has to be read from paper. */
  urlCharacters: 300,
  /** Emphasis, links and deletions inside each other. */
  inlineNesting: 100,
  /** Maps and sequences inside each other in YAML. */
  yamlNesting: 32,
  /** Entries of one of them: the styles of the house are 60. */
  yamlEntries: 1000,
  /** Characters of a line of front matter, which is printed on every page. */
  lineCharacters: 1000,
  /** Bytes of front matter or of a template. */
  yamlBytes: 256 * 1024,
  /** Characters of a paragraph that may begin or end a mark: `* _ ~ [ ] < &` and backticks. */
  marksInParagraph: 4000,
  /** Bytes of an image file. */
  imageBytes: 20 * 1024 * 1024,
  /** Pixels of an image, and bytes they decode to: a page of A3 at 300 dpi has 17 million. */
  imagePixels: 40_000_000,
  imageDecodedBytes: 160_000_000,
  /** Bytes of an SVG as written, and once its text is paths and its copies are drawn out. */
  svgBytes: 2 * 1024 * 1024,
  svgSimplifiedBytes: 8 * 1024 * 1024,
  /** Elements of an SVG with all its copies (`use`, markers), and how deep they are inside each other. */
  svgElements: 50_000,
  svgNesting: 64,
  /** Characters of text in an SVG: resvg-js 2.6.2 takes a millisecond for each. */
  svgLetters: 4000,
  /** Clip paths and masks of an SVG: resvg-js 2.6.2 follows them by recursion. */
  svgClips: 1000,
  /** Pixels of the raster of an SVG: a page of A4 at 300 dpi. */
  rasterPixels: 2480 * 3508,
  /** Bytes that the pages of a PDF, or the files in it, may unpack to when it is read back. */
  pdfContentBytes: 256 * 1024 * 1024,
  /** Bytes that the XML of a Word file, or one picture in it, may unpack to. */
  wordXmlBytes: 256 * 1024 * 1024,
  /** Elements of XML inside each other: Word's own files have fewer than 50. */
  xmlNesting: 256,
  /** Points of text that the margins of a page leave in each direction: less holds no line of a heading. */
  leastText: 72,
  /** Templates of a project, those of memopress among them. */
  templates: 60,
  /** Documents of a set: fifty domains have 104. */
  documents: 120,
  /** Bytes of a house's Word template. */
  wordTemplateBytes: 20 * 1024 * 1024,
  /** Bytes of its styles or theme unpacked, and of those of all Word templates: Word's own have 60 kB. */
  wordStylesBytes: 1024 * 1024,
  allWordStylesBytes: 2 * 1024 * 1024,
  /** Bytes of a PDF that `memopress open` reads; of all files in it, and their number. */
  pdfBytes: 256 * 1024 * 1024,
  attachedBytes: 64 * 1024 * 1024,
  attachments: 1000,
  /** Pixels of all shapes and all layers of opacity, clips and masks together: 10 ns each in resvg-js 2.6.2. */
  rasterLayerPixels: 150_000_000,
} as const

/** Sizes of a memo that grow with the time it is given. */
export type Sizes = Readonly<
  Record<
    | 'memoBytes'
    | 'texts'
    | 'domains'
    | 'documents'
    | 'listItems'
    | 'tableRows'
    | 'links'
    | 'codeLines'
    | 'headings',
    number
  >
>

/** More than the usual time to read a memo allows as many times more of it. */
export const sizesWithin = (seconds: number): Sizes => {
  const times = Math.max(1, seconds / limits.seconds.build)
  const more = (size: number): number => Math.floor(size * times)
  return {
    memoBytes: more(limits.memoBytes),
    texts: more(limits.texts),
    domains: more(limits.domains),
    documents: more(limits.documents),
    listItems: more(limits.listItems),
    tableRows: more(limits.tableRows),
    links: more(limits.links),
    codeLines: more(limits.codeLines),
    headings: more(limits.headings),
  }
}

/** How long a memo may take: to be read, and to become a set. */
export type Seconds = { readonly read: number; readonly build: number }

/**
 * What parsing Markdown costs at worst, in microseconds, measured with micromark 4.0.2 and its
 * GFM extensions on one core of 2024. `readable` adds these up before it lets the parser begin.
 */
export const parseCost = {
  character: 1,
  line: 50,
  /** A `|`: a cell of a table. */
  cell: 25,
  /** A mark of ASCII punctuation, which may begin something. */
  punctuation: 6,
  /** An `@`: the text before and after it may be an address. */
  at: 30,
  /** One level of quote or list on a line. */
  container: 10,
  /** Times the square of the number of lists, quotes, notes and underlined headings: micromark splices all events. */
  containerSquared: 0.2,
  /** Times marks × characters of a paragraph: an unclosed mark is looked for to the end. */
  markByCharacter: 0.02,
  /** Times the square of the lines of a paragraph. */
  lineSquared: 0.025,
  /** Paragraphs with fewer marks or lines than this have a linear cost only. */
  freeMarks: 256,
  freeLines: 256,
  /** What a memo may cost. The real memo costs 20,000. */
  budget: 6_000_000,
} as const
