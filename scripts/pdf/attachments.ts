/** Files inside a PDF, associated with it as its source (ISO 19005-3 6.8). */
import { createHash } from 'node:crypto'
import type { Assets } from '../flow/assets.ts'
import type { Attachment, Flow } from '../flow/model.ts'
import { dateOf, type Document } from './document.ts'
import { nameTree } from './name-tree.ts'
import type { Ref } from './ref.ts'

/** Attaches the files of a flow in their order: pdfkit's `file` names them in a tree of the machine's locale. */
export const addAttachments = (document: Document, flow: Flow, assets: Assets): void => {
  const { attachments = [] } = flow
  if (attachments.length === 0) return
  const specifications = attachments.map((attachment): [string, Ref] => [
    encodeURI(attachment.path),
    specification(document, attachment, assets.attachments![attachment.sha256]!, dateOf(flow)),
  ])
  const names = document._root.data['Names'] as Ref
  // Readers show the name of the file, not the key of the tree, which so is ASCII and sorts alike for all.
  names.data['EmbeddedFiles'] = nameTree(document, specifications)
  document._root.data['AF'] = specifications.map(([, ref]) => ref)
}

const specification = (
  document: Document,
  { path, type }: Attachment,
  bytes: Uint8Array,
  date: Date,
): Ref => {
  const file = document.ref({
    Type: 'EmbeddedFile',
    // pdfkit writes names as they are; a slash in one is `#2F` (ISO 32000-1 7.3.5).
    Subtype: type.replace('/', '#2F').replace('+', '#2B'),
    Params: {
      Size: bytes.length,
      ModDate: date,
      CheckSum: createHash('md5').update(bytes).digest(),
    },
  }) as Ref & { end(bytes: Uint8Array): void }
  file.end(Buffer.from(bytes))
  const name = new String(path)
  const ref = document.ref({
    Type: 'Filespec',
    F: name,
    UF: name,
    AFRelationship: 'Source',
    EF: { F: file, UF: file },
  })
  ref.end()
  return ref
}
