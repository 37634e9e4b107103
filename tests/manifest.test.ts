import { expect, test } from 'vitest'
import { fromJson, toJson, type Manifest } from '../scripts/build/manifest.ts'

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
