/** Sizes of images in points. */

/** Pixels per inch of an image that does not say: CSS Values 4 §6.2, one px is 1/96 in. */
export const defaultDensity = 96

export type Density = { readonly x: number; readonly y: number }

/** Width and height in points of pixels at a density; one no device has counts as not given. */
export const toPoints = (
  pixels: { readonly width: number; readonly height: number },
  density: Density | undefined,
): { readonly width: number; readonly height: number } => {
  const { x, y } = density && isDevice(density.x) && isDevice(density.y) ? density : standard
  return { width: (pixels.width * 72) / x, height: (pixels.height * 72) / y }
}

const standard: Density = { x: defaultDensity, y: defaultDensity }
const isDevice = (density: number): boolean => density >= 20 && density <= 5000
