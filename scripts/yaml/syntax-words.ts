/** Errors of YAML's syntax in an editor's words. */
import type { ErrorCode } from 'yaml'
import type { Words } from '../message.ts'

const missingColon: Words = {
  en: 'Unexpected line, expected `name: value` with an ASCII colon and a space after it',
  zh: '应为 `名称: 值`：请用半角冒号，冒号后加一个空格',
}

const quoted: Words = {
  en: 'Unexpected mark in a value, expected plain text: put the whole value between single quotes',
  zh: '值中有特殊符号：请用单引号把整个值括起来',
}

const unclosed: Words = {
  en: 'Unexpected end or mark, expected what closes the quote or bracket before it: close it, or put the whole value between single quotes',
  zh: '引号或括号没有成对：请补上另一半，或用单引号把整个值括起来',
}

const indentation: Words = {
  en: 'Unexpected indentation, expected entries of one level to begin in one column: align them, with spaces',
  zh: '缩进有误，同一级的各行应左端对齐：请用空格对齐',
}

const notData: Words = {
  en: 'Unexpected & * or ! before a value, expected plain data: put the whole value between single quotes',
  zh: '值以 &、* 或 ! 开头：请用单引号把整个值括起来',
}

const notName: Words = {
  en: 'Unexpected name, expected a short word before the colon: write one',
  zh: '冒号之前应为简短的名称：请改正',
}

/** What is wrong with YAML itself, by the parser's code: its own words are about its grammar. */
export const syntaxWords: Readonly<Record<ErrorCode, Words>> = {
  MULTILINE_IMPLICIT_KEY: missingColon,
  MISSING_CHAR: unclosed,
  BLOCK_AS_IMPLICIT_KEY: {
    en: 'Unexpected second colon in a line, expected one: put the value between quotes',
    zh: '一行中出现第二个冒号：请给值加上引号',
  },
  TAB_AS_INDENT: {
    en: 'Unexpected tab, expected spaces at the beginning of the line: replace it',
    zh: '行首出现制表符：请改用空格',
  },
  DUPLICATE_KEY: {
    en: 'Unexpected second entry of one name, expected one: remove or rename it',
    zh: '同一名称出现两次：请删除或改名',
  },
  BAD_DQ_ESCAPE: {
    en: 'Unexpected \\ between double quotes, expected plain text: use single quotes',
    zh: '双引号中出现 \\：请改用单引号',
  },
  BAD_INDENT: indentation,
  BAD_SCALAR_START: quoted,
  UNEXPECTED_TOKEN: quoted,
  BLOCK_IN_FLOW: unclosed,
  MULTIPLE_DOCS: {
    en: 'Unexpected second `---`, expected one text: delete what begins there',
    zh: '出现第二个 `---`，只应有一段：请删除其后的内容',
  },
  BAD_DIRECTIVE: {
    en: 'Unexpected % at the beginning of a line, expected `name: value`: put the value between single quotes',
    zh: '行首出现 %，应为 `名称: 值`：请用单引号把值括起来',
  },
  ALIAS_PROPS: notData,
  BAD_ALIAS: notData,
  BAD_PROP_ORDER: notData,
  MULTIPLE_ANCHORS: notData,
  MULTIPLE_TAGS: notData,
  TAG_RESOLVE_FAILED: notData,
  NON_STRING_KEY: notName,
  KEY_OVER_1024_CHARS: notName,
  BAD_COLLECTION_TYPE: indentation,
  RESOURCE_EXHAUSTION: {
    en: 'Unexpected amount of data, expected what is read in moments: shorten it',
    zh: '内容过多，无法读取：请缩短',
  },
  IMPOSSIBLE: quoted,
}
