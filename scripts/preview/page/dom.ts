/** Elements made of data: all text is set as text. */

type Attributes = Readonly<Record<string, string | number | boolean | (() => void) | undefined>>
export type Child = Node | string | null

/**
 * An element with attributes and children. `true` sets an attribute without a value, `false` leaves it out, `onclick`
 * is a function.
 */
export function element<N extends keyof HTMLElementTagNameMap>(
  name: N,
  attributes: Attributes = {},
  ...children: readonly Child[]
): HTMLElementTagNameMap[N] {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key.replace(/^on/, ''), value)
    else if (value !== undefined && value !== false)
      made.setAttribute(key, value === true ? '' : String(value))
  }
  made.append(...children.filter((child) => child !== null))
  return made
}

/** Puts other children into an element, and the focus back on the one that had it: by `data-key`. */
export function replaceInside(parent: Element, ...children: readonly Child[]): void {
  const focused = parent.contains(document.activeElement) ? document.activeElement : null
  const key = focused?.getAttribute('data-key')
  parent.replaceChildren(...children.filter((child) => child !== null))
  if (!key) return
  for (const each of parent.querySelectorAll<HTMLElement>('[data-key]'))
    if (each.getAttribute('data-key') === key) return each.focus({ preventScroll: true })
}

/** A setting that the browser keeps, or the default where it keeps none. */
export function setting(name: string): { get: () => string | null; set: (value: string) => void } {
  return {
    get: () => {
      try {
        return localStorage.getItem(`memopress-${name}`)
      } catch {
        return null
      }
    },
    set: (value) => {
      try {
        localStorage.setItem(`memopress-${name}`, value)
      } catch {
        // It lasts as long as the page.
      }
    },
  }
}
