import { expect, test } from 'vitest'
import { z } from 'zod'
import { fromYaml } from '../../scripts/yaml/read-yaml.ts'
import { expected } from '../../scripts/yaml/schema-faults.ts'
import { collecting } from './read.ts'

const schema = z.strictObject({
  name: z.string(),
  size: z.number().optional(),
  styles: z
    .record(
      z.string().refine((key) => key.length > 1, expected('too short', '太短')),
      z.strictObject({ bold: z.boolean() }),
    )
    .optional(),
})

const read = (text: string) => {
  const { messages, report } = collecting()
  const yaml = fromYaml(text, schema, { report, firstLine: 2 })
  return {
    yaml,
    messages: messages.map(
      ({ rule, place, en, zh }) => `${place?.line}:${place?.column} ${rule} ${en} ${zh}`,
    ),
  }
}

const keys = (count: number): string =>
  Array.from({ length: count }, (_, i) => `k${i}: 1`).join('\n')

test('reads data, and knows where each value stands', () => {
  const { yaml, messages } = read('name: x\nstyles:\n  title:\n    bold: true\n')
  expect(messages).toEqual([])
  expect(yaml?.data).toEqual({ name: 'x', styles: { title: { bold: true } } })
  expect(yaml?.placeOf(['styles', 'title', 'bold'])).toEqual({ line: 5, column: 11 })
  expect(yaml?.placeOf(['styles', 'missing'])).toEqual({ line: 4, column: 3 })
})

test.each([
  ['name: x\nnmae: y', '3:1 unknown-key', 'name, size, styles'],
  [
    'name: x\nstyles:\n  title: {bold: true, blod: 1}',
    '4:23 unknown-key',
    '`styles.title.blod`, expected one of: bold',
  ],
  ['name: x\nstyles:\n  title:\n    bold: 4', '5:11 invalid-value', '`styles.title.bold`'],
  ['name: x\nstyles:\n  a:\n    bold: true', '4:3 invalid-value', '太短'],
  ['size: 4', '2:1 invalid-value', 'Missing, expected text: add it'],
  ['', '2:1 invalid-value', '缺少此项'],
  ['name: 4', '2:7 invalid-value', 'Unexpected “4”, expected text: write'],
  ['name: x\nname: y', '3:1 yaml-syntax', 'second entry'],
  ['name: [x', '2:9 yaml-syntax', ''],
  ['name: &a x\nsize: *a', '2:10 yaml-not-data', 'anchor &a'],
  ['name: !!js/function x', '2:21 yaml-not-data', 'tag'],
  ['__proto__: {name: x}', '2:1 yaml-not-data', '__proto__'],
  ['name: x\nstyles: {constructor: {bold: true}}', '3:10 yaml-not-data', 'constructor'],
  ['? [a]\n: x', '2:3 yaml-not-data', 'no name'],
  ['name: x\n---\nname: y', '3:1 yaml-syntax', ''],
  ['[', '2:2 yaml-syntax', ''],
  [`name: ${'['.repeat(5000)}`, '2:37 yaml-too-deep', '32'],
  ['- '.repeat(5000), '2:63 yaml-too-deep', '32'],
  [keys(1001), '1002:1 yaml-too-large', '1000'],
  [`styles: {${keys(1001).replaceAll('\n', ', ')}}`, '2:8900 yaml-too-large', '1000'],
  ['-\n'.repeat(1001), '2:1 yaml-too-large', '1000'],
])('%#', (text, start, words) => {
  const { yaml, messages } = read(text)
  expect(yaml).toBeNull()
  expect(messages.join('\n')).toContain(start)
  expect(messages.join('\n')).toContain(words)
})

test('refuses what is too large', () => {
  expect(read(`# ${'x'.repeat(300_000)}`).messages[0]).toContain('yaml-too-large')
})

test('can read every scalar as text', () => {
  const { report } = collecting()
  const texts = z.record(z.string(), z.string())
  const yaml = fromYaml('a: 1.0\nb: no\nc: ~\nd: 2025-10-31\ne: 0x1F\n', texts, {
    report,
    strings: true,
  })
  expect(yaml?.data).toEqual({ a: '1.0', b: 'no', c: '~', d: '2025-10-31', e: '0x1F' })
})
