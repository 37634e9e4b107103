/** Files that a flow names, as bytes: the renderers open none. */

/** A font as it was read: its file, its bytes and their SHA-256. */
export type FontFile = {
  readonly path: string
  readonly bytes: Uint8Array
  readonly sha256: string
}

/** Files the flow names, as bytes: the renderers open none. */
export type Assets = {
  readonly images: Readonly<Record<string, Image>>
  readonly attachments?: Readonly<Record<string, Uint8Array>>
}

/** A checked image; `raster` stands in for an SVG where vectors cannot go. */
export type Image = {
  readonly type: 'png' | 'jpeg' | 'svg'
  readonly bytes: Uint8Array
  readonly raster?: Uint8Array
  /** Natural size in points. */
  readonly width: number
  readonly height: number
  /** Columns and rows of a raster. */
  readonly pixels?: { readonly width: number; readonly height: number }
}
