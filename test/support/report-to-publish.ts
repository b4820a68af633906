import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { wholeOf } from '../../src/application/access/sight.ts'
import type { Actor, AuthorityId, Role, Services } from '../../src/application/ports.ts'
import type { Protector } from '../../src/application/protection.ts'
import { publishReport, type PublishResult } from '../../src/application/report/freeze.ts'
import { takeLifeStep, type LifeStep, type StepRequest, type StepResult } from '../../src/application/report/life-steps.ts'
import type { Press } from '../../src/application/report/press.ts'
import { readForApproval, type ReadForApproval } from '../../src/application/report/read-for-approval.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import type { UserId } from '../../src/domain/complaint/events.ts'
import type { AuthoritySettings } from '../../src/domain/authority/settings.ts'
import type { ReportDocumentKind } from '../../src/domain/register/report/events.ts'
import type { RegisterEvent } from '../../src/domain/register/events.ts'
import { uuidV7 } from '../../src/main/ids.ts'
import { makeProjector } from '../../src/storage/projections/projector.ts'
import { makeReads } from '../../src/storage/queries/reads.ts'
import { testStore, type Cleanup } from './database.ts'
import { plainProtector } from './plain-protector.ts'
import { sealingPress } from './press.ts'
import { REPORTING_SETTINGS } from './report-facts.ts'

const HAPPENED = isoDate('2020-02-03')

/** Somebody of this role. */
export function personOf(authorityId: AuthorityId, userId: string, role: Role): Actor {
  return { authorityId, userId: userId as UserId, name: userId, role, teams: [] }
}

/** One training of so many sessions in 2019-20: a figure of the year. */
export async function givenTraining({ store }: Services, authorityId: AuthorityId, sessions: number, recordedAt: string): Promise<string> {
  const streamId = uuidV7()
  await store.write(wholeOf(authorityId), (tx) => tx.ledger.append('training', streamId, 0, [{ type: 'TrainingHeld', happenedOn: HAPPENED, sessions }], { commandId: uuidV7(), recordedBy: 'test', recordedAt }))
  return streamId
}

/** Puts a report of 2019-20, or of another year, there: one section that says `words`. */
export async function givenReport({ store }: Services, authorityId: AuthorityId, words: string, { recordedAt, carried = false, year = '2019-20', document = 'annual-report' }: Readonly<{ recordedAt: string; carried?: boolean; year?: string; document?: ReportDocumentKind }>): Promise<string> {
  const reportId = uuidV7()
  await store.write(wholeOf(authorityId), async (tx) => {
    const [heading, text] = await tx.texts.addMany([{ textId: uuidV7(), streamId: reportId, body: 'Training' }, { textId: uuidV7(), streamId: reportId, body: words }], recordedAt)
    if (!heading || !text) throw new Error('no texts')
    const sectionId = uuidV7()
    const on = { happenedOn: isoDate(recordedAt.slice(0, 10)) }
    const events: readonly RegisterEvent[] = [
      { type: 'ReportBegun', ...on, reference: `REP-${reportId.slice(-4)}`, year, document },
      { type: 'SectionAdded', ...on, sectionId, heading }, { type: 'SectionWritten', ...on, sectionId, heading, text, ...(carried && { carriedFrom: uuidV7() }) },
    ]
    await tx.ledger.append('report', reportId, 0, events, { commandId: uuidV7(), recordedBy: 'ines', recordedAt })
  })
  return reportId
}

/** A register in which a report may be submitted, approved and published, and those who do it. Today is 2 March 2026. */
export async function registerWithReports(cleanup: Cleanup, settings: Partial<AuthoritySettings> = {}, pressParts: Partial<Press> = {}, protector: Protector = plainProtector()) {
  const calendar = englandAndWales()
  const db = await testStore(cleanup, { projector: makeProjector(calendar), reads: makeReads(calendar) })
  const { authorityId, pools, store } = db
  const services: Services = { ...db.services, protector }
  const folder = mkdtempSync(join(tmpdir(), 'heard-seals-'))
  cleanup.after(async () => rmSync(folder, { recursive: true }))
  const saved = { recordedBy: 'test', recordedAt: '2026-01-01T00:00:00.000Z', validFrom: isoDate('2006-09-01') }
  await store.write(wholeOf(authorityId), (tx) => tx.settings.save({ ...REPORTING_SETTINGS, ...settings }, saved))
  const press = sealingPress(pools, folder, services.clock.now, pressParts)
  const [ines, helen, dev] = [personOf(authorityId, 'ines', 'complaints-manager'), personOf(authorityId, 'helen', 'head-of-service'), personOf(authorityId, 'dev', 'reader')]
  const read = async (reportId: string): Promise<ReadForApproval> => {
    const reading = await readForApproval(services, press, ines, reportId)
    if (reading.kind !== 'read') throw new Error('the report is not there')
    return reading
  }
  const step = async (actor: Actor, reportId: string, taken: LifeStep, parts: Partial<StepRequest> = {}): Promise<StepResult> => {
    const { content, report } = await read(reportId)
    return takeLifeStep(services, press, actor, { reportId, expectedSeq: report.seq, commandId: uuidV7(), step: taken, content, ...parts })
  }
  const publish = async (reportId: string, parts: Readonly<{ actor?: Actor; commandId?: string; expectedSeq?: number; press?: Press }> = {}): Promise<PublishResult> =>
    publishReport(services, parts.press ?? press, parts.actor ?? ines, { reportId, expectedSeq: parts.expectedSeq ?? (await read(reportId)).report.seq, commandId: parts.commandId ?? uuidV7() })
  return {
    ...db, services, press, folder, ines, helen, dev, read, step, publish,
    /** Submitted by Ines and approved by Helen. */
    approve: async (reportId: string) => {
      await step(ines, reportId, 'submit-report')
      return step(helen, reportId, 'approve-report')
    },
    editions: () => store.read(wholeOf(authorityId), (reads) => reads.editions()),
  }
}
