import { saveBenchmark } from '../application/benchmarks.ts'
import { saveTableSet } from '../application/change-table-sets.ts'
import type { Actor, Services } from '../application/ports.ts'
import { savePrintedReport } from '../application/printed-reports.ts'
import { FOUNDING_REPORT } from '../domain/reporting/as-printed/founding-report-data.ts'
import type { Benchmark } from '../domain/reporting/benchmark.ts'
import { FOUNDING_TABLES } from '../domain/reporting/built/founding-tables.ts'
import { PRINTED_BY_REPORTS } from '../domain/reporting/built/printed-by-reports.ts'

/** What the authority printed once, as any authority loads its own; and a set of tables that it built. Decision: 0063. */
export async function loadPrintedAndBuilt(services: Services, manager: Actor): Promise<void> {
  const next = () => services.ids.next()
  await done(savePrintedReport(services, manager, { reportId: next(), seen: 0, commandId: next() }, FOUNDING_REPORT))
  const tables = [...FOUNDING_TABLES.filter(({ id }) => ['outcomes', 'channel-count', 'timeliness-percent', 'category-count'].includes(id)),
    ...PRINTED_BY_REPORTS.filter(({ id }) => ['outcomes-by-stage', 'late-by-quarter', 'open-by-procedure', 'child-status'].includes(id))]
  await done(saveTableSet(services, manager, { setId: next(), seen: 0, commandId: next() }, { name: 'Corporate parenting board', tables }))
  for (const other of OTHERS) await done(saveBenchmark(services, manager, { benchmarkId: next(), seen: 0, commandId: next() }, other))
}

/** Figures of authorities that are invented, as somebody types them from a publication. */
const OTHERS: readonly Benchmark[] = [
  { authority: 'Marlstone (invented)', year: '2019-20', table: 'statutory-complaints', row: 'received', measure: 'count', value: 58, source: 'Children’s complaints annual report 2019-20', page: 'page 5', note: 'A larger authority' },
  { authority: 'Wexmoor (invented)', year: '2019-20', table: 'statutory-complaints', row: 'received', measure: 'count', value: 27, source: 'Cabinet paper 11, October 2020', page: '', note: '' },
  { authority: 'Wexmoor (invented)', year: '2019-20', table: 'timeliness-percent', row: 'within-10-working-days', measure: 'percent', value: 52, source: 'Cabinet paper 11, October 2020', page: 'table 3', note: 'Of complaints answered, not received' },
]

async function done(saving: Promise<Readonly<{ kind: string }>>): Promise<void> {
  const { kind } = await saving
  if (kind !== 'saved') throw new Error(`the demonstration could not keep what was printed or built: ${kind}`)
}
