/** Elements of WordprocessingML that are ever written, part by part, each with its attributes. */

/** Attributes by element. */
type Vocabulary = Readonly<Record<string, string>>

const inline: Vocabulary = {
  'w:p': '',
  'w:pPr': '',
  'w:pStyle': 'w:val',
  'w:numPr': '',
  'w:ilvl': 'w:val',
  'w:numId': 'w:val',
  'w:r': '',
  'w:rPr': '',
  'w:rStyle': 'w:val',
  'w:rFonts': 'w:hint',
  'w:t': 'xml:space',
  'w:tab': '',
  'w:br': '',
  'w:noBreakHyphen': '',
  'w:softHyphen': '',
  'w:hyperlink': 'w:history w:anchor r:id',
  'w:bookmarkStart': 'w:name w:id',
  'w:bookmarkEnd': 'w:id',
  'w:fldSimple': 'w:instr',
}

const table: Vocabulary = {
  'w:tbl': '',
  'w:tblPr': '',
  'w:tblStyle': 'w:val',
  'w:tblW': 'w:w w:type',
  'w:tblLayout': 'w:type',
  'w:tblLook': 'w:val w:firstRow w:lastRow w:firstColumn w:lastColumn w:noHBand w:noVBand',
  'w:tblCaption': 'w:val',
  'w:tblGrid': '',
  'w:gridCol': 'w:w',
  'w:tr': '',
  'w:trPr': '',
  'w:cantSplit': '',
  'w:tblHeader': '',
  'w:tc': '',
  'w:tcPr': '',
  'w:tcW': 'w:w w:type',
}

const picture: Vocabulary = {
  'w:drawing': '',
  'wp:inline': 'distT distB distL distR',
  'wp:extent': 'cx cy',
  'wp:effectExtent': 't r b l',
  'wp:docPr': 'id name descr',
  'wp:cNvGraphicFramePr': '',
  'a:graphicFrameLocks': 'noChangeAspect',
  'a:graphic': '',
  'a:graphicData': 'uri',
  'pic:pic': '',
  'pic:nvPicPr': '',
  'pic:cNvPr': 'id name descr',
  'pic:cNvPicPr': '',
  'a:picLocks': 'noChangeAspect noChangeArrowheads',
  'pic:blipFill': '',
  'a:blip': 'r:embed cstate',
  'a:srcRect': '',
  'a:stretch': '',
  'a:fillRect': '',
  'pic:spPr': 'bwMode',
  'a:xfrm': '',
  'a:off': 'x y',
  'a:ext': 'cx cy uri',
  'a:extLst': '',
  'asvg:svgBlip': 'r:embed',
  'a:prstGeom': 'prst',
  'a:avLst': '',
}

/** A picture that does not stand in its line. */
const anchored: Vocabulary = {
  'wp:anchor':
    'distT distB distL distR simplePos allowOverlap behindDoc locked layoutInCell relativeHeight',
  'wp:simplePos': 'x y',
  'wp:positionH': 'relativeFrom',
  'wp:positionV': 'relativeFrom',
  'wp:posOffset': '',
  'wp:wrapNone': '',
  'wp:wrapSquare': 'wrapText distT distB distL distR',
}

const contents: Vocabulary = {
  'w:sdt': '',
  'w:sdtPr': '',
  'w:docPartObj': '',
  'w:docPartGallery': 'w:val',
  'w:docPartUnique': '',
  'w:sdtContent': '',
}

const checkBox: Vocabulary = {
  'w14:checkbox': '',
  'w14:checked': 'w14:val',
  'w14:checkedState': 'w14:val w14:font',
  'w14:uncheckedState': 'w14:val w14:font',
}

/** Of a field whose result are runs. */
const field: Vocabulary = { 'w:fldChar': 'w:fldCharType', 'w:instrText': '' }

const section: Vocabulary = {
  'w:sectPr': '',
  'w:lnNumType': 'w:countBy w:restart',
  'w:headerReference': 'w:type r:id',
  'w:footerReference': 'w:type r:id',
  'w:pgSz': 'w:w w:h w:orient',
  'w:pgMar': 'w:top w:right w:bottom w:left w:header w:footer w:gutter',
  'w:pgNumType': '',
  'w:type': 'w:val',
  'w:cols': 'w:num w:space w:equalWidth w:sep',
  'w:titlePg': 'w:val',
  'w:docGrid': 'w:type w:linePitch',
}

const separators: Vocabulary = {
  'w:spacing': 'w:after w:line w:lineRule',
  'w:separator': '',
  'w:continuationSeparator': '',
}

/** By the path of a part without its number. */
export const vocabularies: Readonly<Record<string, Vocabulary>> = {
  'word/document.xml': {
    'w:document': 'mc:Ignorable',
    'w:body': '',
    'w:footnoteReference': 'w:id',
    ...inline,
    ...table,
    ...picture,
    ...anchored,
    ...contents,
    ...checkBox,
    ...field,
    ...section,
  },
  // Its root is in none but a copy that is asked to share comments.
  'word/comments.xml': {
    'w:comment': 'w:id w:author w:initials',
    'w:p': '',
    'w:r': '',
    'w:t': '',
  },
  'word/footnotes.xml': {
    'w:footnotes': 'mc:Ignorable',
    'w:footnote': 'w:type w:id',
    'w:footnoteRef': '',
    ...inline,
    ...field,
    ...separators,
  },
  'word/endnotes.xml': {
    'w:endnotes': 'mc:Ignorable',
    'w:endnote': 'w:type w:id',
    ...inline,
    ...separators,
  },
  'word/header.xml': { 'w:hdr': '', ...inline, ...picture, ...anchored },
  'word/footer.xml': { 'w:ftr': '', ...inline },
  'word/numbering.xml': {
    'w:numbering': '',
    'w:abstractNum': 'w:abstractNumId',
    'w:nsid': 'w:val',
    'w:multiLevelType': 'w:val',
    'w:lvl': 'w:ilvl',
    'w:start': 'w:val',
    'w:numFmt': 'w:val',
    'w:pStyle': 'w:val',
    'w:suff': 'w:val',
    'w:pPr': '',
    'w:ind': 'w:left w:firstLineChars w:hanging',
    'w:lvlOverride': 'w:ilvl',
    'w:startOverride': 'w:val',
    'w:lvlText': 'w:val',
    'w:lvlJc': 'w:val',
    'w:rPr': '',
    'w:rFonts':
      'w:ascii w:hAnsi w:eastAsia w:cs w:asciiTheme w:hAnsiTheme w:eastAsiaTheme w:cstheme',
    'w:b': 'w:val',
    'w:color': 'w:val w:themeColor',
    'w:sz': 'w:val',
    'w:num': 'w:numId',
    'w:abstractNumId': 'w:val',
  },
  'docProps/core.xml': {
    'cp:coreProperties': '',
    'dc:title': '',
    'dc:subject': '',
    'dc:creator': '',
    'cp:keywords': '',
    'dc:language': '',
    'cp:lastModifiedBy': '',
    'cp:revision': '',
    'dcterms:created': 'xsi:type',
    'dcterms:modified': 'xsi:type',
    'cp:contentStatus': '',
    'cp:version': '',
  },
  'customXml/item.xml': { source: 'sha256' },
  'customXml/itemProps.xml': {
    'ds:datastoreItem': 'ds:itemID',
    'ds:schemaRefs': '',
    'ds:schemaRef': 'ds:uri',
  },
  'docProps/app.xml': { Properties: '', Application: '' },
  'docProps/custom.xml': { Properties: '', property: 'fmtid pid name', 'vt:lpwstr': '' },
  'word/settings.xml': {
    'w:settings': '',
    'w:zoom': 'w:percent',
    'w:trackRevisions': '',
    'w:documentProtection': 'w:edit w:enforcement',
    'w:defaultTabStop': 'w:val',
    'w:evenAndOddHeaders': '',
    'w:characterSpacingControl': 'w:val',
    'w:footnotePr': '',
    'w:footnote': 'w:id',
    'w:endnotePr': '',
    'w:endnote': 'w:id',
    'w:compat': '',
    'w:doNotExpandShiftReturn': '',
    'w:doNotUseHTMLParagraphAutoSpacing': '',
    'w:compatSetting': 'w:name w:uri w:val',
    'w:themeFontLang': 'w:val w:eastAsia',
    'w:clrSchemeMapping': `w:bg1 w:t1 w:bg2 w:t2 ${[1, 2, 3, 4, 5, 6].map((n) => `w:accent${n}`).join(' ')} w:hyperlink w:followedHyperlink`,
    'w:decimalSymbol': 'w:val',
    'w:listSeparator': 'w:val',
  },
}

/** Values that an attribute may have, where others would change what is seen. */
export const values: Readonly<Record<string, RegExp>> = {
  'w:numFmt w:val': /^(?:bullet|chineseCountingThousand|decimal|lowerLetter|lowerRoman|none)$/,
  'w:lvlJc w:val': /^left$/,
  'w:suff w:val': /^nothing$/,
  'w:ind w:firstLineChars': /^0$/,
  'w:docGrid w:type': /^linesAndChars$/,
  'w:pgSz w:orient': /^(?:portrait|landscape)$/,
  'w:pgMar w:gutter': /^0$/,
  'w14:checked w14:val': /^[01]$/,
  'w14:checkedState w14:val': /^2611$/,
  'w14:uncheckedState w14:val': /^2610$/,
  'w:documentProtection w:edit': /^trackedChanges$/,
  'w:tblW w:type': /^dxa$/,
  'wp:anchor simplePos': /^0$/,
  'wp:anchor allowOverlap': /^0$/,
  'wp:wrapSquare wrapText': /^left$/,
  'wp:positionH relativeFrom': /^(?:column|page)$/,
  'wp:positionV relativeFrom': /^(?:line|page)$/,
  'w:tblLayout w:type': /^fixed$/,
  'w:tcW w:type': /^dxa$/,
  // Columns of less than a character leave nothing to read.
  'w:tcW w:w': /^\d{2,5}$/,
  'w:gridCol w:w': /^\d{2,5}$/,
}
