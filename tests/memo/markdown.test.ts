import spec from 'commonmark-spec'
import remarkCjkFriendly from 'remark-cjk-friendly'
import remarkCjkFriendlyGfmStrikethrough from 'remark-cjk-friendly-gfm-strikethrough'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { Root } from 'mdast'
import { expect, test } from 'vitest'
import { descendants, parse } from '../../scripts/markdown/markdown.ts'
import { gfmExamples } from '../spec/gfm.ts'

/** As remark parses it, with nothing left out. */
const whole = (source: string): Root =>
  unified()
    .use(remarkParse)
    .use(remarkFrontmatter)
    .use(remarkGfm, { singleTilde: false })
    .use(remarkCjkFriendly)
    .use(remarkCjkFriendlyGfmStrikethrough, { singleTilde: false })
    .parse(source)

/** Without where text that became a link stands, which is ours. */
const bare = (tree: Root): Root => {
  for (const { node } of descendants(tree)) if (!node.position) delete node.data
  return tree
}

test.each([
  ['CommonMark', spec.tests.map(({ markdown }) => markdown)],
  ['GFM', Object.values(gfmExamples).flat()],
  [
    'addresses',
    [
      '见 http://a.org 与 HTTPS://b.org。',
      'Www.a.org',
      'a@b.org',
      'a&#64;b.org',
      'a\\@b.org',
      'http:/\\/a.org',
      'mailto:a@b.org xmpp:a@b.org/c',
      'w*w*w.a.org',
    ],
  ],
  [
    'none',
    [
      '| 甲 | 乙 |\n|---|:-:|\n| ~~一~~ | 5~10 |\n\n- [x] 完\n- [ ] 未\n',
      '注[^1]，又[^二]。\n\n[^1]: 见[^二]\n\n[^二]: > 引\n    - 项\n',
      '---\ntitle: 题\n---\n\n# *题*\n\n<!-- unit id=a -->\n\n1. 一\n   2. 二\n',
    ],
  ],
])('a text is parsed as by remark with all of GFM, whatever it may do without: %s', (_, texts) => {
  for (const text of texts) expect(bare(parse(text))).toEqual(whole(text))
})
