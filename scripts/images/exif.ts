/** Exif (JEITA CP-3451): how a picture is stored. */

const orientationTag = 0x0112

/**
 * True when a TIFF structure says that its picture is to be shown turned or mirrored (§4.6.4, tag 0112, values
 * 2 to 8). Viewers differ on whether they obey, so the same file would be seen in two ways.
 */
export function isTurned(tiff: Uint8Array | undefined): boolean {
  const orientation = tiff && tiff.length >= 14 ? orientationIn(tiff) : 1
  return orientation >= 2 && orientation <= 8
}

function orientationIn(tiff: Uint8Array): number {
  const isLittle = tiff[0] === 0x49
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.length)
  const first = view.getUint32(4, isLittle)
  const count = first + 2 <= tiff.length ? view.getUint16(first, isLittle) : 0
  for (let at = first + 2; at + 12 <= tiff.length && at < first + 2 + 12 * count; at += 12)
    if (view.getUint16(at, isLittle) === orientationTag) return view.getUint16(at + 8, isLittle)
  return 1
}
