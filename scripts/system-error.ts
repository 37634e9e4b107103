/** Errors of the system on files, in the words of an editor. */
import { shown } from './files.ts'
import type { Message, Words } from './message.ts'

/** An error that the system gave, with its code (errno(3)) and the files it is about. */
export type SystemError = Error & {
  readonly code: string
  readonly path?: string
  readonly dest?: string
  /** Bytes of the file that `readPlain` found too large. */
  readonly size?: number
}

/** True for `EACCES` and the like; Node's own codes, `ERR_…`, are mistakes of a program. */
export const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error &&
  /^(?:E(?!RR_)[A-Z0-9]+|UNKNOWN)$/.test(String((error as Partial<SystemError>).code))

const full: Words = {
  en: 'the disk is full: make room and try again',
  zh: '磁盘已满：请腾出空间后重试',
}
const denied: Words = {
  en: 'it may not be read or written, or another program has it open: close Word and viewers, check permissions, and try again',
  zh: '没有读写权限，或文件正被其他程序打开：请关闭 Word 和阅读器、检查权限后重试',
}
const occupied: Words = {
  en: 'something that is not ours is in its place: move it away and try again',
  zh: '该位置已有并非由本工具生成的内容：请移走后重试',
}
const tooMany: Words = {
  en: 'too many files are open: close other programs and try again',
  zh: '打开的文件过多：请关闭其他程序后重试',
}

const words: Readonly<Record<string, Words>> = {
  ENOSPC: full,
  EDQUOT: full,
  EACCES: denied,
  EPERM: denied,
  EBUSY: denied,
  EROFS: {
    en: 'the disk is read-only: choose another folder',
    zh: '磁盘为只读：请另选文件夹',
  },
  EIO: {
    en: 'the disk reports an error: check it, or choose another folder',
    zh: '磁盘出错：请检查磁盘，或另选文件夹',
  },
  ENOENT: {
    en: 'check its name and its folder, and try again',
    zh: '请检查名称和所在文件夹后重试',
  },
  ENAMETOOLONG: {
    en: 'its name is too long for this disk: shorten it, or choose another folder',
    zh: '名称过长，磁盘不接受：请缩短名称，或另选文件夹',
  },
  EFTYPE: {
    en: 'it is a folder, a pipe or a device, expected a plain file: put one in its place',
    zh: '它是文件夹、管道或设备，应为普通文件：请换成普通文件',
  },
  EFBIG: {
    en: 'it is larger than any file that is expected here: check which file it is',
    zh: '文件过大，超出此处的上限：请核对是否放错了文件',
  },
  ENOTCAPABLE: {
    en: 'it is a link that leads out of its folder, expected a file in it: copy the file there',
    zh: '它是指向文件夹之外的链接，文件应位于该文件夹之内：请把文件复制到该处',
  },
  EEXIST: occupied,
  ENOTDIR: occupied,
  EISDIR: occupied,
  ELOOP: occupied,
  EMFILE: tooMany,
  ENFILE: tooMany,
}

/** What is wrong and what to do, as the end of a sentence. */
export const wordsOf = ({ code }: SystemError): Words =>
  words[code] ?? {
    en: `the system refused it (${code}): try again, or choose another folder`,
    zh: `系统拒绝（${code}）：请重试，或另选文件夹`,
  }

/** What to tell of an error that nothing else has put into words. `fallback` is named when the error names no file. */
export const systemMessage = (error: SystemError, fallback: string): Message => {
  const { en, zh } = wordsOf(error)
  const path = error.dest ?? error.path
  const isMissing = error.code === 'ENOENT'
  return {
    level: 'error',
    rule: 'system-error',
    path: path === undefined ? fallback : shown(path),
    en: `${isMissing ? 'There is no such file' : 'The system could not do what was asked with this'}: ${en}`,
    zh: `${isMissing ? '没有这个文件' : '系统无法完成操作'}：${zh}`,
  }
}
