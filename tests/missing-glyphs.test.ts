/** Characters that no font has: each is told where it stands, in the front matter too. */
import { expect, test } from 'vitest'
import { errorsOf, whole } from './whole.ts'

/** For private use: no font of ours will ever have it. */
const sign = '\u{F0001}'

const findings = async (source: string): Promise<string[]> =>
  errorsOf((await whole(source)).messages).map(
    ({ rule, place }) => `${place?.line}:${place?.column} ${rule}`,
  )

test.each([
  ['a paragraph', `# 备忘录\n\n正文${sign}。\n`, '3:3'],
  ['the title', `# 备忘录${sign}\n\n正文。\n`, '1:6'],
  [
    'a line of the front matter',
    `---\ntitle: 备忘录\nconvenors: [水务${sign}]\n---\n\n正文。\n`,
    '3:15',
  ],
  ['a subtitle', `---\ntitle: 备忘录\nsubtitle: 副题${sign}\n---\n\n正文。\n`, '3:13'],
])('%s', async (_, source, place) => {
  expect(await findings(source)).toEqual([`${place} missing-glyph`])
})
