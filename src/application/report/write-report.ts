import type { RegisterDeclaredCommand } from '../../domain/register/declared.ts'
import type { REPORT_CONTENT_EVENTS } from '../../domain/register/report/events.ts'
import { foldReport, sectionOf } from '../../domain/register/report/report.ts'
import { allOrNothing } from '../all-or-nothing.ts'
import type { Action } from '../access/actions.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import { recordEntryWithin, type EntryRequest, type EntryResult } from '../record-entry.ts'
import { registerEvents } from '../streams.ts'
import type { Worded } from '../worded.ts'

type DistributiveWorded<T> = T extends unknown ? Worded<T> : never
type ContentCommand = Extract<RegisterDeclaredCommand, { type: (typeof REPORT_CONTENT_EVENTS)[keyof typeof REPORT_CONTENT_EVENTS]['command'] }>

/** What a page sends to change a report. `on` is today: a report is written when it is written. */
export type ReportRequest = Readonly<{
  reportId: string
  commandId: string
  command: DistributiveWorded<Exclude<ContentCommand, { type: 'begin-report' }>>
  /** The version of the section that was on the page: what is written over it. Absent where the order does not matter. */
  over?: number
}>

/** Comments are for those who may comment; all else for those who write. */
const MAY: Readonly<Record<string, Action>> = { 'make-comment': 'comment-report', 'answer-comment': 'comment-report', 'settle-comment': 'comment-report' }

/**
 * Changes a report. Two people may write at once: what matters is whether *their* section was written since, not whether
 * the report was. Where it was, nothing is kept and `stale` says so; sent twice, it is done once. Decision: 0061.
 */
export async function changeReport(services: Services, actor: Actor, { reportId, commandId, command, over }: ReportRequest): Promise<EntryResult> {
  if (!may(actor, MAY[command.type] ?? 'write-report')) return { kind: 'not-allowed' }
  return allOrNothing<EntryResult>(services.store, actor, async (within) => {
    const recorded = registerEvents(await within.tx.ledger.load(reportId))
    const state = recorded && foldReport(recorded)
    if (!recorded || !state) return { kind: 'not-found' }
    const section = 'sectionId' in command && command.sectionId !== undefined ? sectionOf(state, command.sectionId) : null
    const isWrittenOver = over !== undefined && section !== null && section.version !== over
    const expectedSeq = isWrittenOver ? 0 : recorded.at(-1)?.seq ?? 0
    return recordEntryWithin(services, within, actor, { entryId: reportId, expectedSeq, commandId, command } satisfies EntryRequest)
  })
}
