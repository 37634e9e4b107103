import spec from 'commonmark-spec'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Root } from 'mdast'
import { expect, test } from 'vitest'
import { parse } from '../../scripts/markdown/markdown.ts'
import { gfmExamples } from '../spec/gfm.ts'

/** As remark parses it, but that text becomes no address afterwards. */
const whole = (source: string): Root =>
  unified()
    .use(remarkParse)
    .use(remarkFrontmatter)
    .use(remarkGfm, { singleTilde: false })
    .use(function () {
      const data = this.data()
      const extensions = (data.fromMarkdownExtensions ?? []).flat(2)
      data.fromMarkdownExtensions = extensions.map(({ transforms: _, ...rest }) => rest)
    })
    .use(remarkCjkFriendly)
    .use(remarkCjkFriendlyGfmStrikethrough, { singleTilde: false })
    .parse(source)

test.each([
  ['CommonMark', spec.tests.map(({ markdown }) => markdown)],
  ['GFM', Object.values(gfmExamples).flat()],
  [
    'Chinese',
    [
      '| 甲 | 乙 |\n|---|:-:|\n| ~~一~~ | 5~10 |\n\n- [x] 完\n- [ ] 未\n',
      '注[^1]，又[^二]。\n\n[^1]: 见[^二]\n\n[^二]: > 引\n    - 项\n',
      '---\ntitle: 题\n---\n\n# *题*\n\n<!-- unit id=a -->\n\n1. 一\n   2. 二\n',
    ],
  ],
])('but for addresses, a text is parsed as by remark with all of GFM: %s', (_, texts) => {
  for (const text of texts) expect(parse(text)).toEqual(whole(text))
})
