import { beginReport } from '../application/report/begin-report.ts'
import { explainFinding, openFindings } from '../application/report/reconcile-report.ts'
import { viewReport } from '../application/report/read-report.ts'
import { changeReport, type ReportRequest } from '../application/report/write-report.ts'
import { recordEntry, type EntryRequest } from '../application/record-entry.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { findingKey } from '../domain/reporting/reconciliation/finding.ts'
import type { Actor, Services } from '../application/ports.ts'
import { INVENTED_SECTIONS } from './report-texts-data.ts'

/** Records the annual report of 2018-19, and a draft of 2019-20 that goes on from it. Returns the ids of both. */
export async function loadReports(services: Services, manager: Actor): Promise<Readonly<{ before: string; now: string }>> {
  const outline = INVENTED_SECTIONS.filter(({ before }) => before !== '').map(({ heading, before }) => ({ heading, text: before }))
  const before = await begin(services, manager, '2018-19', null, outline)
  const now = await begin(services, manager, '2019-20', before, [])
  await quoteSome(services, manager)
  await writeOn(services, manager, now)
  return { before, now }
}

async function begin(services: Services, manager: Actor, year: string, continues: string | null, outline: Parameters<typeof beginReport>[2]['outline']): Promise<string> {
  const reportId = services.ids.next()
  const begun = await beginReport(services, manager, { reportId, commandId: services.ids.next(), year, document: 'annual-report', continues, outline })
  if (begun.kind !== 'begun') throw new Error(`the demonstration's report of ${year} was not begun: ${begun.kind}`)
  return reportId
}

/** What two people of the year agreed to see quoted; invented. */
const QUOTED = ['You listened before you wrote anything down. Nobody had done that.', 'When I rang, somebody rang back. It made all the difference to us.'] as const

/** Gives two compliments of the year their words, with consent and the check. */
async function quoteSome(services: Services, manager: Actor): Promise<void> {
  const { rows } = await services.store.read(manager, (reads) => reads.compliments({ from: isoDate('2019-04-01'), to: isoDate('2020-03-31') }))
  const fromFamilies = rows.filter(({ giver, consent }) => giver === 'client' && consent === 'not-asked')
  for (const [at, quotation] of QUOTED.entries()) {
    const one = fromFamilies[at]
    if (!one) continue
    const commands: readonly EntryRequest['command'][] = [
      { type: 'correct', on: services.clock.today(), corrects: 1, changes: { said: { words: quotation } }, reason: { words: 'The words were found in the old file.' } },
      { type: 'record-consent-to-quote', on: one.receivedOn, consent: 'given' },
      { type: 'check-quotation', on: services.clock.today(), quotation: { words: quotation } },
    ]
    for (const [seq, command] of commands.entries()) {
      const result = await recordEntry(services, manager, { entryId: one.streamId, expectedSeq: seq + 1, commandId: services.ids.next(), command })
      if (result.kind !== 'done') throw new Error(`the demonstration's ${command.type} was not taken: ${JSON.stringify(result)}`)
    }
  }
}

/** Writes what is new in the year, confirms what still holds, and leaves one section for somebody to look at. */
async function writeOn(services: Services, manager: Actor, reportId: string): Promise<void> {
  const on = services.clock.today()
  const said = (command: ReportRequest['command']) => change(services, manager, reportId, command)
  let last: string | null = null
  for (const { heading, now } of INVENTED_SECTIONS) {
    const there = await sectionCalled(services, manager, reportId, heading)
    const sectionId: string = there ?? services.ids.next()
    if (there === null) await said({ type: 'add-section', on, sectionId, heading: { words: heading }, ...(last !== null && { after: last }) })
    if (now === 'carried') await said({ type: 'confirm-section', on, sectionId })
    else if (now !== 'unconfirmed') await said({ type: 'write-section', on, sectionId, heading: { words: heading }, text: { words: now } })
    last = sectionId
  }
  const asked = await sectionCalled(services, manager, reportId, 'Who complained, and how')
  if (asked !== null) {
    await said({ type: 'make-comment', on, commentId: services.ids.next(), sectionId: asked, text: { words: 'Is the number of e-mails still right? Put it in by its name, then it cannot go wrong.' } })
  }
  await explainHold(services, manager, reportId)
  await said({ type: 'override-cell', on, table: 'corporate', row: 'reviewed-at-stage-2', column: '2019-20', reason: { words: REVIEW_IS_PRINTED } })
  await said({ type: 'answer-checklist', on, requirement: 'g10', answer: 'not-met', text: { words: 'Still to be written, once the survey is back.' } })
}

const REVIEW_IS_PRINTED = 'The Ombudsman asks every council how many complaints went on to a review. This one was about a service of the council, and nothing else in the report tells of it.'

const HOLD_STANDS = 'It happened, and readers should know. Nothing was taken out of the figures for it: the days that it took are counted.'

/** One of what the reconciliation finds is explained already, so that it is seen how that looks; the others are left to whoever looks. */
async function explainHold(services: Services, manager: Actor, reportId: string): Promise<void> {
  const hold = (await openFindings(services, manager, reportId)).find((one) => one.check === 'pitfall' && one.pitfall === 'hold-without-basis')
  if (!hold) return
  const explained = await explainFinding(services, manager, { reportId, commandId: services.ids.next(), finding: findingKey(hold), words: HOLD_STANDS })
  if (explained.kind !== 'done') throw new Error(`the demonstration's finding was not explained: ${explained.kind}`)
}

async function sectionCalled(services: Services, manager: Actor, reportId: string, heading: string): Promise<string | null> {
  const view = await viewReport(services, manager, reportId)
  return view.kind === 'report' ? view.sections.find((section) => section.heading === heading)?.id ?? null : null
}

async function change(services: Services, manager: Actor, reportId: string, command: ReportRequest['command']): Promise<void> {
  const result = await changeReport(services, manager, { reportId, commandId: services.ids.next(), command })
  if (result.kind !== 'done') throw new Error(`the demonstration's ${command.type} was not taken: ${JSON.stringify(result)}`)
}
