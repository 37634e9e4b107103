/** Why a Word file is not read, in the words of an editor. */
import { limits } from '../../limits.ts'
import type { Message, Words } from '../../message.ts'
import type { Unreadable } from './package.ts'

const faults: Readonly<Record<Unreadable, Words & { readonly rule: string }>> = {
  'no-archive': {
    rule: 'not-word',
    en: 'This is no Word file (.docx); open it in Word or WPS and save it as .docx',
    zh: '这不是 Word 文件（.docx）；请用 Word 或 WPS 打开，另存为 .docx',
  },
  'not-word': {
    rule: 'not-word',
    en: 'This file has no text that Word wrote; open it in Word or WPS and save it as .docx',
    zh: '此文件里没有 Word 正文；请用 Word 或 WPS 打开，另存为 .docx',
  },
  'old-word': {
    rule: 'old-word',
    en: 'This is a file of an older Word or WPS (.doc, .wps); open it there and save it as .docx',
    zh: '这是旧版 Word 或 WPS 文件（.doc、.wps）；请用原程序打开，另存为 .docx',
  },
  encrypted: {
    rule: 'encrypted-word',
    en: 'This file has a password; open it in Word, take the password away and save it again',
    zh: '此文件有密码；请用 Word 打开，取消密码后再保存',
  },
  macros: {
    rule: 'word-macros',
    en: 'This file has macros, which are not taken; save it as .docx without macros',
    zh: '此文件含有宏，不予导入；请另存为不含宏的 .docx',
  },
  'too-large': {
    rule: 'word-too-large',
    en: 'This file unpacks to more than 200 MB, 5,000 files or a million elements; make its pictures smaller, or divide it',
    zh: '此文件解压后超过 200 MB、5000 个文件或一百万个元素；请压缩其中的图片，或拆分文件',
  },
  'too-long': {
    rule: 'word-too-large',
    en: `This file has more text than a memo may have: ${limits.texts} paragraphs, ${limits.textCharacters} characters and ${limits.marksInParagraph} changes of look in one of them, ${limits.memoBytes / 2 ** 20} MB in all; divide it`,
    zh: `此文件的文字超出备忘录的上限（${limits.texts} 段，每段 ${limits.textCharacters} 字、${limits.marksInParagraph} 处格式变化，总计 ${limits.memoBytes / 2 ** 20} MB）；请拆分文件`,
  },
  damaged: {
    rule: 'damaged-word',
    en: 'This file is damaged; open it in Word, let it be repaired, and save it again',
    zh: '此文件已损坏；请用 Word 打开并修复后再保存',
  },
  'unsafe-names': {
    rule: 'unsafe-word',
    en: 'This file holds names that lead out of it, such as “../”, which Word never writes: take none of it unless you trust its sender; open it in Word and save it again',
    zh: '此文件中有指向文件之外的名称（如“../”），Word 不会这样写：请先确认来源可信，再用 Word 打开后另存',
  },
  'bad-xml': {
    rule: 'damaged-word',
    en: 'A part of this file cannot be read; open it in Word or WPS and save it again',
    zh: '此文件有一部分无法读取；请用 Word 或 WPS 打开后再保存',
  },
}

export const unread = (fault: Unreadable, path: string): Message => ({
  ...faults[fault],
  level: 'error',
  path,
})
