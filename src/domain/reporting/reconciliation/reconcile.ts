import type { FigureTable } from '../figure-table.ts'
import type { PrintedReport } from '../printed-report.ts'
import { againstPublished, type Published } from './against-published.ts'
import { changesAgainstNumbers, countedTwice, sharesWithoutBase } from './changes.ts'
import { eachWithItsOwnPlace, type Finding } from './finding.ts'
import { gaps } from './gaps.ts'
import { percentagesAgainstCounts } from './percentages.ts'
import { limitsNotTold, pitfallsIn } from './pitfalls.ts'
import { countedTables, printedTables, type StatedTable } from './stated-table.ts'
import { figureIndex } from './text/phrases.ts'
import { sentencesOf, type SectionToRead } from './text/sentences.ts'
import { textAgainstFigures } from './text/text-findings.ts'
import { withheldNumbers, type WithheldNumbers } from './text/withheld-told.ts'
import { basesAgainstEachOther, outcomesMissing, totalsAgainstBases } from './totals.ts'

/** A report before it is published: its tables as the register counts them, its sections, and what was published last. */
export type ReportToReconcile = Readonly<{
  /** The label of its year. */
  year: string
  tables: readonly FigureTable<string>[]
  sections: readonly SectionToRead[]
  /** What readers have of earlier years, the newest first: the first that prints a number speaks of it. */
  published: readonly Published[]
  /** The tables as they are printed; null where what is withheld is not worked out yet. */
  printed?: readonly FigureTable<string>[] | null
}>

/** Everything in a report that does not hold: tables first, then text, each in its order. Pure: the same report has the same findings. */
export function reconcile({ year, tables, sections, published, printed = null }: ReportToReconcile): readonly Finding[] {
  return findingsOf(countedTables(tables), { year, sections, published, withheld: withheldNumbers(tables, printed) })
}

/**
 * The same of a report that exists in print alone, by its own numbers: nothing of the register is asked. `shapes`: our tables,
 * which say what each printed table of their id counts. `sections`: its text, as it was typed with its figures unless another is given.
 */
export function reconcilePrinted(report: PrintedReport, shapes: readonly FigureTable<string>[], sections: readonly SectionToRead[] = report.sections ?? []): readonly Finding[] {
  return findingsOf(printedTables(report, shapes), { year: report.columns.at(-1) ?? '', sections, published: [], withheld: new Map() })
}

type Beside = Readonly<{ year: string; sections: readonly SectionToRead[]; published: readonly Published[]; withheld: WithheldNumbers }>

function findingsOf(tables: readonly StatedTable[], { year, sections, published, withheld }: Beside): readonly Finding[] {
  const sentences = sections.flatMap(sentencesOf)
  return eachWithItsOwnPlace([
    ...totalsAgainstBases(tables), ...basesAgainstEachOther(tables), ...outcomesMissing(tables, year),
    ...percentagesAgainstCounts(tables), ...changesAgainstNumbers(tables), ...sharesWithoutBase(tables), ...countedTwice(tables),
    ...againstPublished(tables, published, year),
    ...textAgainstFigures(sentences, figureIndex(tables, year), withheld), ...pitfallsIn(sentences), ...limitsNotTold(sentences), ...gaps(tables, sentences, year),
  ])
}
