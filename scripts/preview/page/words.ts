/** What the page says, in both languages. */
import type { Language, Words } from '../../message.ts'

const words = {
  pages: { en: 'Pages', zh: '页面' },
  set: { en: 'Set', zh: '全套文件' },
  contents: { en: 'Contents', zh: '目录' },
  findings: { en: 'Findings', zh: '提示' },
  units: { en: 'Units', zh: '单元' },
  selected: { en: 'Selected', zh: '所选' },
  skip: { en: 'Skip to the pages', zh: '跳到页面' },
  memo: { en: 'Memo', zh: '备忘录' },
  digest: { en: 'Digest', zh: '汇编' },
  domain: { en: 'Handouts', zh: '议题单页' },
  drawing: { en: 'Being read', zh: '正在读取' },
  proving: { en: 'Being proved', zh: '正在核对' },
  proved: { en: 'Proved', zh: '已核对' },
  failed: { en: 'Has errors', zh: '有错误' },
  asleep: {
    en: 'No connection: is `memopress preview` running?',
    zh: '连接中断：`memopress preview` 是否仍在运行？',
  },
  lastGood: {
    en: 'The pages still show the last version without errors. Correct these:',
    zh: '页面仍显示上一个无误的版本。请改正：',
  },
  nothingYet: {
    en: 'The pages appear once these errors are corrected:',
    zh: '改正以下错误后才会显示页面：',
  },
  noPages: { en: 'The pages appear here.', zh: '页面将显示在此处。' },
  error: { en: 'Error', zh: '错误' },
  query: { en: 'Question', zh: '询问' },
  noFindings: { en: 'Nothing to ask.', zh: '没有需要询问的地方。' },
  zoomIn: { en: 'Zoom in', zh: '放大' },
  zoomOut: { en: 'Zoom out', zh: '缩小' },
  fitWidth: { en: 'Fit width', zh: '适合宽度' },
  download: { en: 'Download', zh: '下载' },
  print: { en: 'Print', zh: '打印' },
  downloadSet: { en: 'Download the set', zh: '下载全套' },
  write: { en: 'Write the set to', zh: '写入文件夹' },
  written: { en: 'Files written:', zh: '已写入文件数：' },
  notWritten: { en: 'Nothing was written.', zh: '没有写入文件。' },
  language: { en: '中文', zh: 'English' },
  openIn: { en: 'Open in', zh: '打开方式' },
  openThere: { en: 'Open at this line', zh: '在编辑器中打开此行' },
  copy: { en: 'Copy', zh: '复制' },
  copied: { en: 'Copied', zh: '已复制' },
  unit: { en: 'Unit', zh: '单元' },
  number: { en: 'Number', zh: '编号' },
  line: { en: 'Source line', zh: '源文件行' },
  noLine: { en: 'The template adds this.', zh: '由模板添加。' },
  nothingSelected: {
    en: 'Click a line of a page, a finding or a unit. Keys: arrows move along lines, + and − zoom.',
    zh: '点按页面中的一行、一条提示或一个单元。按键：方向键逐行移动，+ 和 − 缩放。',
  },
  notHere: { en: 'This line is not on these pages.', zh: '此行不在这些页面上。' },
  changed: { en: 'Changed on page', zh: '变动页' },
  bring: {
    en: 'Drop returned Word copies, pictures or another edition (.md) here, or choose them',
    zh: '把收回的 Word 文件、图片或另一版本（.md）拖到此处，或点按选择',
  },
  dropHere: { en: 'Drop the files to add them', zh: '松开即可接收文件' },
  taking: { en: 'Being read:', zh: '正在读取：' },
  notTaken: {
    en: 'Only Word copies (.docx), pictures (.png, .jpg, .svg) and editions (.md) are taken:',
    zh: '只接收 Word 文件（.docx）、图片（.png、.jpg、.svg）和另一版本（.md）：',
  },
  failedToAsk: { en: 'The preview gave no answer.', zh: '预览没有回应。' },
  tooLarge: { en: 'The file is too large.', zh: '文件过大。' },
  review: { en: 'Review', zh: '审阅意见' },
  old: { en: 'As sent', zh: '原文' },
  theirs: { en: 'Returned', zh: '来稿' },
  ours: { en: 'Memo now', zh: '现文' },
  comment: { en: 'Comment', zh: '批注' },
  resolved: { en: 'resolved', zh: '已解决' },
  accept: { en: 'Accept', zh: '采纳' },
  reject: { en: 'Reject', zh: '不采纳' },
  edit: { en: 'Edit', zh: '改写' },
  useWords: { en: 'Use these words', zh: '采用此文字' },
  otherWords: { en: 'Words to write instead', zh: '改用的文字' },
  acceptAll: { en: 'Accept all that can be merged', zh: '采纳全部可合并的修改' },
  writeTo: { en: 'Write to', zh: '写入' },
  close: { en: 'Close', zh: '关闭' },
  landed: { en: 'can be merged', zh: '可合并' },
  made: { en: 'is there already', zh: '已有' },
  conflict: { en: 'conflict: reject it, or edit', zh: '冲突：请改写或不采纳' },
  listed: { en: 'to be done by hand', zh: '须手工处理' },
  inMemo: { en: 'written', zh: '已写入' },
  elsewhere: { en: 'Without a place in the memo', zh: '备忘录中无对应位置' },
  compare: { en: 'Compare with', zh: '对比' },
  notCompared: { en: 'nothing', zh: '不对比' },
  lastCommit: { en: 'the last commit', zh: '上次提交' },
  since: { en: 'Changes since', zh: '变动，对比' },
  merged: { en: 'Merged', zh: '合并显示' },
  sideBySide: { en: 'Side by side', zh: '并列显示' },
  before: { en: 'Pages of the edition before', zh: '旧版页面' },
  notShown: {
    en: 'Pages of the comparison are not shown, because of:',
    zh: '对比的页面未能显示，原因：',
  },
  notInMemo: { en: 'The memo no longer says this.', zh: '备忘录中已无此内容。' },
  pictures: { en: 'Pictures', zh: '图片' },
  savePicture: { en: 'Save as', zh: '存为' },
  saved: { en: 'saved', zh: '已保存' },
  printElsewhere: {
    en: 'Print the PDF of a document: the link “Print” in the list opens it.',
    zh: '请打印文件的 PDF：列表中的“打印”可打开。',
  },
} as const satisfies Record<string, Words>

export type WordName = keyof typeof words

export const wordsIn =
  (language: Language): ((name: WordName) => string) =>
  (name) =>
    words[name][language]

/** `Page 3 of 9`, `第 3 页，共 9 页`. */
export function pageOf(page: number, count: number, language: Language): string {
  return language === 'zh' ? `第 ${page} 页，共 ${count} 页` : `Page ${page} of ${count}`
}
