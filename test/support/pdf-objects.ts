import { inflateSync } from 'node:zlib'

/** The objects of a PDF as Typst writes one: not packed into streams, each between `obj` and `endobj`. */
export type PdfObjects = Readonly<{
  /** The dictionary of an object as text, without its stream; empty for one that there is not. */
  dictionary(number: number): string
  /** Its stream, unpacked; null where it has none. */
  stream(number: number): string | null
  /** The objects whose dictionary matches. */
  those(having: RegExp): readonly number[]
}>

export function pdfObjects(pdf: Uint8Array): PdfObjects {
  const text = Buffer.from(pdf).toString('latin1')
  const found = new Map([...text.matchAll(/(?:^|\n)(\d+) 0 obj\s([\s\S]*?)\nendobj/g)].map(([, number = '', inside = '']) => [Number(number), inside]))
  const dictionary = (number: number) => found.get(number)?.split(/\nstream\r?\n/, 1)[0] ?? ''
  return {
    dictionary,
    stream: (number) => {
      const about = dictionary(number)
      const [, length] = /\/Length (\d+)/.exec(about) ?? []
      const begins = /^\nstream\r?\n/.exec(found.get(number)?.slice(about.length) ?? '')?.[0].length
      if (length === undefined || begins === undefined) return null
      const inside = found.get(number)?.slice(about.length + begins, about.length + begins + Number(length)) ?? ''
      return about.includes('/FlateDecode') ? inflateSync(Buffer.from(inside, 'latin1')).toString('latin1') : inside
    },
    those: (having) => [...found.keys()].filter((number) => having.test(dictionary(number))),
  }
}

/** The number of the object that a key of a dictionary names; null where it names none. */
export function namedBy(dictionary: string, key: string): number | null {
  const [, number] = new RegExp(`/${key} (\\d+) 0 R`).exec(dictionary) ?? []
  return number === undefined ? null : Number(number)
}

/** One element of the structure, with its attributes as text, and what it contains. */
export type StructureElement = Readonly<{ tag: string; dictionary: string; children: readonly StructureElement[] }>

/** The structure as a tree, from its root. */
export function structureOf(pdf: PdfObjects): readonly StructureElement[] {
  const root = pdf.dictionary(pdf.those(/\/Type \/StructTreeRoot/)[0] ?? -1)
  return childrenOf(pdf, root)
}

function childrenOf(pdf: PdfObjects, dictionary: string): readonly StructureElement[] {
  const [, kids = ''] = /\/K (\[[^\]]*\]|\d+ 0 R)/.exec(dictionary) ?? []
  return [...kids.matchAll(/(\d+) 0 R/g)].flatMap(([, number]): readonly StructureElement[] => {
    const inside = pdf.dictionary(Number(number))
    const [, tag] = /\/S \/(\w+)/.exec(inside) ?? []
    return tag === undefined || !inside.includes('/StructElem') ? [] : [{ tag, dictionary: inside, children: childrenOf(pdf, inside) }]
  })
}

/** An element and everything inside it, in the order of reading. */
export function withInside(element: StructureElement): readonly StructureElement[] {
  return [element, ...element.children.flatMap(withInside)]
}
