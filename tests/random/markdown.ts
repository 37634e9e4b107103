/** A random memo as Markdown, and the marks its texts were given on the way. */
import { domains, type Block, type Domain, type RandomMemo, type Section } from './memo.ts'

/** A mark in the order of the source, whose it is, and where it stands. */
export type Mark = {
  readonly text: string
  /** Domains of which it is a part. */
  readonly domains: readonly Domain[]
  /** The domain whose own section holds it. */
  readonly home: Domain | null
  readonly isRecommendation: boolean
}

export type Written = {
  readonly markdown: string
  readonly marks: readonly Mark[]
  /** How many of them stand before the first heading. */
  readonly leading: number
  /** Marks of recommendations with words of their own, which an overview names. */
  readonly listed: readonly Mark[]
  /** Marks of headings, in order. */
  readonly headings: readonly string[]
  /** Marks of notes, with those of the texts that refer to them. */
  readonly notes: readonly { readonly text: string; readonly of: string }[]
}

type At = Omit<Mark, 'text'>
type Content = Extract<Block, { type: 'paragraph' }>['text']

/** Writes a memo. State stays in here: marks are counted in the order of the source. */
export const written = ({ lang, lead, sections }: RandomMemo): Written => {
  const marks: Mark[] = []
  const listed: Mark[] = []
  const headings: string[] = []
  const notes: { text: string; of: string; markdown: string }[] = []

  const ofText = ({ words, note }: Content, at: At): string => {
    const text = `q${marks.length}z`
    marks.push({ text, ...at })
    const said = [text, ...words].join(' ')
    if (!note) return said
    const name = `n${notes.length}z`
    notes.push({ text: name, of: text, markdown: `[^${name}]: ${[name, ...note].join(' ')}` })
    return `${said}[^${name}]`
  }

  const ofItem = (item: Item, mark: string, at: At): string => {
    // A marker ends the item's own text.
    const own = item.text ? item.domains : []
    const inside = { ...at, domains: union(at.domains, own) }
    const box = item.task === null || !item.text ? '' : item.task ? '[x] ' : '[ ] '
    const first = item.text ? `${box}${ofText(item.text, inside)}${markerOf(own)}` : ''
    const rest = item.blocks.length > 0 ? ofBlocks(item.blocks, inside, false) : ''
    const body = [first, rest].filter((part) => part !== '').join('\n\n')
    return indented(body === '' ? '' : `${mark} ${body}`, ' '.repeat(mark.length + 1)) || mark
  }

  const ofBlock = (block: Block, at: At, hasMarkers: boolean): string => {
    const own = hasMarkers && block.type !== 'list' ? block.domains : []
    const inside = { ...at, domains: union(at.domains, own) }
    const marker = own.length > 0 ? `\n\n${markerOf(own).trim()}` : ''
    return contentOf(block, inside) + marker
  }

  const contentOf = (block: Block, at: At): string => {
    switch (block.type) {
      case 'paragraph':
        return ofText(block.text, at)
      case 'figure':
        return `![river](river.png "${ofText(block.text, at)}")`
      case 'code':
        return ['```', ...block.lines.map((line) => `  ${ofText(line, at)}`), '```'].join('\n')
      case 'break':
        return '***'
      case 'quote':
        return ofBlocks(block.blocks, at, false).replaceAll(/^/gm, '> ')
      case 'table': {
        const [head, ...rows] = block.rows.map(
          (row) => `| ${row.map((cell) => ofText(cell, at)).join(' | ')} |`,
        )
        return [head, `|${' - |'.repeat(block.rows[0]!.length)}`, ...rows].join('\n')
      }
      case 'list':
        return block.items
          .map((item, i) => ofItem(item, block.ordered ? `${i + 1}.` : '-', at))
          .join('\n')
    }
  }

  const ofBlocks = (blocks: readonly Block[], at: At, hasMarkers: boolean): string =>
    blocks
      .map((block, i) => {
        // Two lists in a row are one, unless something stands between them.
        const between = block.type === 'list' && blocks[i - 1]?.type === 'list'
        return (between ? '<!-- another list -->\n\n' : '') + ofBlock(block, at, hasMarkers)
      })
      .join('\n\n')

  const titleOf = (words: readonly string[]): string => {
    const mark = `h${headings.length}z`
    headings.push(mark)
    return [mark, ...words].join(' ')
  }

  const homes: string[] = []
  const ofSection = (section: Section, depth: number, home: Domain | null): string => {
    const title = titleOf(section.title)
    if (depth === 2 && home) homes.push(`  ${home}: ${JSON.stringify(title)}`)
    const at: At = { domains: home ? [home] : [], home, isRecommendation: false }
    const parts = [`${'#'.repeat(depth)} ${title}`, ofBlocks(section.blocks, at, true)]
    if (section.recommendations.length > 0) {
      parts.push(lang === 'en' ? '### Recommendations' : '### 建议')
      parts.push(
        section.recommendations
          .map((item) => {
            const next = marks.length
            const markdown = ofItem(item, '-', { ...at, isRecommendation: true })
            if (item.text) listed.push(marks[next]!)
            return markdown
          })
          .join('\n'),
      )
    }
    parts.push(...section.sections.map((inner) => ofSection(inner, depth + 1, home)))
    return parts.filter((part) => part !== '').join('\n\n')
  }

  const beginning = ofBlocks(lead, { domains: [], home: null, isRecommendation: false }, true)
  const leading = marks.length
  const body = [
    beginning,
    ...sections.map((section, i) => ofSection(section, 2, domains[i] ?? null)),
    ...notes.map((note) => note.markdown),
  ]
  const front = ['---', 'title: Memo', `lang: ${lang}`, 'domains:', ...homes, '---']
  const markdown = [front.join('\n'), ...body].join('\n\n') + '\n'
  return { markdown, marks, leading, listed, headings, notes }
}

type Item = Extract<Block, { type: 'list' }>['items'][number]

const union = (a: readonly Domain[], b: readonly Domain[]): Domain[] =>
  domains.filter((domain) => a.includes(domain) || b.includes(domain))

const markerOf = (own: readonly Domain[]): string =>
  own.length > 0 ? ` <!-- unit domains=${own.join(',')} -->` : ''

const indented = (text: string, indent: string): string =>
  text.replaceAll(/\n(?=.)/g, `\n${indent}`)
