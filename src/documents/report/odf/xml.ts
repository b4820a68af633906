type Attributes = Readonly<Record<string, string | number | null>>

/** An element as text. Attributes that are null are left out; `children` are elements or escaped text. */
export function el(name: string, attributes: Attributes, ...children: readonly string[]): string {
  const inside = children.join('')
  const written = Object.entries(attributes).map(([key, value]) => (value === null ? '' : ` ${key}="${escaped(String(value))}"`)).join('')
  return inside === '' ? `<${name}${written}/>` : `<${name}${written}>${inside}</${name}>`
}

/** Text in which no character is markup. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;').replaceAll('\n', '&#10;')
}

/** Text of a paragraph of OpenDocument: line feeds and spaces in a row are elements there. */
export function odfText(text: string): string {
  return text.split('\n').map((line) => escaped(line).replaceAll(/ {2,}/g, (spaces) => ` ${el('text:s', { 'text:c': spaces.length - 1 })}`)).join('<text:line-break/>')
}
