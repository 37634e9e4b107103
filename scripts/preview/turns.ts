/** Works that must not meet: each begins when the one before has ended, however it did. */

export type Turns = <T>(work: () => Promise<T> | T) => Promise<T>

export function oneAtATime(): Turns {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const next = last.then(work)
    last = next.catch(() => undefined)
    return next
  }
}
