import { packed, unpacked, type ZipPart } from '../packed.ts'

/** The ids that the library draws by lot, as they stand in the parts that name relations. */
const BY_LOT = /rId[a-z0-9_-]{21}/g
/** The ids that it counts up for as long as the program runs. */
const COUNTED = [/(?<=_Toc)\d+/g, /(?<=<w:bookmark(?:Start|End) [^>]*w:id=")\d+/g, /(?<=<wp:docPr [^>]*id=")\d+/g]
/** What has to come first: Word reads the kinds of parts from it. */
const FIRST = '[Content_Types].xml'

/**
 * A DOCX file with the same bytes whenever it is made: its parts in the order of their names, its instants those of the
 * document, and the ids that the library draws by lot or goes on counting numbered from 1.
 */
export function madeTheSame(bytes: Uint8Array, madeOn: Date): Uint8Array {
  const parts = unpacked(bytes)
  const relations = numbersOf(parts.filter(({ name }) => name.endsWith('.rels')).map(textOf).join(), BY_LOT)
  const instant = madeOn.toISOString().replace('.000Z', 'Z')
  const same = parts.map((part): ZipPart => {
    if (!/\.(?:xml|rels)$/.test(part.name)) return part
    const named = textOf(part).replaceAll(BY_LOT, (id) => `rIdNumber${relations.get(id) ?? 0}`).replaceAll(/(<dcterms:(?:created|modified)[^>]*>)[^<]*/g, `$1${instant}`)
    return { name: part.name, bytes: Buffer.from(COUNTED.reduce(renumbered, named)) }
  })
  return packed([...same.filter(({ name }) => name === FIRST), ...same.filter(({ name }) => name !== FIRST)], madeOn)
}

function renumbered(text: string, ids: RegExp): string {
  const numbers = numbersOf(text, ids)
  return text.replaceAll(ids, (id) => String(numbers.get(id) ?? 0))
}

/** A number for each id, in the order in which they first stand in the text. */
function numbersOf(text: string, ids: RegExp): ReadonlyMap<string, number> {
  return new Map([...new Set(text.match(ids))].map((id, at) => [id, at + 1]))
}

const textOf = ({ bytes }: ZipPart): string => Buffer.from(bytes).toString('utf8')
