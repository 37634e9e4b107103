/** The parts of a Word file that another program saved, by what they are to one another (ECMA-376 Part 2, 9.3). */
import { posix } from 'node:path'
import { memoize } from '../../memoize.ts'
import { elementsOf, type Node } from '../docx/xml.ts'
import { unpack, type Archive, type Unpackable } from './archive.ts'
import { readXml } from './xml.ts'

export type ForeignPackage = {
  readonly document: Node
  /** A part that the document names by kind, such as `styles`; undefined where it has none. */
  readonly part: (kind: string) => Node | undefined
  /** What relations of the document lead to: a path in the file, or an address outside it. */
  readonly targets: ReadonlyMap<string, Target>
  readonly files: Archive
}

export type Target = { readonly path: string; readonly isOutside: boolean; readonly kind: string }

/** Why a file is not read: it is none of Word, of Word before 2007, has macros, or cannot be unpacked. */
export type Unreadable = Unpackable | 'old-word' | 'not-word' | 'macros' | 'bad-xml' | 'too-long'

/** How files of Word before 2007, and encrypted ones, begin: a compound file (MS-CFB 2.2). */
const compound = [0xd0, 0xcf, 0x11, 0xe0]

export const openForeign = async (bytes: Uint8Array): Promise<ForeignPackage | Unreadable> => {
  if (compound.every((byte, at) => bytes[at] === byte))
    return isEncrypted(bytes) ? 'encrypted' : 'old-word'
  const files = await unpack(bytes)
  if (typeof files === 'string') return files
  if ([...files.keys()].some((path) => /(^|\/)vbaProject\.bin$/i.test(path))) return 'macros'
  try {
    return packageOf(files)
  } catch {
    return 'bad-xml'
  }
}

/** An encrypted file of Word is a stream of that name, in UTF-16 (MS-OFFCRYPTO 2.3.4.4). */
const isEncrypted = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes).includes(Buffer.from('EncryptedPackage', 'utf16le'))

/** The parts of an archive. Throws where one of them is not well-formed. */
export const packageOf = (files: Archive): ForeignPackage | 'not-word' => {
  const root = [...relationsOf(files, '').values()].find(({ kind }) => kind === 'officeDocument')
  const main = root && files.get(root.path)
  if (!main) return 'not-word'
  const document = readXml(main)
  if (document.name !== 'w:document') return 'not-word'
  const targets = relationsOf(files, root.path)
  const partOrNull = memoize((kind: string): Node | null => {
    const target = [...targets.values()].find((each) => each.kind === kind && !each.isOutside)
    const content = target && files.get(target.path)
    return content ? readXml(content) : null
  })
  return { document, part: (kind) => partOrNull(kind) ?? undefined, targets, files }
}

/** Relations of a part by id; '' is the file as a whole. */
const relationsOf = (files: Archive, path: string): ReadonlyMap<string, Target> => {
  const folder = posix.dirname(path)
  const content = files.get(posix.join(folder, '_rels', `${posix.basename(path)}.rels`))
  if (!content) return new Map()
  return new Map(
    elementsOf(readXml(content)).flatMap(({ attributes }): [string, Target][] => {
      const { Id = '', Target: target = '', Type = '', TargetMode } = attributes
      const isOutside = TargetMode === 'External'
      const own = target.startsWith('/') ? target.slice(1) : posix.join(folder, target)
      return [[Id, { path: isOutside ? target : own, isOutside, kind: Type.split('/').at(-1)! }]]
    }),
  )
}
