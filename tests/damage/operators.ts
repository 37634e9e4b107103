/** What people do to a memo while they type, paste and merge. */
import type { Random } from './random.ts'

export type Damaged = {
  readonly lines: readonly string[]
  /** Lines, from 1, on one of which something must be said. */
  readonly at: readonly number[]
}

/** Damages the lines of a memo; null where there is nothing of its kind. */
export type Operator = (lines: readonly string[], random: Random) => Damaged | null

/** Replaces one of the lines that match. */
const onLine =
  (pattern: RegExp, replace: (line: string) => string): Operator =>
  (lines, random) => {
    const found = lines.flatMap((line, i) => (pattern.test(line) && i > 0 ? [i] : []))
    if (found.length === 0) return null
    const at = random.oneOf(found)
    return { lines: lines.with(at, replace(lines[at]!)), at: [at + 1] }
  }

/** Replaces all lines of one block whose lines all match. */
const onBlock =
  (pattern: RegExp, replace: (line: string, i: number) => string): Operator =>
  (lines, random) => {
    const starts = lines.flatMap((line, i) =>
      pattern.test(line) && !pattern.test(lines[i - 1] ?? '') ? [i] : [],
    )
    if (starts.length === 0) return null
    const start = random.oneOf(starts)
    const length = lines.slice(start).findIndex((line) => !pattern.test(line))
    const block = lines.slice(start, start + length)
    return {
      lines: [...lines.slice(0, start), ...block.map(replace), ...lines.slice(start + length)],
      at: block.map((_, i) => start + i + 1),
    }
  }

/** Takes out or puts in lines at one that matches; the damage shows there or on the next line. */
const around =
  (pattern: RegExp, change: (line: string) => readonly string[], reach = 1): Operator =>
  (lines, random) => {
    const found = lines.flatMap((line, i) => (pattern.test(line) && i > 0 ? [i] : []))
    if (found.length === 0) return null
    const at = random.oneOf(found)
    return {
      lines: [...lines.slice(0, at), ...change(lines[at]!), ...lines.slice(at + 1)],
      at: Array.from({ length: 2 * reach + 1 }, (_, i) => at + 1 - reach + i),
    }
  }

/** Changes the front matter, which is said on one of its lines. */
const inFront =
  (change: (text: string) => string): Operator =>
  (lines) => {
    const end = lines.indexOf('---', 1)
    const front = change(lines.slice(0, end + 1).join('\n'))
    return {
      lines: [...front.split('\n'), ...lines.slice(end + 1)],
      at: Array.from({ length: end + 2 }, (_, i) => i + 1),
    }
  }

/** Indents a paragraph; below a list it would belong to the item above. */
const indented =
  (blanks: string): Operator =>
  (lines, random) => {
    const found = lines.flatMap((line, i) =>
      prose.test(line) && !/^(?:[-\d>]|$)/.test(lines[i - 2] ?? '') ? [i] : [],
    )
    const at = random.oneOf(found)
    return { lines: lines.with(at, blanks + lines[at]!), at: [at + 1] }
  }

const row = /^\|/
const prose = /^[\p{Script=Han}A-Z](?!.*(?:\*\*|\]\(|\[\^|：$)).*[。.]$/u
const heading = /^#{2,3} /
const advice = /^- (?:双方|两国|各港|Both|The two|Ports)/
const recommendations = /^### /
const chinese = ['一', '二', '三', '四']

export const operators: Readonly<Record<string, Operator>> = {
  // A space is missing.
  'heading without space': onLine(heading, (line) => line.replace(' ', '')),
  'items without space': onBlock(/^- /, (line) => line.replace('- ', '-')),
  'numbered items without space': onBlock(/^\d\. /, (line) => line.replace('. ', '.')),
  // Full-width marks of an input method.
  'full-width heading': onLine(heading, (line) =>
    line.replace(/^#+/, (marks) => '＃'.repeat(marks.length)),
  ),
  'full-width dashes': onBlock(/^- /, (line) => line.replace('- ', '－')),
  'full-width numbers': onBlock(/^\d\. /, (line, i) => line.replace(/^\d\. /, `${'１２３'[i]}．`)),
  'full-width stars': onLine(/\*\*/, (line) => line.replaceAll('*', '＊')),
  'full-width link': onLine(/\]\(http/, (line) =>
    line.replace(/\[(.+?)\]\((.+?)\)/, '【$1】（$2）'),
  ),
  'half full-width link': onLine(/\]\(http/, (line) => line.replace(/\]\((.+?)\)/, ']（$1）')),
  'full-width note': onLine(/.\[\^1\]/, (line) => line.replace('[^1]', '【^1】')),
  // Tables.
  'table without rule': around(/^\| -/, () => [], 1),
  'table rule of dashes': onLine(/^\| -/, () => '|——|——|——|'),
  'table rule too short': onLine(/^\| -/, () => '| --- |'),
  'full-width pipes': onBlock(row, (line) => line.replaceAll('|', '｜')),
  'blank line in a table': around(/^\| (?:管理|Control)/, (line) => ['', line]),
  // Pictures.
  'blank in a path': onLine(/^!\[/, (line) => line.replace('/stations', '/the stations')),
  'size of a picture': onLine(/^!\[/, (line) => line.replace(')', ' =600x400)')),
  'wiki picture': onLine(/^!\[/, () => '![[stations.png]]'),
  'full-width picture': onLine(/^!\[/, (line) => line.replace(/\((.+)\)/, '（$1）')),
  'full-width exclamation': onLine(/^!\[/, (line) => line.replace('!', '！')),
  'picture not closed': onLine(/^!\[/, (line) => line.replace(')', '')),
  // Comments and markers.
  'marker with a dash': onLine(/<!-- unit/, (line) => line.replace('<!--', '<!—')),
  'marker with one hyphen': onLine(/<!-- unit/, (line) => line.replace('<!--', '<!-')),
  'marker not closed': onLine(/<!-- unit/, (line) => line.replace('-->', '->')),
  'marker with a full-width mark': onLine(/<!-- unit/, (line) => line.replace('<!--', '<！--')),
  'comment of another dialect': onLine(/^<!-- 内/, () => '%% 内部：请部长过目 %%'),
  'comment not closed': onLine(/^<!-- 内/, (line) => line.replace('-->', '->')),
  'misspelt marker': onLine(/<!-- unit/, (line) => line.replace('unit id', 'unti id')),
  // Emphasis, links, notes.
  'emphasis not closed': onLine(/\*\*/, (line) => line.replace(/\*\*(?=[^*]*$)/, '')),
  'emphasis not opened': onLine(/\*\*/, (line) => line.replace('**', '')),
  'blank inside emphasis': onLine(/\*\*/, (line) => line.replace('**', '** ')),
  'link not closed': onLine(/\]\(http/, (line) => line.replace(/(\]\(\S+?)\)/, '$1')),
  'blank in an address': onLine(/\]\(http/, (line) => line.replace('report)', 'the report)')),
  'note lost': around(/^\[\^1\]:/, () => [], 100),
  'stars of a product': onLine(/×/, (line) => line.replace(/(\d) ?× ?(\d+)/, '$1*$2*6')),
  // Marks of other programs.
  callout: around(/^> /, (line) => ['> [!NOTE]', line]),
  highlight: onLine(/\*\*/, (line) => line.replaceAll('**', '==')),
  'wiki link': onLine(/\]\(http/, (line) => line.replace(/\[(.+?)\]\(.+?\)/, '[[$1]]')),
  'new page': around(heading, (line) => ['\\newpage', '', line]),
  'table of contents': around(heading, (line) => ['[TOC]', '', line]),
  conflict: around(prose, (line) => ['<<<<<<< HEAD', line, '=======', line, '>>>>>>> main'], 4),
  directive: around(/^> /, (line) => [':::note', line, ':::']),
  // Lines that are joined or set apart.
  'paragraphs without blank line': (lines, random) => {
    const found = lines.flatMap((line, i) =>
      line === '' && prose.test(lines[i - 1] ?? '') && prose.test(lines[i + 1] ?? '') ? [i] : [],
    )
    if (found.length === 0) return null
    const at = random.oneOf(found)
    return { lines: lines.toSpliced(at, 1), at: [at, at + 1] }
  },
  'typed numbers': onBlock(/^\d\. /, (line, i) => line.replace(/^\d\. /, `${i + 1}、`)),
  'typed Chinese numbers': onBlock(/^\d\. /, (line, i) =>
    line.replace(/^\d\. /, `${chinese[i]}、`),
  ),
  'typed bullets': onBlock(/^- /, (line) => line.replace('- ', '• ')),
  'indented paragraph': indented('    '),
  'paragraph behind a tab': indented('\t'),
  'rule right below a paragraph': around(prose, (line) => [line, '---']),
  // Recommendations.
  'typed numbers for recommendations': onBlock(advice, (line, i) =>
    line.replace('- ', `${i + 1}、`),
  ),
  'typed bullets for recommendations': onBlock(advice, (line) => line.replace('- ', '● ')),
  'label for a heading': onLine(recommendations, (line) => line.replace('### ', '')),
  'bold label for a heading': onLine(recommendations, (line) => line.replace(/### (.*)/, '**$1**')),
  'other words in a heading': onLine(recommendations, (line) =>
    line.replace(/建议：?|Recommendations/, (found) =>
      found.startsWith('建') ? '合作建议' : 'Key Recommendations',
    ),
  ),
  'recommendation without dash': around(advice, (line) => [line.replace('- ', '')]),
  'recommendation as a paragraph': around(advice, (line) => ['', line.replace('- ', ''), ''], 2),
  'number typed twice': onLine(advice, (line) => line.replace('- ', '- （一）')),
  'wrong number in a link': onLine(/\(#advice/, (line) => line.replace('1.2', '1.3')),
  'link to nothing': onLine(/\(#advice/, (line) => line.replace('1-2', '9-9')),
  'no list of recommendations': (lines, random) => {
    const damage = onBlock(advice, (line) => `${line.replace('- ', '')}\n`)(lines, random)
    // It is said at the heading.
    return damage && { ...damage, at: [damage.at[0]! - 2, ...damage.at] }
  },
  // Front matter.
  'front matter not opened': inFront((text) => text.replace('---\n', '')),
  'front matter opened late': inFront((text) => `\n${text}`),
  'front matter not closed': inFront((text) => text.replace(/\n---$/, '')),
  'front matter closed by a dash': inFront((text) => text.replace(/---$/, '——')),
  'full-width colon': inFront((text) => text.replace('date: ', 'date：')),
  'Chinese key': inFront((text) => text.replace('date: ', '日期：')),
  'Chinese status': inFront((text) => text.replace('status: final', 'status: 定稿')),
  'colon without space': inFront((text) => text.replace('status: ', 'status:')),
  'quote not closed': inFront((text) => text.replace("'\n", '\n')),
  'value cut': inFront((text) => text.replace(/(place: .*)/, '$1 #3')),
  'colon in a value': inFront((text) => text.replace(/(place: .*)/, '$1: hall')),
  'misspelt key': inFront((text) => text.replace('place:', 'plaec:')),
}
