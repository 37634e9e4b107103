/** What an import decides by itself, in the words of its report. */
import type { ForeignRun } from '../readers/foreign/model.ts'
import type { Guess } from './model.ts'

export const guesses = {
  title: {
    rule: 'guessed-title',
    en: 'Taken as the title, by its place and look: see that it is',
    zh: '按位置和外观认作标题，请核对',
  },
  look: {
    rule: 'left-look',
    en: 'Some words here were bold, italic, struck or linked, which Markdown cannot begin at this place: they are plain now',
    zh: '此处有些字原为粗体、斜体、删除线或链接，Markdown 在此无法表示，现为普通文字',
  },
  noTitle: {
    rule: 'guessed-title',
    en: 'No title was found: this is the one in the properties of the file, or its name; write the title of the memo',
    zh: '没有找到标题，暂用文件属性中的标题或文件名；请写上备忘录的标题',
  },
  description: {
    rule: 'guessed-description',
    en: 'The caption is taken as the description of this picture: say what the picture shows',
    zh: '图片没有说明文字，暂用图题；请写明图片的内容',
  },
  noDescription: {
    rule: 'guessed-description',
    en: 'This picture has no description for those who cannot see it: write what it shows in place of “picture”',
    zh: '图片没有说明文字；请把“picture”改为图片内容的说明',
  },
  heading: {
    rule: 'guessed-heading',
    en: 'Taken as a heading, as it has no heading style: see that it is one, and of this level',
    zh: '没有标题样式，按外观认作小标题，请核对是否属实、级别是否正确',
  },
  headingNumber: {
    rule: 'typed-number',
    en: 'Word wrote the number of this heading; it is typed now',
    zh: '此标题的编号原由 Word 自动生成，现已成为正文字符',
  },
  typedNumber: {
    rule: 'typed-number',
    en: 'Word wrote the number here, and of what follows; it is typed now, as Markdown has no such numbers',
    zh: '此处及以下各段的编号原由 Word 自动生成，Markdown 没有这种编号，现已成为正文字符',
  },
  item: (label: string): Guess => ({
    rule: 'real-list',
    en: `“${label}” was typed; it is an item of a list now, whose numbers or bullets templates print`,
    zh: `“${label}”原为手打，现改为列表项，列表的编号或项目符号由模板打印`,
  }),
  tableHead: {
    rule: 'guessed-table-head',
    en: 'The first row is taken as the head of the table: see that it is',
    zh: '首行认作表头，请核对',
  },
  columns: {
    rule: 'guessed-table',
    en: 'Columns that were typed with blanks or tabs are a table now: see that all stands in its column, and write the head where it is empty',
    zh: '用空格或制表符排成的各列现为表格：请核对各列内容；表头为空时请补上',
  },
  merged: {
    rule: 'unfolded-cells',
    en: 'Cells that were merged are unfolded, the text in the first one: see what the others should say',
    zh: '合并的单元格已拆开，文字在第一格；请核对其余各格',
  },
  nested: {
    rule: 'unfolded-cells',
    en: 'A cell held a table, whose cells are lines of it now: see that they still say the same',
    zh: '单元格中原有表格，其各格现为该单元格中的各行；请核对意思是否不变',
  },
  movedPicture: {
    rule: 'moved-picture',
    en: 'This picture stood in a cell or in a note, which cannot hold one; it stands below now: see that it is where it belongs',
    zh: '此图原在单元格或脚注中，那里不能放图，现移到下方；请核对位置',
  },
  tableInNote: {
    rule: 'unfolded-cells',
    en: 'A note held a table, which it cannot: its rows are paragraphs now; see that they still say the same',
    zh: '脚注中原有表格，脚注不能放表格，现每行为一段；请核对意思是否不变',
  },
  emptyNote: {
    rule: 'left-note',
    en: 'The mark of a note without text is left out here: write the note if one is missing',
    zh: '此处有一个没有文字的脚注，其标记没有导入；如缺脚注，请补上',
  },
  unseen: (names: string): Guess => ({
    rule: 'left-unseen',
    en: `Characters that nobody sees were left out here (${names}): see that the text reads in its order`,
    zh: `此处略去了看不见的字符（${names}），请核对文字顺序`,
  }),
  formula: {
    rule: 'linear-formula',
    en: 'A formula is set on one line: see that it still says the same',
    zh: '公式改为单行文字，请核对意思是否不变',
  },
} as const satisfies Readonly<Record<string, Guess | ((word: string) => Guess)>>

/** What is said of runs, wherever they stand. */
export const guessesOfRuns = (runs: readonly ForeignRun[]): Guess[] => {
  const unseen = new Set(runs.flatMap((run) => run.unseen?.split(', ') ?? []))
  return [
    ...(runs.some(({ formula }) => formula) ? [guesses.formula] : []),
    ...(unseen.size > 0 ? [guesses.unseen([...unseen].join(', '))] : []),
  ]
}
