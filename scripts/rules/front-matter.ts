/** Front matter that says something else than it seems to. */
import type { RuleOf } from './rule.ts'

/**
 * A value that YAML cuts at a `#`, as a comment begins there.
 *
 * @example fails 3:8
 * ---
 * title: 备忘录
 * place: 北京 #3 会议室
 * ---
 *
 * 正文。
 *
 * @example passes
 * ---
 * title: 备忘录
 * place: '北京 #3 会议室'
 * status: final # 印在边上
 * ---
 *
 * 正文。
 */
export const cutValue: RuleOf<'text'> = {
  id: 'cut-value',
  level: 'query',
  stage: 'text',
  reason: {
    en: 'A blank and a `#` begin a comment: the rest of the value is not printed.',
    zh: '空格加 `#` 会被当作注释的开头，其后的内容不会印出。',
  },
  *find({ tree }) {
    const [node] = tree.children
    if (node?.type !== 'yaml') return
    for (const [i, line] of node.value.split('\n').entries()) {
      const [, before, value] = cut.exec(line) ?? []
      if (before !== undefined)
        yield {
          place: { line: node.position!.start.line + 1 + i, column: before.length + 1 },
          en: `This value ends at \`#\`, so only “${value!.trim()}” is printed: put the whole value between single quotes, or a blank behind # if a comment is meant`,
          zh: `值在 \`#\` 处截断，只印出“${value!.trim()}”：请用单引号把整个值括起来；若是注释，请在 # 之后空一格`,
        }
    }
  },
}

/** A key or an entry, and a plain value with a `#` that no blank follows. */
const cut = /^(\s*(?:[^\s:#'"]+:\s+|-\s+))([^'"[{#\s][^#]*|)(?<=\s)#(?=[^\s#])/
