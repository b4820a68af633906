import { changeReport, type ReportRequest } from '../../../application/report/write-report.ts'
import { listTableSets } from '../../../application/table-sets.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { formReader } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { showReport } from './one-page.ts'

type Step = ReportRequest['command']

/** Adds a section at the end, and goes on to write it. */
export async function addSection(visit: Visit): Promise<Answer> {
  const { typed, today, params } = visit
  const { commandId, sectionId } = typed
  if (!isId(commandId) || !isId(sectionId)) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const heading = form.words('heading', 'the heading')
  if (form.slips.length > 0) return withSlips(visit, form.slips)
  return take(visit, { type: 'add-section', on: today, sectionId, heading }, urls.reportSection(params['reportId'] ?? '', sectionId))
}

/** Confirms, moves, takes out or puts back one section. Done twice, it is refused the second time and changes nothing. */
export async function sectionStep(visit: Visit): Promise<Answer> {
  const { params, today, typed } = visit
  const { sectionId = '', step = '', reportId = '' } = params
  if (!isId(sectionId)) return { kind: 'not-found' }
  const after = formReader(typed, today).text('after')
  const steps: Readonly<Record<string, Step>> = {
    confirm: { type: 'confirm-section', on: today, sectionId }, remove: { type: 'remove-section', on: today, sectionId },
    restore: { type: 'restore-section', on: today, sectionId }, move: { type: 'move-section', on: today, sectionId, ...(isId(after) && { after }) },
  }
  const command = Object.hasOwn(steps, step) ? steps[step] : undefined
  return command ? take(visit, command, urls.report(reportId)) : { kind: 'not-found' }
}

/** Chooses the set of tables that the report may name besides those that are always there; none for an empty choice. */
export async function chooseTables(visit: Visit): Promise<Answer> {
  const { deps, actor, typed, today, params } = visit
  const sets = await listTableSets(deps.services, actor)
  if (sets.kind !== 'sets') return { kind: 'not-allowed' }
  const form = formReader(typed, today)
  const set = form.optionalChoice('set', 'the set of tables', sets.sets.map(({ setId }) => setId))
  if (form.slips.length > 0) return withSlips(visit, form.slips)
  return take(visit, { type: 'choose-table-set', on: today, ...(set !== undefined && { set }) }, urls.report(params['reportId'] ?? ''))
}

async function take(visit: Visit, command: Step, to: string): Promise<Answer> {
  const { deps, actor, params, typed } = visit
  const commandId = isId(typed['commandId']) ? typed['commandId'] : deps.services.ids.next()
  const result = await changeReport(deps.services, actor, { reportId: params['reportId'] ?? '', commandId, command })
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to }
    case 'refused': return withSlips(visit, [{ field: '', text: refusalWords(result) }])
    case 'stale':
    case 'warned':
      return { kind: 'redirect', to: urls.report(params['reportId'] ?? '') }
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}

/** The report's page again, with what is wrong. */
async function withSlips(visit: Visit, slips: readonly Readonly<{ field: string; text: string }>[]): Promise<Answer> {
  const answer = await showReport(visit)
  return answer.kind === 'page' ? { ...answer, slips, typed: visit.typed } : answer
}
