import type { Style } from './styles.ts'

/** A style as the labels of its items are set: at the style's size, unless they have one of their own. */
export const labelStyle = (style: Style): Style => {
  const { size = style.size, ...look } = style.label
  return { ...style, ...look, size }
}
