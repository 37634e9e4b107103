/** What an editor is told about the content of paragraphs, lists, tables, notes and links. */
import type { Report } from '../message.ts'

export type Finding = Omit<Parameters<Report>[0], 'place'>

/** Texts of an editor's mistakes in content, by name. */
export const contentMessages = {
  unsupported: (type: string): Finding => ({
    rule: 'unsupported-node',
    en: `A memo cannot hold \`${type}\`: write it as text, as a list or as a table`,
    zh: `备忘录不支持 \`${type}\`：请改写为正文、列表或表格`,
  }),
  rawHtml: (html: string): Finding => ({
    rule: 'raw-html',
    en: `HTML such as \`${shorten(html)}\` is not read: write it in Markdown, or put \\ before < to print it`,
    zh: `出现 HTML \`${shorten(html)}\`，应为 Markdown：请改写；若要印出 <，请写 \\<`,
  }),
  unpairedTag: (tag: string): Finding => ({
    rule: 'raw-html',
    en: `\`${tag}\` has no other half in this text: complete the pair, as in \`<sup>2</sup>\`, or delete it`,
    zh: `\`${tag}\` 在同一段文字中不成对，应为 \`<sup>2</sup>\` 这样的一对标签：请补齐或删除`,
  }),
  textAfterComment: (): Finding => ({
    rule: 'raw-html',
    en: 'This line begins with a comment and goes on with text: move the comment to the end of the line',
    zh: '本行以注释开头，其后还有文字：请把注释移到行尾',
  }),
  unclosedComment: (): Finding => ({
    rule: 'unclosed-comment',
    en: 'This comment is never closed: add `-->` where it ends',
    zh: '注释没有结束，应以 `-->` 结尾：请补上',
  }),
  headingInside: (): Finding => ({
    rule: 'heading-inside',
    level: 'query',
    en: 'A heading inside a quote, list or note begins no section: it is printed as a line of bold text; move it out if a section is meant',
    zh: '引用、列表或脚注中的标题不会开始新的章节，将印为一行加粗文字；如需分节，请移到最外层',
  }),
  emptyHeading: (): Finding => ({
    rule: 'empty-heading',
    level: 'query',
    en: 'A heading has no text, so no section begins here: write its words or delete it',
    zh: '标题没有文字，因此这里不会开始新的章节：请补上文字或删除',
  }),
  tooDeep: (depth: number): Finding => ({
    rule: 'too-deep',
    en: `More than ${depth} marks stand inside each other here: remove some`,
    zh: `标记嵌套过深，最多 ${depth} 层：请减少层级`,
  }),
  forbiddenCharacter: (name: string, en: string, zh: string): Finding => ({
    rule: 'forbidden-character',
    en: `This character reference stands for ${name}, ${en}: delete it`,
    zh: `以字符引用写入了 ${name}（${zh}）：请删除`,
  }),
  raggedRow: (cells: number, head: number): Finding => ({
    rule: 'ragged-row',
    en: `This row has ${cells} cells and the header ${head}: add or join cells (write \\| for a | in a text, and leave a blank line below a table)`,
    zh: `此行有 ${cells} 个单元格，表头有 ${head} 个：请补齐或合并（文字中的 | 写作 \\|；表格后须空一行）`,
  }),
  shortRow: (cells: number, head: number): Finding => ({
    rule: 'short-row',
    level: 'query',
    en: `A row has fewer cells (${cells}) than the header (${head}): the rest of the row stays empty; add the cells, or end the table with a blank line`,
    zh: `此行只有 ${cells} 个单元格，表头有 ${head} 个：其余留空；请补齐，或在表格后空一行`,
  }),
  emptyNote: (label: string): Finding => ({
    rule: 'empty-note',
    en: `The note [^${label}] has no text: write it, or delete the note`,
    zh: `脚注 [^${label}] 没有文字：请补上或删除`,
  }),
  inNote: (type: 'table' | 'break' | 'figure'): Finding => {
    const en = { table: 'table', break: 'thematic break', figure: 'image' }[type]
    const zh = { table: '表格', break: '分隔线', figure: '图片' }[type]
    return {
      rule: 'unsupported-in-note',
      en: `A note cannot hold a ${en}, only text, lists, quotes and code: move it out of the note`,
      zh: `脚注中出现${zh}，脚注只能有文字、列表、引用或代码：请移到正文`,
    }
  },
  unusedNote: (label: string): Finding => ({
    rule: 'unused-note',
    en: `Nothing refers to the note [^${label}], so it would not be printed: refer to it, or delete it`,
    zh: `正文没有引用脚注 [^${label}]，因此不会印出：请引用或删除`,
  }),
  repeatedDefinition: (label: string): Finding => ({
    rule: 'repeated-definition',
    level: 'query',
    en: `[${label}] is defined a second time, and only the first definition is used: rename or delete one`,
    zh: `[${label}] 重复定义，只采用第一个：请改名或删除其一`,
  }),
  repeatedNote: (label: string): Finding => ({
    rule: 'repeated-definition',
    en: `Two notes are called [^${label}], and only the first would be printed: rename or delete one`,
    zh: `有两个脚注都叫 [^${label}]，只有第一个会印出：请改名或删除其一`,
  }),
  relativeLink: (url: string): Finding => ({
    rule: 'relative-link',
    level: 'query',
    en: `The link to ${shorten(url) || 'nothing'} leads nowhere outside this folder: it is printed as plain text`,
    zh: `链接 ${shorten(url) || '（空）'} 在本文件夹之外无效：按普通文字印出`,
  }),
  linkScheme: (url: string): Finding => ({
    rule: 'link-scheme',
    en: `A link cannot lead to ${shorten(url)}, only to http:, https: and mailto: addresses and to #names in this memo: change or remove it`,
    zh: `链接不能指向 ${shorten(url)}，只能是 http:、https:、mailto: 地址或本文中的 #名称：请修改或删除`,
  }),
  openAddress: (address: string): Finding => ({
    rule: 'open-address',
    level: 'query',
    en: `The link ends with ${shorten(address)}, before the Chinese after it: if that belongs to the address, write all of it between < and >`,
    zh: `链接到 ${shorten(address)} 为止，其后的中文不在其内：如属于网址，请把整个网址写在 < 和 > 之间`,
  }),
  emptyLink: (): Finding => ({
    rule: 'empty-link',
    en: 'This link has no words to print: write them between the brackets',
    zh: '链接没有文字：请补上要印出的文字',
  }),
  blankParagraph: (): Finding => ({
    rule: 'blank-paragraph',
    en: 'This paragraph holds nothing but blanks: write its words, or delete it; templates make the room',
    zh: '段落里只有空白：请补上文字或删除；间距由模板决定',
  }),
  linkTitle: (): Finding => ({
    rule: 'link-title',
    level: 'query',
    en: 'The title of a link is not printed: write it into the text if readers need it',
    zh: '链接的标题不会印出：如读者需要，请写入正文',
  }),
  imageInText: (): Finding => ({
    rule: 'image-in-text',
    level: 'query',
    en: 'A picture stands beside text or another picture: it is printed below the paragraph; put blank lines around it to say where it belongs',
    zh: '图片与文字或其他图片同在一段：将印在该段之下；请在图片前后各空一行，以确定位置',
  }),
  imageInCell: (): Finding => ({
    rule: 'image-in-cell',
    en: 'A cell cannot hold a picture: move it out of the table',
    zh: '表格中出现图片，单元格只能有文字：请移到表格之外',
  }),
  linkedImage: (): Finding => ({
    rule: 'linked-image',
    level: 'query',
    en: 'A picture leads nowhere when it is clicked: its link is not printed; write the address into the text if readers need it',
    zh: '图片上的链接不会保留：如读者需要，请把网址写入正文',
  }),
  imageWithoutAlt: (): Finding => ({
    rule: 'image-without-alt',
    en: 'This picture has no description for those who cannot see it: write what it shows, as in `![what it shows](path)`',
    zh: '图片没有替代文字，看不到图片的人无从得知内容：请写明图片内容，例如 `![图片内容](路径)`',
  }),
  imagePath: (path: string): Finding => ({
    rule: 'image-path',
    en: `A picture cannot be at ${shorten(path)}, only below the folder of the memo, with / between folders: copy it there`,
    zh: `图片路径 ${shorten(path)} 不可用，应为备忘录所在文件夹之下的文件，以 / 分隔：请把图片复制到该处`,
  }),
} as const

const shorten = (text: string): string => {
  const characters = [...text.slice(0, 400).replaceAll(/\s+/g, ' ')]
  return characters.length > 60 ? `${characters.slice(0, 59).join('')}…` : characters.join('')
}
