/** A page of a PDF → everything drawn on it, and the marked content it stands in (ISO 32000-1 14.6). */
import { noPath, type Act, type Canvas, type Drawn, type Fonts } from './canvas.ts'
import { around, identity, matrixIn, moved, rectIn, within, times } from './geometry.ts'
import type { Objects } from './objects.ts'
import { coloring, firstState, setState } from './colors.ts'
import { painting } from './paint.ts'
import { showing } from './show.ts'
import { eachOperator } from './syntax.ts'
import { isDictionary, isList, isName, isRef, textOf } from './values.ts'
import type { Dictionary, Value } from './values.ts'

/** Everything drawn on a page. Throws for what is not drawn here, so that nothing is passed over. */
export const drawnOn = (page: Dictionary, objects: Objects, fonts: Fonts): Drawn[] => {
  const drawn: Drawn[] = []
  const contents = objects.at(page.get('Contents'))
  const streams = isList(contents) ? contents : [page.get('Contents')]
  draw(streams.map(objects.contentAt).join('\n'), {
    objects,
    resources: objects.dictionaryAt(page.get('Resources')),
    fonts,
    edges: rectIn(objects.at(page.get('MediaBox'))),
    isPage: true,
    drawn,
    kept: [],
    state: firstState,
    path: noPath(),
    textMatrix: identity,
    open: 0,
    last: null,
    isSpaced: false,
  })
  return drawn
}

const draw = (content: string, canvas: Canvas): void => {
  eachOperator(content, (operator, operands) => {
    const act = acts.get(operator)
    if (!act) throw new Error(`“${operator}” is never drawn here`)
    act(canvas, operands)
  })
  if (canvas.kept.length > 0 || canvas.open > 0) throw new Error('what begins does not end')
}

const keep: Act = (canvas) => {
  canvas.kept.push(canvas.state)
}
const restore: Act = (canvas) => {
  const state = canvas.kept.pop()
  if (!state) throw new Error('what ends did not begin')
  canvas.state = state
}

const begin: Act = (canvas, [tag, properties]) => {
  if (!isName(tag) || !isDictionary(properties)) throw new Error('content marked in another way')
  const id = properties.get('MCID')
  // That of a picture would be another page's, or its own (14.7.4.2).
  if (typeof id === 'number' && !canvas.isPage) throw new Error('content inside a picture')
  canvas.open++
  const copy = properties.get('ActualText')
  canvas.drawn.push({
    type: 'begin',
    tag: tag.name,
    id: typeof id === 'number' ? id : null,
    copy: copy === undefined ? null : textOf(String(copy)),
    band: tag.name === 'Artifact' ? bandIn(properties.get('Subtype')) : null,
  })
}
const bandIn = (kind: Value | undefined): 'Header' | 'Footer' | null =>
  isName(kind) && (kind.name === 'Header' || kind.name === 'Footer') ? kind.name : null

const end: Act = (canvas) => {
  if (canvas.open-- === 0) throw new Error('what ends did not begin')
  canvas.drawn.push({ type: 'end' })
}

const resource = (kind: string, name: Value | undefined, { objects, resources }: Canvas) =>
  isName(name) ? objects.dictionaryAt(resources.get(kind)).get(name.name) : undefined

/** Operators by name: all that is ever written here. */
const acts: ReadonlyMap<string, Act> = new Map<string, Act>([
  ...painting,
  ...coloring,
  ...showing((name, canvas) => resource('Font', name, canvas)),
  ['q', keep],
  ['Q', restore],
  ['BDC', begin],
  ['EMC', end],
  ['Do', (canvas, [name]) => drawPicture(resource('XObject', name, canvas), canvas)],
  [
    'gs',
    (canvas, [name]) =>
      setState(canvas, canvas.objects.dictionaryAt(resource('ExtGState', name, canvas))),
  ],
])

/** One of dots fills the unit square; one of operators is drawn as a page is, with resources of its own (8.9, 8.10). */
const drawPicture = (ref: Value | undefined, canvas: Canvas): void => {
  const { objects, state } = canvas
  const picture = objects.dictionaryAt(ref)
  const kind = picture.get('Subtype')
  if (!isRef(ref) || !isName(kind)) throw new Error('a picture of unknown making')
  if (kind.name === 'Image') {
    const corners = (
      [
        [0, 0],
        [1, 0],
        [0, 1],
        [1, 1],
      ] as const
    ).map((at) => moved(state.matrix, at))
    const whole = around(corners)!
    const rect = state.clip ? within(whole, state.clip) : whole
    canvas.drawn.push({ type: 'image', rect, of: ref })
    return
  }
  if (kind.name !== 'Form') throw new Error('a picture of unknown making')
  const own = picture.has('Matrix') ? matrixIn(objects.at(picture.get('Matrix'))) : identity
  const inner: Canvas = {
    ...canvas,
    resources: objects.dictionaryAt(picture.get('Resources')),
    isPage: false,
    kept: [],
    state: { ...state, matrix: times(own, state.matrix) },
    path: noPath(),
    open: 0,
  }
  draw(objects.contentAt(ref), inner)
  Object.assign(canvas, { last: inner.last, isSpaced: inner.isSpaced })
}
