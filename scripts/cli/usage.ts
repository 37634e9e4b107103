/** What `memopress --help` says. */
import { software } from '../build/manifest.ts'

export const usage = {
  version: software.memopress,
  unknown: {
    en: (name: string) => `Unknown command \`${name}\`.`,
    zh: (name: string) => `没有 \`${name}\` 这个命令。`,
  },
  en: `memopress ${software.memopress}

  memopress build [memo.md …]   Build the set into out/ (source/memo.md unless named)
  memopress check [memo.md …]   Say what build would say of the memo, and write nothing
  memopress watch [memo.md]     Build on every save
  memopress verify [memo.md …]  Read every file in out/ back and account for every unit
  memopress units [memo.md]     Units, their numbers and domains, and the outputs that hold them
  memopress fonts               Fonts of the templates, and what they cover
  memopress open FILE.pdf       Unpack the source a PDF carries, and prove that it makes this PDF
  memopress init DIR            Start a new memo that builds at once (--lang zh or en)

  --out DIR        Folder for the set (out)
  --only NAME      Only this template or domain; may be repeated
  --format NAME    Only pdf or docx; may be repeated
  --force          Build again what is up to date
  --replace        Take the place of the set of another memo, and of edited files, which are kept beside
  --shard I/N      Only this part: of many memos some memos, of one memo some documents
  --deadline N     Give a memo up after N seconds (unless said: 120 in all, of which 10 to read it);
                   more than 120 allow larger memos too
  --poll           watch: look every second, where the system tells of no changes (network drives, containers)
  --lang zh|en     Language of messages
  --json           Machine-readable result on standard output

Exit code 1: something in the memo or a template must be mended. 2: the command was not understood.`,
  zh: `memopress ${software.memopress}

  memopress build [memo.md …]   生成全套文件到 out/（默认 source/memo.md）
  memopress check [memo.md …]   只检查备忘录，提示与 build 相同，不写任何文件
  memopress watch [memo.md]     每次保存后自动生成
  memopress verify [memo.md …]  读回 out/ 中每个文件，逐一核对各单元
  memopress units [memo.md]     列出各单元的标识、编号、议题及收录它的文件
  memopress fonts               列出模板使用的字体及其覆盖范围
  memopress open FILE.pdf       取出 PDF 附带的源文件，并证明由此生成的正是该 PDF
  memopress init DIR            新建一份可立即生成的备忘录（--lang zh 或 en）

  --out DIR        输出目录（out）
  --only NAME      只生成某个模板或议题，可重复
  --format NAME    只生成 pdf 或 docx，可重复
  --force          重新生成未变动的文件
  --replace        取代目录中另一份备忘录的文件，以及被改动过的文件（改名保留在旁）
  --shard I/N      只做其中一份：多份备忘录时分备忘录，单份时分文件
  --deadline 秒数  一份备忘录的总时限（不写时为 120，其中读取 10）；超过 120 时可处理更大的备忘录
  --poll           watch：每秒检查一次，用于系统不通知变动之处（网络盘、容器）
  --lang zh|en     提示语言
  --json           在标准输出给出机器可读的结果

退出码 1：备忘录或模板需要修改；2：命令有误。`,
} as const
