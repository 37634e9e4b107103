/** What an editor is told about titles, sections, domains, units and their markers. */
import type { Words } from '../message.ts'
import type { Finding } from './content-messages.ts'

/** Texts of an editor's mistakes in structure, by name. */
export const structureMessages = {
  emptyMemo: (): Finding => ({
    rule: 'empty-memo',
    en: 'Unexpected end of the memo, expected text below its title: write some',
    zh: '备忘录没有正文：请补上内容',
  }),
  noTitle: (): Finding => ({
    rule: 'no-title',
    en: 'Missing title, expected `title:` in the front matter or a heading: add a line `# Title`',
    zh: '缺少标题，应在文首写 `title:` 或标题行：请加一行 `# 标题`',
  }),
  textBeforeTitle: (): Finding => ({
    rule: 'text-before-title',
    en: 'Unexpected text before the title, expected it below: move it, or name the title in the front matter',
    zh: '标题之前出现正文，应在标题之后：请移动，或在文首写 `title:`',
  }),
  secondTitle: (): Finding => ({
    rule: 'second-title',
    en: 'Unexpected second title (heading of level 1), expected sections as `## …`: lower its level',
    zh: '出现第二个一级标题，章节应为 `## …`：请降低级别',
  }),
  otherTitle: (title: string): Finding => ({
    rule: 'other-title',
    en: `Unexpected title, expected “${title}” as in the front matter: make them equal or delete one`,
    zh: `标题与文首的“${title}”不一致：请统一或删除其一`,
  }),
  deepHeading: (depth: number): Finding => ({
    rule: 'deep-heading',
    level: 'query',
    en: `A heading comes to level ${depth} below chapters written as \`#\`, and documents have six: it is printed as one of level 6; raise it`,
    zh: `章节以 \`#\` 书写，此标题因而成为第 ${depth} 级，而文档只有六级：将按第 6 级印出；请提高级别`,
  }),
  headingJump: (depth: number, expected: number): Finding => ({
    rule: 'heading-jump',
    level: 'query',
    en: `A heading of level ${depth} stands where at most level ${expected} is expected: it is printed as it is; do not skip levels`,
    zh: `此处标题为 ${depth} 级，最多应为 ${expected} 级：将照原样印出；请勿跳级`,
  }),
  lowHeadings: (depth: number): Finding => ({
    rule: 'heading-jump',
    level: 'query',
    en: `The highest headings below the title are of level ${depth}: they are read as level 2, and those below them accordingly; write them as \`##\``,
    zh: `标题之下最高的标题为 ${depth} 级：将视为 2 级，其下依次上移；请写成 \`##\``,
  }),
  chapters: (): Finding => ({
    rule: 'second-title',
    level: 'query',
    en: 'The first `#` is read as the title of the memo and every other `#` as a chapter: if that is meant, write the title into the front matter (`title:`)',
    zh: '第一个 `#` 视为备忘录标题，其余 `#` 视为章节：如果确是如此，请把标题写入文首（`title:`）',
  }),
  tooManyDomains: (domains: number): Finding => ({
    rule: 'too-many-domains',
    en: `Unexpected number of sections with recommendations, expected at most ${domains}: name those that need a handout under \`domains\`, or allow more with --deadline SECONDS`,
    zh: `含建议的章节过多，最多 ${domains} 个：请在 \`domains\` 下列出需要单页的议题，或用 --deadline 秒数 放宽上限`,
  }),
  noSuchHeading: (slug: string, heading: string, known: readonly string[]): Finding => ({
    rule: 'no-such-heading',
    en: `Unexpected heading “${heading}” of the domain ${slug}, expected one of the memo, letter by letter: ${known.join(', ')}`,
    zh: `议题 ${slug} 的标题“${heading}”在文中不存在，请按文中标题逐字填写：${known.join('、')}`,
  }),
  repeatedHeading: (slug: string, heading: string): Finding => ({
    rule: 'repeated-heading',
    en: `Unexpected second section “${heading}” for the domain ${slug}, expected one: rename one of them`,
    zh: `议题 ${slug} 的标题“${heading}”在文中不止一处：请改名`,
  }),
  sharedHeading: (slug: string, other: string): Finding => ({
    rule: 'shared-heading',
    en: `Unexpected heading of the domain ${slug}, it is that of ${other} already: a section is home to one domain`,
    zh: `议题 ${slug} 与 ${other} 使用同一标题：一个章节只能属于一个议题`,
  }),
  unreadableMarker: (reason: Words): Finding => ({
    rule: 'unreadable-marker',
    en: `Unexpected ${reason.en} in a unit marker, expected \`<!-- unit id=name domains=a,b -->\`: correct it`,
    zh: `单元标记中${reason.zh}，应为 \`<!-- unit id=name domains=a,b -->\`：请更正`,
  }),
  misplacedMarker: (): Finding => ({
    rule: 'misplaced-marker',
    en: 'Unexpected unit marker here, expected it at the end of a paragraph, item, heading or block: move it',
    zh: '单元标记位置有误，应在段落、列表项、标题或区块的末尾：请移动',
  }),
  secondMarker: (): Finding => ({
    rule: 'second-marker',
    en: 'Unexpected second marker of a unit, expected one: join them',
    zh: '同一单元有两个标记：请合并',
  }),
  duplicateId: (id: string, line: number): Finding => ({
    rule: 'duplicate-id',
    en: `Unexpected second unit named ${id} (the first is on line ${line}): rename one of them`,
    zh: `单元名称 ${id} 重复（首次见第 ${line} 行）：请改名`,
  }),
  unknownDomain: (slug: string, known: readonly string[]): Finding => ({
    rule: 'unknown-domain',
    en: `Unexpected domain ${slug}, expected one of: ${known.join(', ') || 'none is declared'}${/[，、]/.test(slug) ? '; put ASCII commas between them' : ''}`,
    zh: `未知的议题 ${slug}，可用的议题：${known.join('、') || '尚未声明'}${/[，、]/.test(slug) ? '；议题之间请用半角逗号' : ''}`,
  }),
  keyElsewhere: (): Finding => ({
    rule: 'key-of-no-recommendation',
    en: 'Unexpected `key` or `to` in a unit marker here, expected it at the end of a recommendation: move or delete it',
    zh: '此处单元标记中出现 `key` 或 `to`，它们只用于建议条目的末尾：请移动或删除',
  }),
  wrongKey: (key: string, times: number): Finding =>
    times === 0
      ? {
          rule: 'key-not-in-text',
          en: `Unexpected \`key\` “${key}”, expected words of the text before it, letter by letter: copy them from there`,
          zh: `\`key\` “${key}”不在前面的文字中，应与原文逐字相同：请从原文复制`,
        }
      : {
          rule: 'key-twice-in-text',
          en: `Unexpected \`key\` “${key}”, which stands ${times} times in the text before it, expected it once: add a word that tells it apart`,
          zh: `\`key\` “${key}”在前面的文字中出现 ${times} 次，应只出现一次：请多取一个词以便区分`,
        },
  unknownUnit: (id: string): Finding => ({
    rule: 'unknown-unit',
    en: `Unexpected link to #${id}, no unit and no heading has this name: mark the unit with \`<!-- unit id=… -->\` or correct the link`,
    zh: `链接 #${id} 没有对应的单元或标题：请用 \`<!-- unit id=… -->\` 为单元命名，或更正链接`,
  }),
} as const
