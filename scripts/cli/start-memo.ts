/** The memo a project starts with, in each language, and its picture: files of `templates/`, to be changed by a house. */
import { join } from 'node:path'
import { home, readPlain } from '../files.ts'

const starts = { zh: 'memo.zh.md', en: 'memo.en.md' } as const

/** A language that there is such a memo in. */
export type StartLanguage = keyof typeof starts

export const startLanguages = Object.keys(starts)

export const isStartLanguage = (name: string): name is StartLanguage => Object.hasOwn(starts, name)

/** Its picture, by the name that the memo calls it. */
export const startPicture = 'chart.svg'

/** Where it is kept: an absolute path. */
export const startFolder = join(home, 'templates/start')

export const startMemo = (language: StartLanguage): string => startFile(starts[language])

export const startFile = (name: string): string => readPlain(join(startFolder, name)).toString()
