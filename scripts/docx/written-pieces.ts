/**
 * Elements of a body, made and written one after another: as the objects of the library, those of a long memo take a
 * hundred times the room of their text.
 */
import {
  XmlComponent,
  type BaseXmlComponent,
  type FileChild,
  type IContext,
  type IXmlableObject,
} from 'docx'

export type WrittenPieces = {
  /** Stands for elements, which are made and written when the library comes to them. */
  readonly later: (make: () => readonly FileChild[]) => FileChild
  /** The part of the document with the texts of those elements in their places. */
  readonly inPlace: (xml: string) => string
}

export const writtenPieces = (): WrittenPieces => {
  const texts: string[] = []
  const written = (element: BaseXmlComponent): BaseXmlComponent =>
    new Prepared((context) => {
      const xmlable = element.prepForXml(context)
      const text = xmlable && toText(xmlable)
      // The library looks for pictures in the text of the part.
      if (text === undefined || text.includes('<w:drawing>')) return xmlable
      texts.push(text)
      return { [mark]: { _attr: { n: texts.length - 1 } } }
    })
  return {
    later: (make) => new Later(() => make().map(written)),
    inPlace: (xml) => xml.replaceAll(marks, (_, n: string) => texts[Number(n)]!),
  }
}

/** An element that is in no file, and that no text of a memo can be. */
const mark = 'memopress:written'
const marks = new RegExp(`<${mark} n="(\\d+)"/>`, 'g')

class Prepared extends XmlComponent {
  readonly prepare: (context: IContext) => IXmlableObject | undefined

  constructor(prepare: Prepared['prepare']) {
    super('')
    this.prepare = prepare
  }

  override prepForXml(context: IContext): IXmlableObject | undefined {
    return this.prepare(context)
  }
}

class Later extends XmlComponent implements FileChild {
  readonly fileChild = Symbol()
  readonly make: () => readonly BaseXmlComponent[]

  constructor(make: Later['make']) {
    super('')
    this.make = make
  }

  override get writtenAs(): readonly BaseXmlComponent[] {
    return this.make()
  }
}

/** The library's object of an element as XML, to the byte as the library writes it. */
const toText = (xmlable: IXmlableObject): string => {
  const [name, content] = Object.entries(xmlable)[0] as [string, unknown]
  if (typeof content !== 'object' || !content) return `<${name}>${escaped(content)}</${name}>`
  const parts = (Array.isArray(content) ? content : [content]) as readonly (Part | string)[]
  const attributes = parts.flatMap((part) =>
    typeof part === 'object' && part._attr ? Object.entries(part._attr) : [],
  )
  const open = [name, ...attributes.map(([key, value]) => `${key}="${escaped(value)}"`)].join(' ')
  if (!Array.isArray(content)) return `<${open}/>`
  const inside = parts.map((part) => {
    if (typeof part !== 'object') return escaped(part)
    return part._attr ? '' : toText(part as IXmlableObject)
  })
  return `<${open}>${inside.join('')}</${name}>`
}

type Part = { readonly _attr?: Readonly<Record<string, unknown>> }

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '"': '&quot;',
  "'": '&apos;',
  '<': '&lt;',
  '>': '&gt;',
}

const escaped = (value: unknown): string =>
  String(value).replace(/[&"'<>]/g, (char) => references[char]!)
