/** Pictures that were dropped on a preview: checked in memory, and saved beside the memo when that is asked for. */
import { existsSync, mkdirSync, realpathSync, writeFileSync } from 'node:fs'
import { basename, dirname, extname, join, posix, relative, resolve } from 'node:path'
import { isOutputPath, sha256, shown } from '../files.ts'
import type { FontFile } from '../flow/assets.ts'
import { readImageBytes } from '../images/read-image.ts'
import { limits } from '../limits.ts'
import type { Message, Words } from '../message.ts'
import { readSource } from '../project/source.ts'
import { isSystemError, systemMessage } from '../system-error.ts'
import type { DroppedPicture } from './model.ts'
import { said } from './said.ts'

export type Dropped = { readonly path: string; readonly bytes: Uint8Array }

export type Pictures = {
  readonly list: () => readonly DroppedPicture[]
  readonly take: (picture: Dropped) => readonly Words[]
  /** Writes one of them, by its id, into the folder of pictures, over no other file. */
  readonly save: (id: string) => readonly Words[]
  readonly close: () => void
}

type Kept = { readonly picture: DroppedPicture; readonly bytes: Uint8Array }

/** Pictures that are kept in memory. */
const most = 20

export function createPictures(
  file: string,
  fontsOf: () => readonly FontFile[],
  tell: (pictures: readonly DroppedPicture[]) => void,
): Pictures {
  let kept: readonly Kept[] = []
  const list = (): DroppedPicture[] => kept.map(({ picture }) => picture)
  const become = (next: readonly Kept[]): void => {
    kept = next
    tell(list())
  }
  return {
    list,
    take: ({ path, bytes }) => {
      const messages: Message[] = []
      const to = posix.join(folderOf(file), plainName(path))
      const read = readImageBytes(to, bytes, {
        fonts: fontsOf(),
        report: (message) => messages.push({ level: 'error', path: to, ...message }),
      })
      if (!read || messages.length > 0) return messages
      const { width, height } = read.image
      const markdown = `![](${encodeURI(to)})`
      const picture = {
        id: sha256(bytes),
        path: to,
        markdown,
        size: bytes.length,
        width,
        height,
        isSaved: false,
      }
      const others = kept.filter((each) => each.picture.id !== picture.id)
      become([...others.slice(-most + 1), { picture, bytes }])
      return [said.picture(to)]
    },
    save: (id) => {
      const found = kept.find(({ picture }) => picture.id === id)
      if (!found) return [said.nothing]
      const words = saved(dirname(resolve(file)), found)
      if (words) return [words]
      become(
        kept.map((each) =>
          each === found ? { ...each, picture: { ...each.picture, isSaved: true } } : each,
        ),
      )
      return [said.saved(shown(join(dirname(resolve(file)), found.picture.path)))]
    },
    close: () => become([]),
  }
}

/** Folder of the memo's first picture, or else `pictures`. */
const folderOf = (file: string): string => {
  const { pictures } = readSource(file, limits.seconds.read)
  const first = pictures.map(({ src }) => posix.dirname(posix.normalize(src)))[0]
  return first === undefined || first.startsWith('..') ? 'pictures' : first
}

/** Characters of a file's name. */
const longestName = 60

/** A name that every disk takes, and Markdown without quotes. */
const plainName = (path: string): string => {
  const name = basename(path.replaceAll('\\', '/'))
  const extension = extname(name)
    .toLowerCase()
    .replaceAll(/[^.a-z]/g, '')
  const stem = name.slice(0, name.length - extname(name).length).normalize('NFC')
  const plain = stem.replaceAll(/[^\p{L}\p{N}_]+/gu, '-').replaceAll(/^-|-$/g, '')
  const short = `${[...plain].slice(0, longestName).join('')}${extension}`
  return plain !== '' && isOutputPath(short) ? short : `picture${extension}`
}

/** What keeps it from being saved; null when it is there. The folder has to be below that of the memo, links followed. */
const saved = (root: string, { picture, bytes }: Kept): Words | null => {
  const folder = join(root, posix.dirname(picture.path))
  try {
    if (!isBelow(folder, root)) return said.outside
    mkdirSync(folder, { recursive: true })
    const target = join(folder, posix.basename(picture.path))
    if (existsSync(target)) return said.nameTaken(shown(target))
    writeFileSync(target, bytes, { flag: 'wx' })
    return null
  } catch (error) {
    if (!isSystemError(error)) throw error
    return systemMessage(error, picture.path)
  }
}

/** Judged by what there is of the folder: what is made below that leads nowhere else. */
const isBelow = (folder: string, root: string): boolean => {
  if (!existsSync(folder)) return isBelow(dirname(folder), root)
  return !relative(realpathSync(root), realpathSync(folder)).startsWith('..')
}
