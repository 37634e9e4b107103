/** What is said of two editions that cannot be compared, or hardly. */
import type { GitFault } from '../git/git.ts'
import type { Message, Words } from '../message.ts'

export const noSuchSide = (side: string, memo: string): Message => ({
  level: 'error',
  rule: 'no-such-edition',
  path: side,
  en: `There is no such file, and no such revision of the repository that ${memo} is in: expected the path of a Markdown file, or a commit, tag or branch`,
  zh: `既没有这个文件，${memo} 所在的仓库中也没有这个版本：应为 Markdown 文件的路径，或提交、标签、分支的名称`,
})

export const notInRevision = (side: string, memo: string): Message => ({
  level: 'error',
  rule: 'memo-not-in-revision',
  path: side,
  en: `This revision does not have ${memo}: name a later one, or the file that it was then with --memo`,
  zh: `该版本中没有 ${memo}：请改用更晚的版本，或用 --memo 指定当时的文件`,
})

const reasons: Readonly<Record<GitFault, Words>> = {
  'no-git': {
    en: 'git is not installed here',
    zh: '本机没有安装 git',
  },
  'no-repository': {
    en: 'the memo is in no git repository',
    zh: '备忘录不在任何 git 仓库中',
  },
  'git-failed': {
    en: 'git cannot read the repository',
    zh: 'git 无法读取该仓库',
  },
}

export const noHistory = (side: string, fault: GitFault): Message => ({
  level: 'error',
  rule: 'no-history',
  path: side,
  en: `There is no such file, and it cannot be a revision, as ${reasons[fault].en}: give both editions as files`,
  zh: `没有这个文件，也无法作为版本查找：${reasons[fault].zh}；请把两个版本都以文件给出`,
})

export const otherLanguages = (path: string, old: string, own: string): Message => ({
  level: 'query',
  rule: 'other-languages',
  path,
  en: `The editions are in different languages, ${old} and ${own}: nearly everything is struck and set anew. Is the old edition the right one?`,
  zh: `两个版本语言不同（${old}、${own}），几乎全文都会标为删除和新增：旧版是否选对？`,
})

export const nothingInCommon = (path: string): Message => ({
  level: 'query',
  rule: 'nothing-in-common',
  path,
  en: 'Next to nothing of the old edition is in the new one: nearly everything is struck and set anew. Is this the same memo?',
  zh: '新版几乎没有保留旧版的内容，全文几乎都会标为删除和新增：两者是否为同一份备忘录？',
})
