import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import type { ImportWatch } from './check-register.ts'
import { matchColumns, missingColumns } from './match-columns.ts'
import type { ColumnId } from './columns.ts'
import { loadBatch, type RowToLoad } from './load-batch.ts'
import type { ImportCounts } from './ports.ts'
import { readRows, type ImportChoices, type ReadRow } from './read-rows.ts'
import type { RegisterFile } from './register-file.ts'
import { sideBySide, totalCounter, type SideBySide } from './totals.ts'

export type LoadReport = Readonly<{
  kind: 'loaded'
  importId: string
  counts: ImportCounts
  /** Rows whose key is in the register with other content, at most 100: their numbers and keys. */
  changed: readonly Readonly<{ row: number; key: string }>[]
  totals: readonly SideBySide[]
}>

export type LoadResult = LoadReport | Readonly<{ kind: 'columns-missing'; missing: readonly ColumnId[] }> | Readonly<{ kind: 'not-allowed' }>

const MOST_CHANGED = 100

/**
 * Loads every good row of a file that was checked before; the bad ones are left out, each given to `watch.badRow`.
 *
 * Batch by batch, each in its own transaction. Rows that are in the register already are counted and not added again, so
 * a load that was killed in the middle is finished by loading the file once more. The register afterwards is exactly
 * what one undisturbed load would have made, references apart. Decision: 0029.
 */
export async function loadRegister(
  services: Services, actor: Actor, file: RegisterFile, choices: ImportChoices, watch: ImportWatch & Readonly<{ importId?: string }> = {},
): Promise<LoadResult> {
  if (!may(actor, 'import-register')) return { kind: 'not-allowed' }
  const missing = missingColumns(matchColumns(file.headings, choices.columns), choices.kindForAll !== null)
  if (missing.length > 0) return { kind: 'columns-missing', missing }
  const importId = watch.importId ?? services.ids.next()
  const settings = await services.store.read(actor, (reads) => reads.settings())
  await services.store.write(actor, (tx) => tx.imports.begin({
    importId, source: choices.source, fileName: file.fileName, fileDigest: file.digest, startedAt: services.clock.now(), startedBy: actor.userId,
  }))
  const tally = loadTally(settings.reportingYearStartsInMonth)
  await loadBatches(services, actor, { file, choices, importId, settings, tally }, watch)
  return finish(services, actor, { importId, settings, tally })
}

type Loading = Readonly<{ file: RegisterFile; choices: ImportChoices }> & Finishing

/**
 * The next batch is read and checked while the one before it is on its way into the register. Its transaction begins
 * when that one has ended: with two open at once, two imports of one file could wait for each other where the database
 * does not see it. Nothing is under way any more when this returns or throws.
 */
async function loadBatches(services: Services, actor: Actor, { file, choices, importId, settings, tally }: Loading, watch: ImportWatch): Promise<void> {
  let underWay: Promise<void> = Promise.resolve()
  let batch = 0
  try {
    for await (const rows of readRows(file, choices, { services, settings })) {
      const good = rows.flatMap(toLoad)
      for (const row of rows) if (row.checked.kind === 'problems') await watch.badRow?.(row, row.checked.problems)
      await underWay
      const of = { importId, source: choices.source, batch, settings }
      underWay = (good.length > 0 ? loadBatch(services, actor, of, good) : Promise.resolve([])).then((claims) => {
        tally.count(rows.length, good, claims)
        watch.progress?.(tally.counts().rows)
      })
      // It is waited for above or below; until then a failure must not end the program.
      underWay.catch(() => undefined)
      batch += 1
    }
  } finally {
    await underWay
  }
}

function toLoad({ checked, content, sheet }: ReadRow): readonly (RowToLoad & Readonly<{ number: number }>)[] {
  return checked.kind === 'row' ? [{ row: checked.row, content: content(), number: sheet.number }] : []
}

type Finishing = Readonly<{ importId: string; settings: Parameters<typeof loadBatch>[2]['settings']; tally: ReturnType<typeof loadTally> }>

async function finish(services: Services, actor: Actor, { importId, settings, tally }: Finishing): Promise<LoadReport> {
  const counts = tally.counts()
  const register = await services.store.write(actor, async (tx) => {
    await tx.imports.finish(importId, services.clock.now(), counts)
    return tx.imports.registerTotals({ corporateProcedure: settings.corporateProcedure, yearStartsInMonth: settings.reportingYearStartsInMonth })
  })
  return { kind: 'loaded', importId, counts, changed: tally.changed, totals: sideBySide(tally.totals(), register) }
}

function loadTally(yearStartsInMonth: number) {
  const counter = totalCounter(yearStartsInMonth)
  const changed: { row: number; key: string }[] = []
  const counts = { rows: 0, added: 0, alreadyThere: 0, changed: 0, leftOut: 0 }
  return {
    changed,
    totals: () => counter.totals(),
    counts: (): ImportCounts => ({ ...counts }),
    count(rows: number, good: ReturnType<typeof toLoad>, claims: readonly string[]): void {
      counts.rows += rows
      counts.leftOut += rows - good.length
      for (const [at, { row, number }] of good.entries()) {
        counter.count(row.kind, row.receivedOn)
        const claim = claims[at]
        if (claim === 'new') counts.added += 1
        else if (claim === 'already-there') counts.alreadyThere += 1
        else {
          counts.changed += 1
          if (changed.length < MOST_CHANGED) changed.push({ row: number, key: row.key })
        }
      }
    },
  }
}
