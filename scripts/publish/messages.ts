/** Messages about outputs that cannot be published. */
import path from 'node:path'
import { manifestName } from '../build/manifest.ts'
import type { Message, Words } from '../message.ts'
import { hiddenName } from '../files.ts'
import { isSystemError, wordsOf, type SystemError } from '../system-error.ts'
import type { Holder } from './lock.ts'

const outcome = {
  kept: { en: 'The outputs were left as they were', zh: '原有文件保持不变' },
  unfinished: {
    en: 'Publishing was cut off halfway, the next command ends it',
    zh: '发布中断，下一次运行命令时会自动完成或撤销',
  },
} as const

/** For an error of the system while publishing; other errors are ours and are thrown on. */
export const failed = (
  out: string,
  root: string,
  error: unknown,
  state: keyof typeof outcome,
): Message => {
  if (error instanceof Error && error.name === 'AbortError') return interrupted(out)
  if (!isSystemError(error)) throw error
  const { en, zh } = wordsOf(error)
  return {
    rule: state === 'kept' ? 'not-published' : 'publishing-unfinished',
    level: 'error',
    path: nameOf(out, root, error),
    en: `${outcome[state].en}: ${en}`,
    zh: `${outcome[state].zh}：${zh}`,
  }
}

/** The output the error is about, or the folder of outputs. */
const nameOf = (out: string, root: string, error: SystemError): string => {
  const about = [error.dest, error.path].flatMap((file) => {
    const name = file === undefined ? '' : path.relative(root, file)
    const isOutput = name !== '' && !name.startsWith('..') && !path.isAbsolute(name)
    return isOutput && name.split(path.sep)[0] !== hiddenName ? [name] : []
  })
  return about[0] === undefined ? out : path.join(out, about[0])
}

/** Another process publishes and does not end. */
export const busy = (out: string, { pid }: Holder): Message => ({
  rule: 'busy',
  level: 'error',
  path: out,
  en: `Another build (process ${pid}) is publishing here: wait for it and build again`,
  zh: `另一个生成进程（${pid}）正在写入：请等它结束后重新生成`,
})

/** What was left out of a partial build, or found unchanged, is no longer what it was built upon. */
export const overtaken = (out: string): Message => ({
  rule: 'overtaken',
  level: 'error',
  path: out,
  en: 'Another build published here in the meantime: build again',
  zh: '期间另一次生成已更新此处文件：请重新生成',
})

/** A signal came before the new set was complete. */
export const interrupted = (out: string): Message => ({
  rule: 'interrupted',
  level: 'error',
  path: out,
  en: 'Interrupted: the outputs were left as they were',
  zh: '已中断：原有文件保持不变',
})

/** An output would take the place of a file of someone else. */
export const foreign = (out: string, file: string): Message => ({
  rule: 'foreign-file',
  level: 'error',
  path: path.join(out, file),
  ...(file === manifestName ? foreignManifest : foreignFile),
})

const foreignFile: Words = {
  en: 'Unexpected file that no build made, expected this name to be free: move or rename it and build again, or choose another folder with --out',
  zh: '已有并非由本工具生成的同名文件：请移走或改名后重新生成，或用 --out 指定其他文件夹',
}

const foreignManifest: Words = {
  en: 'Unexpected manifest: another program wrote it, or it was changed after the build (by a merge, for instance), so no file here counts as ours; move it and the files named with it away and build again, or choose another folder with --out',
  zh: '此清单由其他程序写入，或在生成之后被改动（例如合并冲突），因此此处文件一律不视为本工具所生成：请将它和一并列出的文件移走后重新生成，或用 --out 指定其他文件夹',
}

/** An output was changed by hand after it was built. */
export const edited = (out: string, file: string): Message => ({
  rule: 'edited-file',
  level: 'error',
  path: path.join(out, file),
  en: 'The file was edited after it was built, and would be written over; expected edits in the memo: move them there, or say --replace, which keeps this file beside the new one',
  zh: '文件在生成之后被改动过，重新生成会将其覆盖；应在备忘录源文件中修改：请把改动移过去，或加 --replace，此文件会改名保留在旁',
})

/** Where a file that somebody had edited is now. */
export const keptBeside = (out: string, file: string, beside: string): Message => ({
  rule: 'kept-beside',
  level: 'query',
  path: path.join(out, file),
  en: `The file had been edited and was replaced; as it was it is kept as ${beside}: move its edits into the memo`,
  zh: `文件曾被改动，现已重新生成；原文件保留为 ${beside}：请把其中的改动移入备忘录源文件`,
})
