/** Passages that name a domain: proposed where the editor has not said so, and none of a memo whose markers are complete. */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { run } from '../../scripts/cli/main.ts'
import { home } from '../../scripts/files.ts'
import { readText } from '../../scripts/project/read-text.ts'
import { listed } from '../../scripts/rules/suggest-domains.ts'

const suggested = (source: string): string[] =>
  readText(source, () => {})
    .suggestions()
    .map(({ unit, domain, words }) => `${unit.place!.line} ${domain}: ${listed(words)}`)

const memo = readFileSync(join(home, 'source/memo.md'), 'utf8')
const marker = / domains=([a-z,-]+)/g

test('nothing is proposed for the memo of this house, whose editors have said it all', () => {
  expect(suggested(memo)).toEqual([])
})

test('without their markers most of what they said is proposed, and nothing else', () => {
  const said = memo
    .split('\n')
    .flatMap((line, i) =>
      [...line.matchAll(marker)].flatMap(([, slugs]) =>
        slugs!.split(',').map((slug) => `${i + 1} ${slug}`),
      ),
    )
  const found = suggested(memo.replaceAll(marker, '')).map((each) => each.split(':')[0]!)
  expect(found.filter((each) => !said.includes(each))).toEqual([])
  expect(found.length / said.length).toBeGreaterThan(0.6)
})

const front = (domains: string, more = '') =>
  `---\ndomains:\n  energy: { title: 能源, ${domains} }\n  ports: 港口\n${more}---\n\n# 备忘录\n\n`
const sections = (text: string) =>
  `## 能源\n\n### 建议\n\n- 双方应合作。\n\n## 港口\n\n${text}\n\n### 建议\n\n- 双方应合作。\n`

test.each<[kind: string, memo: string, found: string[]]>([
  ['the title', front('short: 电力') + sections('泊位应有能源储备。'), ['17 energy: 能源']],
  ['the short title', front('short: 电力') + sections('电力，电力。'), ['17 energy: 电力 ×2']],
  ['its own terms', front('terms: [储能]') + sections('泊位应有储能。'), ['17 energy: 储能']],
  [
    'the list of terms',
    front('short: 电', 'terms: [{ zh: 能源, en: energy }]\n') + sections('讨论 energy 问题。'),
    ['18 energy: energy'],
  ],
  ['one of a row', front('short: 电力') + sections('包括能源、投资。'), []],
  ['its own section', front('short: 电力') + sections('港口的问题。'), []],
  ['a marker', front('short: 电力') + sections('能源储备。 <!-- unit domains=energy -->'), []],
])('%s', (_, text, found) => {
  expect(suggested(text)).toEqual(found)
})

test('check --suggest-domains says them, and how to write the marker', async () => {
  const said: string[] = []
  const { write } = process.stdout
  process.stdout.write = (text) => said.push(String(text)) > 0
  const code = await run(['check', '--suggest-domains', '--lang', 'en'], () => {
    throw new Error('nothing is made')
  }).finally(() => (process.stdout.write = write))
  expect([code, said.join('')]).toEqual([
    0,
    'No passage names a domain that it does not belong to\n',
  ])
})
