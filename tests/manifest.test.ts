import { expect, test } from 'vitest'
import { withoutSeal } from './sets.ts'
import { fromJson, isSealed, toJson, type Manifest } from '../scripts/build/manifest.ts'

const sha = 'a'.repeat(64)
const file = (path: string): Manifest['files'][number] => ({
  path,
  sha256: sha,
  size: 1,
  pages: null,
  fit: null,
  template: null,
  edition: null,
  format: 'json',
  key: sha,
  source: sha,
})
const manifest: Manifest = {
  memopress: '1',
  source: { path: 'memo.md', sha256: sha },
  templates: {},
  fonts: {},
  libraries: {},
  files: [file('b.json'), file('a.json')],
}

test('a manifest is the same text, however it was put together', () => {
  const turned = (value: object) => Object.fromEntries(Object.entries(value).reverse())
  const other = turned({ ...manifest, files: [...manifest.files].reverse().map(turned) })
  expect(toJson(other as Manifest)).toBe(toJson(manifest))
  expect(toJson(fromJson(toJson(manifest))!)).toBe(toJson(manifest))
  expect(fromJson(toJson(manifest))!.files.map(({ path }) => path)).toEqual(['a.json', 'b.json'])
})

test('a manifest bears the hash of itself without that line', () => {
  const text = toJson(manifest)
  expect(isSealed(text)).toBe(true)
  expect(fromJson(text)).toMatchObject({ memopress: '1' })
  for (const change of [
    text.replace('"1"', '"2"'),
    text.replace('a.json', 'c.json'),
    text.replace(/"seal": "./, '"seal": "g'),
    `${text}\n`,
    text.replaceAll('\n', '\r\n'),
  ])
    expect(fromJson(change)).toBeNull()
  // As 0.1.0 wrote it.
  expect(fromJson(withoutSeal(text))).toEqual(fromJson(text))
  expect(isSealed(withoutSeal(text))).toBe(false)
})
