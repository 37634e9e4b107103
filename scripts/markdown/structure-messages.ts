/** What an editor is told about titles, sections, domains, units and their markers. */
import type { Words } from '../message.ts'
import type { Finding } from './content-messages.ts'

/** Texts of an editor's mistakes in structure, by name. */
export const structureMessages = {
  emptyMemo: (): Finding => ({
    rule: 'empty-memo',
    en: 'There is no text below the title: write some',
    zh: '备忘录没有正文：请补上内容',
  }),
  noTitle: (): Finding => ({
    rule: 'no-title',
    en: 'The memo has no title: add a line `# Title`, or `title:` to the front matter',
    zh: '备忘录没有标题：请加一行 `# 标题`，或在文首写 `title:`',
  }),
  textBeforeTitle: (): Finding => ({
    rule: 'text-before-title',
    en: 'Text stands above the title: move it below, or write the title into the front matter (`title:`)',
    zh: '标题之前出现正文，应在标题之后：请移动，或在文首写 `title:`',
  }),
  secondTitle: (): Finding => ({
    rule: 'second-title',
    en: 'This is a second title (`#`): write sections as `## …`',
    zh: '这是第二个一级标题（`#`）：章节请写成 `## …`',
  }),
  otherTitle: (title: string): Finding => ({
    rule: 'other-title',
    en: `This title differs from “${title}” in the front matter: make them equal, or delete one`,
    zh: `标题与文首的“${title}”不一致：请统一或删除其一`,
  }),
  deepHeading: (depth: number): Finding => ({
    rule: 'deep-heading',
    level: 'query',
    en: `Below chapters written as \`#\` this heading comes to level ${depth}, and documents have six: it is printed as level 6; raise it`,
    zh: `章节以 \`#\` 书写，此标题因而成为第 ${depth} 级，而文档只有六级：将按第 6 级印出；请提高级别`,
  }),
  headingJump: (depth: number, expected: number): Finding => ({
    rule: 'heading-jump',
    level: 'query',
    en: `This heading is of level ${depth} where level ${expected} would come next: it is printed as it is; do not skip levels`,
    zh: `此处应为 ${expected} 级标题，实为 ${depth} 级：将照原样印出；请勿跳级`,
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
    en: `More than ${domains} sections have recommendations: name those that need a handout under \`domains\`, or allow more with --deadline SECONDS`,
    zh: `含建议的章节过多，最多 ${domains} 个：请在 \`domains\` 下列出需要单页的议题，或用 --deadline 秒数 放宽上限`,
  }),
  noSuchHeading: (slug: string, heading: string, known: readonly string[]): Finding => ({
    rule: 'no-such-heading',
    en: `The memo has no heading “${heading}”, which the domain ${slug} names; copy one letter by letter: ${known.join(', ')}`,
    zh: `文中没有标题“${heading}”（议题 ${slug}）；请逐字照抄文中的标题：${known.join('、')}`,
  }),
  repeatedHeading: (slug: string, heading: string): Finding => ({
    rule: 'repeated-heading',
    en: `Two sections are called “${heading}”, so it is not clear which of them the domain ${slug} means: rename one`,
    zh: `文中有多个标题“${heading}”，无法确定议题 ${slug} 指哪一个：请为其中一个改名`,
  }),
  sharedHeading: (slug: string, other: string): Finding => ({
    rule: 'shared-heading',
    en: `The domains ${other} and ${slug} name the same heading, and a section belongs to one domain: delete one, or name another heading`,
    zh: `议题 ${other} 与 ${slug} 指向同一标题，而一个章节只能属于一个议题：请删除其一，或改指另一标题`,
  }),
  unreadableMarker: (reason: Words): Finding => ({
    rule: 'unreadable-marker',
    en: `This unit marker ${reason.en}: write it as \`<!-- unit id=name domains=a,b -->\``,
    zh: `这个单元标记${reason.zh}：请写成 \`<!-- unit id=name domains=a,b -->\``,
  }),
  misplacedMarker: (): Finding => ({
    rule: 'misplaced-marker',
    en: 'This unit marker stands where it marks nothing: move it to the end of a paragraph, item, heading or block',
    zh: '单元标记在此处不起作用：请移到段落、列表项、标题或区块的末尾',
  }),
  secondMarker: (): Finding => ({
    rule: 'second-marker',
    en: 'One unit has two markers: join them',
    zh: '同一单元有两个标记：请合并',
  }),
  duplicateId: (id: string, line: number): Finding => ({
    rule: 'duplicate-id',
    en: `Two units are called ${id} (the other one is on line ${line}): rename one`,
    zh: `有两个单元都叫 ${id}（另一个在第 ${line} 行）：请为其中一个改名`,
  }),
  unknownDomain: (slug: string, known: readonly string[]): Finding => ({
    rule: 'unknown-domain',
    en: `There is no domain ${slug}; ${known.length > 0 ? `those of this memo are ${known.join(', ')}` : 'this memo has none'}${/[，、]/.test(slug) ? '; put ASCII commas between them' : ''}`,
    zh: `没有议题 ${slug}；${known.length > 0 ? `本备忘录的议题有 ${known.join('、')}` : '本备忘录没有议题'}${/[，、]/.test(slug) ? '；议题之间请用半角逗号' : ''}`,
  }),
  widthElsewhere: (): Finding => ({
    rule: 'width-of-no-picture',
    en: 'Only the marker at the end of a picture may say `width`: move or delete it here',
    zh: '此处单元标记中出现 `width`，它只用于图片之后：请移动或删除',
  }),
  keyElsewhere: (): Finding => ({
    rule: 'key-of-no-recommendation',
    en: 'Only the marker at the end of a recommendation may say `key` or `to`: move or delete them here',
    zh: '此处单元标记中出现 `key` 或 `to`，它们只用于建议条目的末尾：请移动或删除',
  }),
  wrongKey: (key: string, times: number): Finding =>
    times === 0
      ? {
          rule: 'key-not-in-text',
          en: `The \`key\` “${key}” is not in the text before it: copy its words from there, letter by letter`,
          zh: `\`key\` “${key}”不在前面的文字中，应与原文逐字相同：请从原文复制`,
        }
      : {
          rule: 'key-twice-in-text',
          en: `The \`key\` “${key}” stands ${times} times in the text before it: add a word that tells which one is meant`,
          zh: `\`key\` “${key}”在前面的文字中出现 ${times} 次，应只出现一次：请多取一个词以便区分`,
        },
  unknownUnit: (id: string): Finding => ({
    rule: 'unknown-unit',
    en: `No unit and no heading is called #${id}: name the unit with \`<!-- unit id=… -->\`, or correct the link`,
    zh: `链接 #${id} 没有对应的单元或标题：请用 \`<!-- unit id=… -->\` 为单元命名，或更正链接`,
  }),
} as const
