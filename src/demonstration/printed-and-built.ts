import { saveTableSet } from '../application/change-table-sets.ts'
import type { Actor, Services } from '../application/ports.ts'
import { savePrintedReport } from '../application/printed-reports.ts'
import { FOUNDING_REPORT } from '../domain/reporting/as-printed/founding-report-data.ts'
import { FOUNDING_TABLES } from '../domain/reporting/built/founding-tables.ts'
import { PRINTED_BY_REPORTS } from '../domain/reporting/built/printed-by-reports.ts'

/** What the authority printed once, as any authority loads its own; and a set of tables that it built. Decision: 0063. */
export async function loadPrintedAndBuilt(services: Services, manager: Actor): Promise<void> {
  const next = () => services.ids.next()
  await done(savePrintedReport(services, manager, { reportId: next(), seen: 0, commandId: next() }, FOUNDING_REPORT))
  const tables = [...FOUNDING_TABLES.filter(({ id }) => ['outcomes', 'channel-count', 'timeliness-percent', 'category-count'].includes(id)),
    ...PRINTED_BY_REPORTS.filter(({ id }) => ['outcomes-by-stage', 'late-by-quarter', 'open-by-procedure', 'child-status'].includes(id))]
  await done(saveTableSet(services, manager, { setId: next(), seen: 0, commandId: next() }, { name: 'Corporate parenting board', tables }))
}

async function done(saving: Promise<Readonly<{ kind: string }>>): Promise<void> {
  const { kind } = await saving
  if (kind !== 'saved') throw new Error(`the demonstration could not keep what was printed or built: ${kind}`)
}
