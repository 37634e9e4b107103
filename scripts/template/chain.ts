/** A template file and those it extends. */
import type { Message } from '../message.ts'
import type { Yaml } from '../yaml/read-yaml.ts'
import type { NamedTemplate, TemplateFile } from './model.ts'
import type { Tree } from './tree.ts'

/** `data` is what the YAML says, with files by id. */
export type Parsed = { readonly file: TemplateFile; readonly yaml: Yaml<Tree>; readonly data: Tree }

/** All files by name, those of a project first, and how one is read: those that count for nothing are not. */
export type Known = {
  readonly byName: ReadonlyMap<string, readonly TemplateFile[]>
  readonly parse: (file: TemplateFile) => Parsed | null
}

/** A file by its name among all: `base/house` where another file of its name goes before it. */
export const namedIn = ({ file }: Parsed, { byName }: Known): NamedTemplate['files'][number] => ({
  name: `${'base/'.repeat(byName.get(file.name)!.indexOf(file))}${file.name}`,
  text: file.text,
})

/** The file that a file extends: of its own name, the next one. */
const baseOf = (file: TemplateFile, name: unknown, { byName }: Known): TemplateFile | undefined => {
  const named = (typeof name === 'string' && byName.get(name)) || []
  return named[name === file.name ? named.indexOf(file) + 1 : 0]
}

/** A template and those it extends, or null when one is missing or the chain has no end. */
export const chainOf = (own: Parsed, known: Known, messages: Message[]): Parsed[] | null => {
  const chain = [own]
  for (;;) {
    const last = chain.at(-1)!
    const base = last.yaml.data['extends']
    if (base === undefined) return chain
    const next = baseOf(last.file, base, known)
    if (!next || chain.some(({ file }) => file === next)) {
      messages.push(endless(last, String(base), known))
      return null
    }
    const parsed = known.parse(next)
    if (!parsed) return null
    chain.push(parsed)
  }
}

/** A template that extends one that is not there, or itself. */
const endless = ({ file, yaml }: Parsed, base: string, { byName }: Known): Message => {
  const isCircle = byName.has(base)
  return {
    level: 'error',
    path: file.path,
    place: yaml.placeOf(['extends']),
    rule: isCircle ? 'circular-template' : 'unknown-template',
    en: isCircle
      ? `Template \`${file.name}\` extends itself by way of \`${base}\`; end the chain at a template without \`extends\``
      : `Unknown template \`${base}\`; expected one of ${[...byName.keys()].join(', ')}`,
    zh: isCircle
      ? `模板 \`${file.name}\` 经由 \`${base}\` 继承了自身；请让继承链终止于没有 \`extends\` 的模板`
      : `没有名为 \`${base}\` 的模板；可用的有 ${[...byName.keys()].join('、')}`,
  }
}
