import { setTimeout as wait } from 'node:timers/promises'
import type { Actor, Services } from '../application/ports.ts'
import { publishReport } from '../application/report/freeze.ts'
import { takeLifeStep, type LifeStep } from '../application/report/life-steps.ts'
import type { Press } from '../application/report/press.ts'
import { readForApproval, type ReadForApproval } from '../application/report/read-for-approval.ts'
import { explainFinding, openFindings } from '../application/report/reconcile-report.ts'
import { viewReport } from '../application/report/read-report.ts'
import { changeReport } from '../application/report/write-report.ts'
import { findingKey } from '../domain/reporting/reconciliation/finding.ts'

type Publishing = Readonly<{ services: Services; press: Press; manager: Actor; second: Actor; reportId: string }>

/** What is withheld is worked out beside this; it takes seconds. */
const WORKED_OUT = 'small-numbers-worked-out'
const MOST_TRIES = 240
const WAIT_MS = 500

const STANDS = 'Looked at before the report went out: it is as the register has it.'
const NOTICE = 'The last section did not say that some actions were still to be taken at the end of the year. Nothing else has changed.'
const ADDED = 'At the end of the year some of these actions were still to be taken; the next report says what became of them.'

/** Something stood in the way; the message says what. */
class NotPublished extends Error {
  override readonly name = 'NotPublished'
}

/**
 * Publishes an earlier report, and a second edition that corrects it: approved by somebody else each time. Says what stood
 * in the way, and null where nothing did: a demonstration without a published report is still one.
 */
export async function publishAndCorrect(publishing: Publishing): Promise<string | null> {
  try {
    await publish(publishing)
    await step(publishing, publishing.manager, 'begin-report-correction', NOTICE)
    await writeOn(publishing)
    await publish(publishing)
    return null
  } catch (error) {
    if (error instanceof NotPublished) return error.message
    throw error
  }
}

async function publish(publishing: Publishing): Promise<void> {
  const { services, press, manager, second, reportId } = publishing
  // What the text tells of withheld numbers is found once those are known.
  await workedOut(publishing, 'submit-report')
  for (const finding of await openFindings(services, manager, reportId)) {
    const explained = await explainFinding(services, manager, { reportId, commandId: services.ids.next(), finding: findingKey(finding), words: STANDS })
    if (explained.kind !== 'done') throw new Error(`a finding of the demonstration's report was not explained: ${explained.kind}`)
  }
  await step(publishing, manager, 'submit-report')
  await step(publishing, second, 'approve-report', 'Read against the tables that the committee saw.')
  const { report } = await read(publishing)
  const published = await publishReport(services, press, manager, { reportId, expectedSeq: report.seq, commandId: services.ids.next() })
  if (published.kind !== 'done') throw new NotPublished(`publish-report: ${JSON.stringify(published)}`)
}

async function step(publishing: Publishing, actor: Actor, taken: LifeStep, words?: string): Promise<void> {
  const { services, press, reportId } = publishing
  const { content, report } = await workedOut(publishing, taken)
  const result = await takeLifeStep(services, press, actor, { reportId, expectedSeq: report.seq, commandId: services.ids.next(), step: taken, content, ...(words !== undefined && { words: { words } }) })
  if (result.kind !== 'done') throw new NotPublished(`${taken}: ${JSON.stringify(result)}`)
}

/** The report once what it withholds is worked out: what is read before that is not what it says afterwards. */
async function workedOut(publishing: Publishing, taken: LifeStep): Promise<ReadForApproval> {
  for (let tried = 1; ; tried += 1) {
    const reading = await read(publishing)
    const waits = reading.gates.some(({ code, stopsAt }) => code === WORKED_OUT && stopsAt.includes(taken))
    if (!waits || tried === MOST_TRIES) return reading
    await wait(WAIT_MS)
  }
}

async function read({ services, press, manager, reportId }: Publishing): Promise<ReadForApproval> {
  const reading = await readForApproval(services, press, manager, reportId)
  if (reading.kind !== 'read') throw new Error('the demonstration has no such report')
  return reading
}

/** One sentence more in the last section that says something. */
async function writeOn({ services, manager, reportId }: Publishing): Promise<void> {
  const view = await viewReport(services, manager, reportId)
  const section = view.kind === 'report' ? view.sections.filter(({ text }) => text !== '').at(-1) : undefined
  if (!section) throw new Error('the demonstration has no section to correct')
  const written = await changeReport(services, manager, {
    reportId, commandId: services.ids.next(),
    command: { type: 'write-section', on: services.clock.today(), sectionId: section.id, heading: { words: section.heading }, text: { words: `${section.text}\n\n${ADDED}` } },
  })
  if (written.kind !== 'done') throw new Error(`the demonstration's report was not corrected: ${written.kind}`)
}
