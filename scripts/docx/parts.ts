/** Parts of the package that the docx library writes incompletely, or with a clock. */
import { pageKinds } from '../flow/running.ts'
import type { Flow } from '../flow/model.ts'
import { languagesOf } from './languages.ts'
import { element, escape, flag, namespaces, part, valued } from './xml.ts'

/** `word/settings.xml`, in the order of CT_Settings. Fields are never updated on opening. */
export const settings = (flow: Flow): string => {
  const { meta, review, redline } = flow
  const { latin, eastAsia } = languagesOf(meta.lang)
  return part(
    element(
      'w:settings',
      namespaces,
      element('w:zoom', { 'w:percent': 100 }),
      flag('w:trackRevisions', review !== null || redline !== undefined),
      review?.onlyTracked
        ? element('w:documentProtection', { 'w:edit': 'trackedChanges', 'w:enforcement': 1 })
        : '',
      valued('w:defaultTabStop', 420),
      flag('w:evenAndOddHeaders', pageKinds(flow).includes('even')),
      valued('w:characterSpacingControl', 'compressPunctuation'),
      notes('w:footnotePr', 'w:footnote'),
      notes('w:endnotePr', 'w:endnote'),
      compat,
      element('w:themeFontLang', { 'w:val': latin, 'w:eastAsia': eastAsia }),
      element('w:clrSchemeMapping', colorScheme),
      valued('w:decimalSymbol', '.'),
      valued('w:listSeparator', ','),
    ),
  )
}

/** The separators that every file with notes has. */
const notes = (name: string, note: string): string =>
  element(name, {}, element(note, { 'w:id': -1 }), element(note, { 'w:id': 0 }))

const compatSetting = (name: string, value: number): string =>
  element('w:compatSetting', {
    'w:name': name,
    'w:uri': 'http://schemas.microsoft.com/office/word',
    'w:val': value,
  })

/**
 * Word 2013 and later. As in the PDF, a line that ends in a forced break is not stretched, and the
 * room below one paragraph is added to that above the next.
 */
const compat = element(
  'w:compat',
  {},
  element('w:doNotExpandShiftReturn'),
  element('w:doNotUseHTMLParagraphAutoSpacing'),
  compatSetting('compatibilityMode', 15),
  compatSetting('overrideTableStyleFontSizeAndJustification', 1),
  compatSetting('enableOpenTypeFeatures', 1),
  compatSetting('doNotFlipMirrorIndents', 1),
  compatSetting('differentiateMultirowTableHeaders', 1),
)

const colorScheme = {
  'w:bg1': 'light1',
  'w:t1': 'dark1',
  'w:bg2': 'light2',
  'w:t2': 'dark2',
  ...Object.fromEntries([1, 2, 3, 4, 5, 6].map((n) => [`w:accent${n}`, `accent${n}`])),
  'w:hyperlink': 'hyperlink',
  'w:followedHyperlink': 'followedHyperlink',
}

/** `docProps/core.xml`: what the file is about, and the memo's date in place of the clock's. */
export const coreProperties = ({ meta, review }: Flow): string => {
  const date = element('dcterms:created', { 'xsi:type': 'dcterms:W3CDTF' }, dateOf(meta.date))
  return part(
    element(
      'cp:coreProperties',
      {
        'xmlns:cp': 'http://schemas.openxmlformats.org/package/2006/metadata/core-properties',
        'xmlns:dc': 'http://purl.org/dc/elements/1.1/',
        'xmlns:dcterms': 'http://purl.org/dc/terms/',
        'xmlns:xsi': 'http://www.w3.org/2001/XMLSchema-instance',
      },
      text('dc:title', meta.title),
      text('dc:subject', meta.subject),
      text('dc:creator', meta.author),
      text('cp:keywords', meta.keywords.join(', ')),
      text('dc:language', meta.lang),
      text('cp:lastModifiedBy', meta.author),
      text('cp:revision', '1'),
      date,
      date.replaceAll('dcterms:created', 'dcterms:modified'),
      text('cp:contentStatus', review?.status ?? ''),
      text('cp:version', meta.version),
    ),
  )
}

/** `2025-10` or `2025-10-31` as the first moment of it; the least date of a zip entry without one. */
const dateOf = (date: string | null): string => {
  const [year = '1980', month = '01', day = '01'] = date?.split('-') ?? []
  return `${year}-${month}-${day}T00:00:00Z`
}

const text = (name: string, value: string): string =>
  value === '' ? '' : element(name, {}, escape(value))

/** `docProps/app.xml`. */
export const appProperties = (): string =>
  part(
    element(
      'Properties',
      { xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/extended-properties' },
      text('Application', 'memopress'),
    ),
  )

/** `docProps/custom.xml`: version, series, rights and content of the edition; in review copies also the source. */
export const customProperties = ({ meta, review }: Flow): string => {
  const properties = [
    ['Version', meta.version],
    ['Series', meta.series],
    ['Rights', meta.rights],
    ['Content SHA-256', meta.contentHash],
    ['Source SHA-256', review?.sourceHash ?? ''],
  ] as const
  return part(
    element(
      'Properties',
      {
        xmlns: 'http://schemas.openxmlformats.org/officeDocument/2006/custom-properties',
        'xmlns:vt': 'http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes',
      },
      ...properties
        .filter(([, value]) => value !== '')
        .map(([name, value], i) =>
          element(
            'property',
            // The format id that ECMA-376 part 2 gives user-defined properties; they count from 2.
            { fmtid: '{D5CDD505-2E9C-101B-9397-08002B2CF9AE}', pid: i + 2, name },
            text('vt:lpwstr', value),
          ),
        ),
    ),
  )
}
