import { readFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import {
  build,
  manifestOf,
  workshopOf,
  type Artifact,
  type Built,
  type IsFresh,
  type Workshop,
} from '../build.ts'
import { proverOf } from '../check/prove.ts'
import type { Command, Options, Outcome } from '../commands.ts'
import { formats, type FormatName } from '../formats.ts'
import { fromJson, toJson, type Manifest, type ManifestFile } from '../manifest.ts'
import type { Message } from '../message.ts'
import type { Wish } from '../plan.ts'
import { sha256 } from '../project.ts'
import { publish } from '../publish.ts'
import { defaultSource, inputOf, readKit, readSource, type Kit } from './read.ts'

/** `memopress build [memo.md …]`: several memos get a folder each below the output folder. */
export const buildCommand: Command = async (files, options) => {
  const sources = files.length > 0 ? files : [defaultSource]
  const out = resolve(options.out ?? 'out')
  const kit = readKit(process.cwd())
  if (!kit.value) return outcomeOf([], kit.messages)
  const workshop = workshopOf(kit.value.fonts)
  const messages: Message[] = [...kit.messages]
  const written: Artifact[] = []
  for (const source of sources) {
    const folder = sources.length > 1 ? join(out, basename(source, '.md')) : out
    const result = await buildOne(source, folder, kit.value, workshop, options)
    messages.push(...result.messages)
    written.push(...result.artifacts)
    if (result.misused) return { ...outcomeOf(written, messages), misused: true }
  }
  return outcomeOf(written, messages)
}

type One = Built & { readonly misused?: true }
const nothing = (messages: readonly Message[]): One => ({ artifacts: [], messages })

const buildOne = async (
  file: string,
  out: string,
  kit: Kit,
  workshop: Workshop,
  options: Options,
): Promise<One> => {
  const source = readSource(file)
  if (!source.value) return nothing(source.messages)
  const input = inputOf(source.value, kit)
  const messages = [...source.messages, ...input.messages]
  if (!input.value) return nothing(messages)
  const wish: Wish = { only: options.only ?? [], formats: (options.format ?? []) as FormatName[] }
  const unknown = unknownWishes(
    wish,
    source.value.memo.meta.domains.map(({ slug }) => slug),
    kit,
  )
  if (unknown.length > 0) return { ...nothing([...messages, ...unknown]), misused: true }
  const last = lastManifest(out)
  const isFresh = options.force ? () => null : freshIn(out, last)
  const prove = proverOf(input.value)
  const built = await build(input.value, wish, workshop, isFresh, prove)
  const all = [...messages, ...built.messages]
  if (all.some(({ level }) => level === 'error')) return nothing(all)
  const partial = wish.only.length > 0 || wish.formats.length > 0
  const kept = partial ? keptFiles(last, built.artifacts) : []
  const manifest = manifestOf(input.value, [
    ...kept,
    ...built.artifacts.map((artifact) => artifact.file),
  ])
  const scope = partial ? 'some' : 'all'
  const problem = await publish(out, filesOf(out, built.artifacts, manifest), { scope })
  return problem ? nothing([...all, problem]) : { artifacts: built.artifacts, messages: all }
}

const lastManifest = (out: string): Manifest | null => {
  try {
    return fromJson(readFileSync(join(out, 'manifest.json'), 'utf8'))
  } catch {
    return null
  }
}

/** A file is fresh when the last build made it from the same things and nobody has touched it since. */
const freshIn = (out: string, last: Manifest | null): IsFresh => {
  const files = new Map(last?.files.map((file) => [file.path, file]))
  return (path, key) => {
    const file = files.get(path)
    if (!file || file.key !== key) return null
    try {
      return sha256(readFileSync(join(out, path))) === file.sha256 ? file : null
    } catch {
      return null
    }
  }
}

/** What a partial build leaves as it was. */
const keptFiles = (last: Manifest | null, artifacts: readonly Artifact[]): ManifestFile[] => {
  const made = new Set(artifacts.map(({ file }) => file.path))
  return (last?.files ?? []).filter(({ path }) => !made.has(path))
}

/** The set as it shall be: what was made, and what is there already. */
const filesOf = (
  out: string,
  artifacts: readonly Artifact[],
  manifest: Manifest,
): Map<string, Uint8Array> =>
  new Map([
    ...artifacts.map(({ file: { path }, bytes }): [string, Uint8Array] => [
      path,
      bytes ?? readFileSync(join(out, path)),
    ]),
    ['manifest.json', Buffer.from(toJson(manifest))],
  ])

const unknownWishes = (
  { only, formats: wished }: Wish,
  slugs: readonly string[],
  kit: Kit,
): Message[] => {
  const names = [...kit.templates.map(({ name }) => name), ...slugs]
  return [
    ...only.filter((name) => !names.includes(name)).map((name) => unknown('--only', name, names)),
    ...wished
      .filter((name) => !(name in formats))
      .map((name) => unknown('--format', name, Object.keys(formats))),
  ]
}

const unknown = (option: string, name: string, known: readonly string[]): Message => ({
  level: 'error',
  rule: 'unknown-option-value',
  path: option,
  en: `Unknown \`${name}\`; expected one of ${known.join(', ')}`,
  zh: `没有 \`${name}\`；可用的有 ${known.join('、')}`,
})

const outcomeOf = (artifacts: readonly Artifact[], messages: readonly Message[]): Outcome => {
  const row = (done: string, same: string) =>
    artifacts.map(({ file, bytes }) =>
      [bytes ? done : same, file.path, file.pages ?? '', `${Math.ceil(file.size / 1024)} kB`].join(
        '\t',
      ),
    )
  return {
    messages,
    lines: { en: row('written', 'same'), zh: row('已写入', '未变') },
    data: { files: artifacts.map(({ file, bytes }) => ({ ...file, written: bytes !== null })) },
  }
}
