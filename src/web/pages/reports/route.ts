import type { Route } from '../../route.ts'
import { lists, reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { showComments, takeComment } from './comments-page.ts'
import { answerContents, showContents } from './contents-page.ts'
import { editSection, keepSection, saveSection } from './edit-page.ts'
import { showHistory, showSectionHistory } from './history-page.ts'
import { showIdentification } from './identification-page.ts'
import { listReports, startReport } from './list-page.ts'
import { showReport } from './one-page.ts'
import { previewReport } from './preview-page.ts'
import { addSection, chooseTables, sectionStep } from './section-steps.ts'

const SECTION = urls.reportSection(':reportId', ':sectionId')
const step = (name: string) => urls.reportSectionStep(':reportId', ':sectionId', name)
const part = (name: string) => urls.reportPart(':reportId', name)

/** Reports: beginning one, writing it, reading it as it would be printed. Decision: 0061. */
export const reportRoutes: readonly Route[] = [
  { method: 'GET', url: urls.reports(), access: 'view-reports', traces: lists('reports'), handler: listReports },
  { method: 'POST', url: urls.reports(), access: 'write-report', traces: 'nothing', handler: startReport },
  { method: 'GET', url: urls.report(':reportId'), access: 'view-reports', traces: reads('report', 'reportId'), handler: showReport },
  { method: 'GET', url: part('preview'), access: 'view-reports', traces: reads('report', 'reportId'), handler: previewReport },
  { method: 'GET', url: part('checklist'), access: 'view-reports', traces: reads('report', 'reportId'), handler: showContents },
  { method: 'POST', url: part('checklist'), access: 'write-report', traces: reads('report', 'reportId'), handler: answerContents },
  { method: 'GET', url: part('comments'), access: 'view-reports', traces: reads('report', 'reportId'), handler: showComments },
  { method: 'POST', url: part('comments'), access: 'comment-report', traces: reads('report', 'reportId'), handler: takeComment },
  { method: 'GET', url: part('identification'), access: 'view-reports', traces: reads('report', 'reportId'), handler: showIdentification },
  { method: 'POST', url: part('tables'), access: 'write-report', traces: reads('report', 'reportId'), handler: chooseTables },
  { method: 'GET', url: part('history'), access: 'view-reports', traces: reads('report', 'reportId'), handler: showHistory },
  { method: 'POST', url: part('sections'), access: 'write-report', traces: reads('report', 'reportId'), handler: addSection },
  { method: 'GET', url: SECTION, access: 'write-report', traces: reads('report', 'reportId'), handler: editSection },
  { method: 'POST', url: SECTION, access: 'write-report', traces: reads('report', 'reportId'), handler: saveSection },
  { method: 'GET', url: step('history'), access: 'view-reports', traces: reads('report', 'reportId'), handler: showSectionHistory },
  { method: 'POST', url: step('draft'), access: 'write-report', traces: reads('report', 'reportId'), handler: keepSection },
  { method: 'POST', url: step(':step'), access: 'write-report', traces: reads('report', 'reportId'), handler: sectionStep },
]
