import type { FigureTable } from '../../domain/reporting/figure-table.ts'
import type { ReportDocument } from '../../domain/reporting/document/report-document.ts'
import { authorityCalendar } from '../authority-calendar.ts'
import { knowing } from '../protection.ts'
import type { Actor, Services } from '../ports.ts'
import { registerEvents } from '../streams.ts'
import { textIdsIn } from '../words-apart.ts'
import type { EditionBytes, EditionContent, Manifest, MadeBy } from './editions.ts'
import { editionOf } from './freeze.ts'
import { frozenTables, frozenWork, readDocument } from './manifest.ts'
import type { Press } from './press.ts'
import { readWithin } from './read-for-approval.ts'

/** A figure that is counted otherwise. Null: it is not there. */
export type FigureChange = Readonly<{ table: string; row: string; column: string; published: string | null; now: string | null }>

/** A file as it was published and as it is made now; null where it is no longer made. */
export type FileAgain = Readonly<{ name: string; published: string | null; now: string | null; size: number }>

/** Why an edition made again may differ. */
export type ReproductionReason =
  | Readonly<{ kind: 'words-erased'; texts: number }>
  | Readonly<{ kind: 'other-program' | 'other-words' | 'other-holidays'; published: string; now: string }>

export type Reproduction = Readonly<{
  kind: 'reproduced'
  manifest: Manifest
  /** How many figures were compared, and those that differ. */
  figuresCompared: number
  figures: readonly FigureChange[]
  /** As it was published, and as it is composed now. */
  documents: Readonly<{ published: ReportDocument; now: ReportDocument }>
  files: readonly FileAgain[]
  reasons: readonly ReproductionReason[]
}>

/** What was kept of an edition. */
export type KeptEdition = Readonly<{ manifest: Manifest; content: EditionContent }>

/**
 * Makes an edition again: `past` is the register as its seal found it (`inRegisterAtSeal`), at the instant and with the
 * configuration of then. Every figure is counted again. Which of them are withheld is looked up where the same question was
 * asked, since choosing again in another time could choose otherwise (decision 0068); where anything that was asked is
 * another, it is chosen anew. Then every figure, and every byte of every file, is compared with what went out.
 */
export async function reproduce(past: Services, press: Press, actor: Actor, { manifest, content }: KeptEdition): Promise<Reproduction | Readonly<{ kind: 'not-possible' }>> {
  const kept = frozenWork(content.figures)
  const protector = past.protector && knowing(kept, past.protector)
  const reading = await readWithin({ ...past, ...(protector && { protector }) }, press, actor, manifest.reportId, 'waited-for')
  if (reading.kind !== 'read') return { kind: 'not-possible' }
  const { edition, publishedOn: on, corrects } = manifest
  const now = editionOf(press, reading.document, { edition, on, corrects, notice: reading.notice })
  const [then, again] = [figuresOf(frozenTables(content.figures)), figuresOf(reading.figures.tables)]
  return {
    kind: 'reproduced', manifest, figuresCompared: then.size, figures: changesBetween(then, again), documents: { published: readDocument(content.document), now },
    files: filesAgain(press, manifest, await press.files(now)), reasons: [...await erasedWords(past, actor, manifest), ...madeByOthers(manifest.madeBy, press.madeBy(), await holidaysOf(past, actor))],
  }
}

/** Every figure by its table, row and column, as count and percentage. */
function figuresOf(tables: readonly FigureTable<string>[]): ReadonlyMap<string, string> {
  return new Map(tables.flatMap((table) => table.rows.flatMap((row) => row.cells.map(({ count, percent }, at) =>
    [[table.id, row.id, table.columns[at]?.label ?? String(at)].join('\t'), `${count ?? '-'} ${percent ?? '-'}`] as const))))
}

function changesBetween(then: ReadonlyMap<string, string>, now: ReadonlyMap<string, string>): readonly FigureChange[] {
  return [...new Set([...then.keys(), ...now.keys()])].filter((key) => then.get(key) !== now.get(key)).map((key) => {
    const [table = '', row = '', column = ''] = key.split('\t')
    return { table, row, column, published: then.get(key) ?? null, now: now.get(key) ?? null }
  })
}

function filesAgain(press: Press, { files }: Manifest, made: readonly EditionBytes[]): readonly FileAgain[] {
  const again = new Map(made.map((file) => [file.name, press.digest(file.bytes)]))
  const known = new Set(files.map(({ name }) => name))
  return [
    ...files.map(({ name, digest, size }) => ({ name, published: digest, now: again.get(name) ?? null, size })),
    ...made.filter(({ name }) => !known.has(name)).map(({ name, bytes }) => ({ name, published: null, now: press.digest(bytes), size: bytes.length })),
  ]
}

/** Words that the report's own stream names and that are not there any more. */
async function erasedWords(past: Services, actor: Actor, { reportId }: Manifest): Promise<readonly ReproductionReason[]> {
  return past.store.read(actor, async (reads) => {
    const ids = new Set(textIdsIn(registerEvents(await reads.stream(reportId)) ?? []))
    const there = await reads.texts([...ids])
    const texts = [...ids].filter((id) => !there.has(id)).length
    return texts === 0 ? [] : [{ kind: 'words-erased', texts }]
  })
}

function holidaysOf(past: Services, actor: Actor): Promise<string> {
  return past.store.read(actor, async (reads) => (await authorityCalendar(past, reads)).list.id)
}

function madeByOthers(then: MadeBy, now: ReturnType<Press['madeBy']>, holidays: string): readonly ReproductionReason[] {
  return [
    ...(then.program === now.program ? [] : [{ kind: 'other-program', published: then.program, now: now.program } as const]),
    ...(then.words === now.words ? [] : [{ kind: 'other-words', published: then.words, now: now.words } as const]),
    ...(then.holidays === holidays ? [] : [{ kind: 'other-holidays', published: then.holidays, now: holidays } as const]),
  ]
}
