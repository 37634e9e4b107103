/** Kinds of values, as an editor would name them, and how each is written. */
import type { Words } from '../message.ts'

/** Kinds of values, and how one is written. */
const kinds: Readonly<Record<string, { readonly name: Words; readonly fix: Words }>> = {
  string: {
    name: { en: 'text', zh: '一段文字' },
    fix: {
      en: 'write it after the colon, in quotes if it looks like a number or has marks',
      zh: '请写在冒号之后，像数字或含特殊符号时加引号',
    },
  },
  number: {
    name: { en: 'a number', zh: '数字' },
    fix: { en: 'write digits only, without a unit or quotes', zh: '请只写数字，不加单位和引号' },
  },
  int: {
    name: { en: 'a whole number', zh: '整数' },
    fix: { en: 'write digits only', zh: '请只写数字' },
  },
  boolean: {
    name: { en: '`true` or `false`', zh: '`true` 或 `false`' },
    fix: { en: 'write one of them, without quotes', zh: '请写其一，不加引号' },
  },
  array: {
    name: { en: 'a list', zh: '列表' },
    fix: { en: 'write each entry on a line of its own after `- `', zh: '请每项一行，行首写 `- `' },
  },
  object: {
    name: { en: 'several `name: value` below it', zh: '若干“名称: 值”' },
    fix: { en: 'write one on each line below, indented', zh: '请在其下每行缩进写一项' },
  },
  null: { name: { en: 'nothing', zh: '留空' }, fix: { en: 'delete the value', zh: '请删除其值' } },
}

const kindNames: Readonly<Record<string, string>> = { record: 'object', map: 'object' }

const kindOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value

export const kind = (name: string) => kinds[kindNames[name] ?? name] ?? kinds['string']!

/** A value as it is shown, when it is short. */
export const shown = (value: unknown): Words => {
  const isPlain = ['string', 'number', 'boolean'].includes(typeof value)
  const text = String(value)
  if (isPlain && text !== '' && text.length <= 40) return { en: `“${text}”`, zh: `“${text}”` }
  return text === '' ? { en: 'empty text', zh: '空白' } : withoutArticle(kind(kindOf(value)).name)
}

const withoutArticle = ({ en, zh }: Words): Words => ({ en: en.replace(/^an? /, ''), zh })
