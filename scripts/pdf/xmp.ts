/** XMP metadata of a PDF/A file that is PDF/UA too (ISO 19005-2 6.6, ISO 14289-1 5). */

export type Xmp = {
  readonly title: string
  readonly author: string
  readonly subject: string
  readonly keywords: string
  readonly series: string
  readonly rights: string
  readonly lang: string
  readonly creator: string
  readonly producer: string
  readonly date: Date
  /** Part of PDF/A: 2, or 3 where files are attached. */
  readonly part: 2 | 3
}

const escaped: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}
const escape = (text: string): string => text.replace(/[&<>"]/g, (c) => escaped[c]!)

const alt = (name: string, text: string, lang: string): string =>
  text === ''
    ? ''
    : `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escape(text)}</rdf:li>` +
      `<rdf:li xml:lang="${escape(lang)}">${escape(text)}</rdf:li></rdf:Alt></${name}>`

const seq = (name: string, text: string): string =>
  text === '' ? '' : `<${name}><rdf:Seq><rdf:li>${escape(text)}</rdf:li></rdf:Seq></${name}>`

const bag = (name: string, text: string): string =>
  text === '' ? '' : `<${name}><rdf:Bag><rdf:li>${escape(text)}</rdf:li></rdf:Bag></${name}>`

const plain = (name: string, text: string): string =>
  text === '' ? '' : `<${name}>${escape(text)}</${name}>`

/** PDF/A knows only its own schemas: `pdfuaid` must be described where it is used (ISO 19005-2 6.6.2.3). */
const extensionSchema = `<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>`

const namespaces = [
  'dc="http://purl.org/dc/elements/1.1/"',
  'xmp="http://ns.adobe.com/xap/1.0/"',
  'pdf="http://ns.adobe.com/pdf/1.3/"',
  'pdfaid="http://www.aiim.org/pdfa/ns/id/"',
  'pdfuaid="http://www.aiim.org/pdfua/ns/id/"',
  'pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"',
  'pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"',
  'pdfaProperty="http://www.aiim.org/pdfa/ns/property#"',
]

/** ISO 8601 to the second, as the Info dictionary's dates are. */
const iso = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`

/** The packet; every value equals its twin in the Info dictionary. */
export const toXmp = (xmp: Xmp): string =>
  [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    `<rdf:Description rdf:about="" ${namespaces.map((name) => `xmlns:${name}`).join(' ')}>`,
    alt('dc:title', xmp.title, xmp.lang),
    seq('dc:creator', xmp.author),
    alt('dc:description', xmp.subject, xmp.lang),
    alt('dc:rights', xmp.rights, xmp.lang),
    bag('dc:relation', xmp.series),
    bag('dc:language', xmp.lang),
    plain('xmp:CreatorTool', xmp.creator),
    plain('xmp:CreateDate', iso(xmp.date)),
    plain('xmp:ModifyDate', iso(xmp.date)),
    plain('pdf:Producer', xmp.producer),
    plain('pdf:Keywords', xmp.keywords),
    plain('pdfaid:part', String(xmp.part)),
    plain('pdfaid:conformance', 'A'),
    plain('pdfuaid:part', '1'),
    extensionSchema,
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="w"?>',
  ]
    .filter((line) => line !== '')
    .join('\n')
