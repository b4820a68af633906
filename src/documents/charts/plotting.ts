import type * as ObservablePlot from '@observablehq/plot'

/** As much of the DOM as a drawing needs: linkedom has it, and we have no browser's types. */
export type DrawnElement = {
  textContent: string | null
  readonly outerHTML: string
  querySelectorAll(selector: string): Iterable<DrawnElement>
  prepend(...children: readonly DrawnElement[]): void
  remove(): void
  setAttribute(name: string, value: string): void
  removeAttribute(name: string): void
}
type DrawingDocument = { createElementNS(namespace: string, tag: string): DrawnElement }

/** Observable Plot and the document it draws into. */
export type Plotting = Readonly<{ Plot: typeof ObservablePlot; document: DrawingDocument }>

let loaded: Promise<Plotting> | null = null

/** Loads the drawing tools at the first chart: they take a quarter of a second, which a start should not pay. */
export function plotting(): Promise<Plotting> {
  loaded ??= load()
  return loaded
}

async function load(): Promise<Plotting> {
  const [Plot, { parseHTML }] = await Promise.all([import('@observablehq/plot'), import('linkedom')])
  return { Plot, document: parseHTML('<!doctype html><html><body></body></html>').document }
}

/** `links`: its parts open something. Then it is a group, since nothing may be opened inside a picture. */
type Described = Readonly<{ id: string; title: string; description: string; links?: readonly string[] | null }>

/**
 * A drawing as accessible SVG text: a picture with a title and a description, as wide as its place, and without the
 * style sheet that Plot puts in, which our pages' content security policy would refuse.
 */
export function accessibleSvg(drawing: DrawnElement, spec: Described, { document }: Plotting): string {
  for (const style of drawing.querySelectorAll('style')) style.remove()
  const [titleId, descriptionId] = [`${spec.id}-title`, `${spec.id}-description`]
  const description = named(document, 'desc', descriptionId, spec.description)
  drawing.prepend(named(document, 'title', titleId, spec.title), description)
  // The parts say no more than the description; read out one by one they would be noise.
  for (const part of drawing.querySelectorAll('[aria-label]')) part.removeAttribute('aria-label')
  for (const part of drawing.querySelectorAll('[class]')) part.removeAttribute('class')
  drawing.setAttribute('class', 'heard-chart')
  drawing.setAttribute('xmlns', 'http://www.w3.org/2000/svg')
  drawing.setAttribute('role', spec.links ? 'group' : 'img')
  // The table beside it is the way for the keyboard: two dozen stops before it would be in the way.
  for (const link of drawing.querySelectorAll('a')) {
    link.setAttribute('tabindex', '-1')
    for (const label of link.querySelectorAll('title')) link.setAttribute('aria-label', label.textContent ?? '')
  }
  drawing.setAttribute('aria-labelledby', `${titleId} ${descriptionId}`)
  drawing.setAttribute('font-family', 'arial, sans-serif')
  drawing.setAttribute('width', '100%')
  drawing.removeAttribute('height')
  return drawing.outerHTML
}

function named(document: DrawingDocument, tag: 'title' | 'desc', id: string, text: string): DrawnElement {
  const element = document.createElementNS('http://www.w3.org/2000/svg', tag)
  element.setAttribute('id', id)
  element.textContent = text
  return element
}
