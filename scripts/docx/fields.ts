/** Fields with their result already in place, so that Word asks nothing on opening and updates them when told to. */
import { Run, StringContainer, type ParagraphChild } from 'docx'
import { node } from './nodes.ts'

export const fieldMark = (type: 'begin' | 'separate' | 'end'): Run =>
  new Run({ children: [node('w:fldChar', { 'w:fldCharType': type })] })

export const instruction = (text: string): Run =>
  new Run({ children: [new StringContainer('w:instrText', text)] })

/** A field whose result are runs (ISO 29500-1, 17.16.18): readers that know no such field print them. */
export const field = (code: string, result: readonly ParagraphChild[]): ParagraphChild[] => [
  fieldMark('begin'),
  instruction(` ${code} `),
  fieldMark('separate'),
  ...result,
  fieldMark('end'),
]
