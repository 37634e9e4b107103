/** Elements of WordprocessingML that texts are made of, by what they are for. */

/** Attributes by element. */
export type Vocabulary = Readonly<Record<string, string>>

export const inline: Vocabulary = {
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

export const table: Vocabulary = {
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

export const picture: Vocabulary = {
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
export const anchored: Vocabulary = {
  'wp:anchor':
    'distT distB distL distR simplePos allowOverlap behindDoc locked layoutInCell relativeHeight',
  'wp:simplePos': 'x y',
  'wp:positionH': 'relativeFrom',
  'wp:positionV': 'relativeFrom',
  'wp:posOffset': '',
  'wp:wrapNone': '',
  'wp:wrapSquare': 'wrapText distT distB distL distR',
}

export const contents: Vocabulary = {
  'w:sdt': '',
  'w:sdtPr': '',
  'w:docPartObj': '',
  'w:docPartGallery': 'w:val',
  'w:docPartUnique': '',
  'w:sdtContent': '',
}

export const checkBox: Vocabulary = {
  'w14:checkbox': '',
  'w14:checked': 'w14:val',
  'w14:checkedState': 'w14:val w14:font',
  'w14:uncheckedState': 'w14:val w14:font',
}

/** Of a field whose result are runs. */
export const field: Vocabulary = { 'w:fldChar': 'w:fldCharType', 'w:instrText': '' }

export const section: Vocabulary = {
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

export const separators: Vocabulary = {
  'w:spacing': 'w:after w:line w:lineRule',
  'w:separator': '',
  'w:continuationSeparator': '',
}
