import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Command } from './commands.ts'
import { shown } from '../files.ts'

const chinese = `---
title: 议题对话 备忘录
date: 2026年1月
place: 某市
version: 初稿
status: draft
---

本次对话就共同关注的问题交换了意见。

## 第一个议题

双方讨论了现状。

### 建议：

- 继续保持对话。
- 就标准开展技术交流。

## 参会者

| 姓名 | 职务 |
| ---- | ---- |
| 张三 | 某研究院 研究员 |
`

const english = `---
title: Memo of a dialogue
date: January 2026
place: Somewhere
version: First draft
status: draft
---

The participants discussed questions of common interest.

## The first topic

Both sides described where things stand.

### Recommendations

- Continue the dialogue.
- Exchange views on technical standards.

## Participants

| Name       | Position                 |
| ---------- | ------------------------ |
| Jane Smith | Fellow, Some Institute   |
`

/** `memopress init DIR [--lang zh|en]`: never writes over anything. */
export const initCommand: Command = async ([folder], { lang }) => {
  if (folder === undefined)
    return failed(
      'missing-folder',
      '.',
      'Expected a folder: memopress init DIR',
      '请给出目录：memopress init DIR',
      true,
    )
  if (existsSync(folder) && readdirSync(folder).length > 0)
    return failed(
      'folder-not-empty',
      folder,
      'The folder is not empty; expected a new or empty one',
      '目录不是空的；请指定一个新目录或空目录',
    )
  const files: Readonly<Record<string, string>> = {
    'source/memo.md': lang === 'en' ? english : chinese,
    '.gitignore': 'out/\n',
  }
  const written = Object.entries(files).map(([name, text]) => {
    const path = join(folder, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text, { flag: 'wx' })
    return shown(path)
  })
  const next = `${shown(join(folder, 'source/memo.md'))} --out ${shown(join(folder, 'out'))}`
  return {
    messages: [],
    data: { written },
    lines: {
      en: [...written, `Next: npx memopress build ${next}`],
      zh: [...written, `接下来：npx memopress build ${next}`],
    },
  }
}

const failed = (rule: string, path: string, en: string, zh: string, misused?: true) => ({
  messages: [{ level: 'error' as const, rule, path, en, zh }],
  lines: { en: [], zh: [] },
  data: {},
  ...(misused && { misused }),
})
