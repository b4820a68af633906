import { createReadStream, existsSync } from 'node:fs'
import { addWords } from '../../../application/change-words.ts'
import { wordFor } from '../../../domain/authority/settings.ts'
import { registerTemplate } from '../../../spreadsheets/register-template.ts'
import { notInUseWords, ROW_KIND_LABELS, yearLabel } from '../../../words/imports.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists, takesAway } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { columnsModel, readColumns, typedColumns } from './columns-form.ts'
import { importDesk, leftOutFile, type Upload } from './desk.ts'
import { columnName, problemText } from './problem-text.ts'
import { LIMITS, takeUpload } from './take-upload.ts'
import { withWords, wordQuestions, wordsToAdd } from './unknown-words.ts'
import { startChecking, startLoading } from './work.ts'

const access = 'import-register'
const stepUrl = (step: string) => urls.importStep(':importId', step)

export const importRoutes: readonly Route[] = [
  { method: 'GET', url: urls.importRegister(), access, traces: 'nothing', handler: showStart },
  { method: 'POST', url: urls.importRegister(), access, traces: 'nothing', handler: receive, multipart: true },
  { method: 'GET', url: urls.importTemplate(), access, traces: 'nothing', handler: template },
  { method: 'GET', url: stepUrl('columns'), access, traces: lists('import'), handler: (visit) => withUpload(visit, showColumns) },
  { method: 'POST', url: stepUrl('columns'), access, traces: lists('import'), handler: (visit) => withUpload(visit, saveColumns) },
  { method: 'GET', url: stepUrl('check'), access, traces: lists('import'), handler: (visit) => withUpload(visit, showCheck) },
  { method: 'POST', url: stepUrl('words'), access, traces: lists('import'), handler: (visit) => withUpload(visit, saveWords) },
  { method: 'POST', url: stepUrl('load'), access, traces: lists('import'), handler: (visit) => withUpload(visit, load) },
  { method: 'GET', url: stepUrl('load'), access, traces: lists('import'), handler: (visit) => withUpload(visit, showLoad) },
  { method: 'GET', url: stepUrl('left-out'), access, traces: takesAway('list', { code: 'import' }, 'csv'), handler: (visit) => withUpload(visit, leftOut) },
]

async function showStart(visit: Visit, why?: string): Promise<Answer> {
  const { deps, actor } = visit
  const [recent, users] = await Promise.all([
    deps.services.store.write(actor, (tx) => tx.imports.recent(10)), deps.services.store.read(actor, (reads) => reads.users()),
  ])
  const nameOf = (userId: string) => users.find((user) => user.userId === userId)?.name ?? 'The operator'
  return {
    kind: 'page', template: 'pages/import/start.njk', title: 'Import a register', slips: why === undefined ? [] : [{ field: 'file', text: why }],
    model: { limits: LIMITS, recent: recent.map((record) => ({ ...record, by: nameOf(record.startedBy) })) },
  }
}

async function receive(visit: Visit): Promise<Answer> {
  const upload = await takeUpload(visit)
  return typeof upload === 'string' ? showStart(visit, upload) : step(upload, 'columns')
}

function template(): Answer {
  return { kind: 'file', body: registerTemplate(), contentType: 'text/csv; charset=utf-8', fileName: 'register-template.csv' }
}

const GONE: Answer = { kind: 'page', template: 'pages/import/gone.njk', title: 'This upload is no longer here', status: 404 }

function withUpload(visit: Visit, handle: (visit: Visit, upload: Upload) => Answer | Promise<Answer>): Answer | Promise<Answer> {
  const { deps, actor, params } = visit
  const upload = importDesk(deps).find(actor.authorityId, actor.userId, params['importId'] ?? '')
  return upload ? handle(visit, upload) : GONE
}

function step({ importId }: Upload, name: string): Answer {
  return { kind: 'redirect', to: urls.importStep(importId, name) }
}

/** Columns and words can be changed until loading has begun. */
function isOpen({ phase }: Upload): boolean {
  return phase.kind === 'uploaded' || phase.kind === 'checked'
}

async function showColumns(_visit: Visit, upload: Upload): Promise<Answer> {
  return isOpen(upload) ? columnsPage(upload) : step(upload, 'check')
}

async function columnsPage(upload: Upload, wrong?: Pick<Extract<Answer, { kind: 'page' }>, 'slips' | 'typed'>): Promise<Answer> {
  const { file } = upload.opened
  return {
    kind: 'page', template: 'pages/import/columns.njk', title: 'Match the columns', typed: typedColumns(file.headings, upload.choices), ...wrong,
    model: { ...(await columnsModel(file)), importId: upload.importId, fileName: upload.fileName },
  }
}

async function saveColumns(visit: Visit, upload: Upload): Promise<Answer> {
  if (!isOpen(upload)) return step(upload, 'check')
  const { choices, slips } = readColumns(upload.opened.file.headings, visit.typed, upload.choices)
  if (slips.length > 0) return columnsPage(upload, { slips, typed: visit.typed })
  upload.choices = choices
  startChecking(visit.deps, visit.actor, upload)
  return step(upload, 'check')
}

function waiting({ reply }: Visit, upload: Upload, title: string): Answer {
  // The page asks again by itself, without a script; a link on it does the same.
  reply.header('refresh', '2')
  return { kind: 'page', template: 'pages/import/waiting.njk', title, model: { rows: ('rows' in upload.phase ? upload.phase.rows : 0).toLocaleString('en-GB'), fileName: upload.fileName } }
}

function failed(why: string): Answer {
  return { kind: 'page', template: 'pages/import/failed.njk', title: 'The register was not loaded', model: { why } }
}

async function settingsOf({ deps, actor }: Visit) {
  return deps.services.store.read(actor, (reads) => reads.settings())
}

async function showCheck(visit: Visit, upload: Upload): Promise<Answer> {
  const { phase, importId, fileName } = upload
  switch (phase.kind) {
    case 'uploaded':
      return step(upload, 'columns')
    case 'checking':
      return waiting(visit, upload, 'Checking the register')
    case 'failed':
      return failed(phase.why)
    case 'loading':
    case 'loaded':
      return step(upload, 'load')
    case 'checked': {
      const settings = await settingsOf(visit)
      const { report } = phase
      return {
        kind: 'page', template: 'pages/import/check.njk', title: report.badRows === 0 ? 'The register can be loaded' : 'Some rows cannot be loaded',
        model: {
          importId, fileName, report, goodRows: report.rows - report.badRows, more: report.problemCount - report.problems.length, kinds: ROW_KIND_LABELS,
          oldWords: report.wordsNotInUse.map((word) => notInUseWords(word, wordFor(settings, word.list, word.code), columnName)),
          problems: report.problems.map((problem) => ({ row: problem.row, text: problemText(problem) })), words: wordQuestions(report, settings),
          totals: report.totals.map((total) => ({ ...total, year: yearLabel(total.year, settings.reportingYearStartsInMonth) })),
        },
      }
    }
  }
}

async function saveWords(visit: Visit, upload: Upload): Promise<Answer> {
  if (upload.phase.kind === 'checked') {
    const questions = wordQuestions(upload.phase.report, await settingsOf(visit))
    const toAdd = wordsToAdd(questions, visit.typed)
    if (toAdd.length > 0) await addWords(visit.deps.services, visit.actor, toAdd)
    upload.choices = { ...upload.choices, words: withWords(upload.choices.words, questions, visit.typed) }
    startChecking(visit.deps, visit.actor, upload)
  }
  return step(upload, 'check')
}

/** Sent twice, it loads once: the second finds the first at work. */
function load({ deps, actor }: Visit, upload: Upload): Answer {
  startLoading(deps, actor, upload)
  return step(upload, 'load')
}

async function showLoad(visit: Visit, upload: Upload): Promise<Answer> {
  const { phase, importId, fileName } = upload
  if (phase.kind === 'failed') return failed(phase.why)
  if (phase.kind === 'loading') return waiting(visit, upload, 'Loading the register')
  if (phase.kind !== 'loaded') return step(upload, 'check')
  const { reportingYearStartsInMonth } = await settingsOf(visit)
  return {
    kind: 'page', template: 'pages/import/loaded.njk', title: 'The register is loaded',
    model: {
      importId, fileName, report: phase.report, kinds: ROW_KIND_LABELS, hasLeftOut: existsSync(leftOutFile(upload)),
      totals: phase.report.totals.map((total) => ({ ...total, year: yearLabel(total.year, reportingYearStartsInMonth) })),
    },
  }
}

function leftOut(_visit: Visit, upload: Upload): Answer {
  const path = leftOutFile(upload)
  if (upload.phase.kind !== 'loaded' || !existsSync(path)) return { kind: 'not-found' }
  return { kind: 'file', body: createReadStream(path), contentType: 'text/csv; charset=utf-8', fileName: 'left-out-rows.csv' }
}
