/** What an editor reads when a value is not what its key needs: no word of a schema, in no language. */
import { expect, test } from 'vitest'
import { z } from 'zod'
import { frontMatterJsonSchema } from '../scripts/markdown/front-matter-schema.ts'
import { faultsOf } from '../scripts/yaml/schema-faults.ts'

const schema = z.strictObject({
  text: z.string(),
  size: z.number().min(4).max(96),
  whole: z.int(),
  flag: z.boolean(),
  list: z.array(z.string()).min(2),
  map: z.record(z.string(), z.string()),
  names: z.strictObject({ zh: z.string(), en: z.string() }),
  nothing: z.null(),
  choice: z.enum(['draft', 'final']),
  union: z.union([z.boolean(), z.literal('with-notes')]),
  form: z.string().regex(/^a$/),
})
const good = {
  text: 'a',
  size: 5,
  whole: 1,
  flag: true,
  list: ['a', 'b'],
  map: {},
  names: { zh: '', en: '' },
  nothing: null,
  choice: 'final',
  union: true,
  form: 'a',
}

test.each<[key: string, value: unknown, en: string, zh: string]>([
  ['text', ['a'], 'Unexpected list, expected text: ', '此处为列表，应为一段文字：'],
  ['text', undefined, 'Missing, expected text: add it', '缺少此项，应为一段文字：请补上'],
  ['size', '4 pt', 'Unexpected “4 pt”, expected a number: ', '此处为“4 pt”，应为数字：'],
  ['size', 2, 'Unexpected “2”, expected at least 4: ', '此处为“2”，应至少为 4：'],
  ['size', 200, 'Unexpected “200”, expected at most 96: ', '此处为“200”，应至多为 96：'],
  ['whole', 1.5, 'Unexpected “1.5”, expected a whole number: ', '此处为“1.5”，应为整数：'],
  [
    'flag',
    'yes',
    'Unexpected “yes”, expected `true` or `false`: ',
    '此处为“yes”，应为`true` 或 `false`：',
  ],
  ['list', ['a'], 'Unexpected length, expected at least 2 entries: ', '长度有误，应至少为 2 项：'],
  ['list', 'a', 'Unexpected “a”, expected a list: ', '此处为“a”，应为列表：'],
  [
    'map',
    'a',
    'Unexpected “a”, expected several `name: value` below it: ',
    '此处为“a”，应为若干“名称: 值”：',
  ],
  [
    'names',
    'a',
    'Unexpected “a”, expected several `name: value` below it: write one on each line below, indented (zh, en)',
    '此处为“a”，应为若干“名称: 值”：请在其下每行缩进写一项（zh, en）',
  ],
  ['nothing', 'a', 'Unexpected “a”, expected nothing: ', '此处为“a”，应为留空：'],
  [
    'choice',
    'finished',
    'Unexpected “finished”, expected one of: draft, final: ',
    '此处为“finished”，应为以下之一：draft、final：',
  ],
  [
    'union',
    'notes',
    'Unexpected “notes”, expected `true` or `false` or `with-notes`: ',
    '此处为“notes”，应为`true` 或 `false` 或 `with-notes`：',
  ],
  ['form', 'b', 'Unexpected “b”, expected text of another form: ', '此处为“b”，格式有误：'],
])('%s: %j', (key, value, en, zh) => {
  const result = schema.safeParse({ ...good, [key]: value }, { reportInput: true })
  const [fault] = faultsOf(result.error!, schema)
  expect(fault?.en).toContain(`\`${key}\`: ${en}`)
  expect(fault?.zh).toContain(`\`${key}\`：${zh}`)
})

test('the form of a value is known to an editor’s completion', () => {
  expect(JSON.stringify(frontMatterJsonSchema())).toContain('"pattern"')
})
