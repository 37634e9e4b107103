/** What a change of a copy that came back is, in words. */
import type { Words } from '../message.ts'
import type { Change } from './changes.ts'

export const kindWords: Readonly<Record<Change['kind'], Words>> = {
  changed: { en: 'changed', zh: '改' },
  deleted: { en: 'deleted', zh: '删' },
  added: { en: 'added', zh: '增' },
  split: { en: 'split', zh: '分段' },
  joined: { en: 'joined', zh: '并段' },
  moved: { en: 'moved', zh: '移' },
  'table-added': { en: 'table added', zh: '增表' },
  'column-added': { en: 'column added', zh: '增列' },
  'column-deleted': { en: 'column deleted', zh: '删列' },
  'row-added': { en: 'row added', zh: '增行' },
  'row-deleted': { en: 'row deleted', zh: '删行' },
  'row-moved': { en: 'row moved', zh: '移行' },
  'note-added': { en: 'note added', zh: '增注' },
  formatted: { en: 'formatted', zh: '格式' },
  restyled: { en: 'restyled', zh: '样式' },
  unplaced: { en: 'no place', zh: '无处可放' },
  template: { en: "template's words", zh: '模板文字' },
}
