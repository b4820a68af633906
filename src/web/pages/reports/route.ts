import type { Route } from '../../route.ts'
import { urls } from '../../urls.ts'
import { addSection, sectionStep } from './section-steps.ts'
import { editSection, saveSection } from './edit-page.ts'
import { listReports, startReport } from './list-page.ts'
import { showReport } from './one-page.ts'
import { previewReport } from './preview-page.ts'

const SECTION = urls.reportSection(':reportId', ':sectionId')

/** Reports: beginning one, writing it, reading it as it would be printed. Decision: 0061. */
export const reportRoutes: readonly Route[] = [
  { method: 'GET', url: urls.reports(), access: 'view-reports', handler: listReports },
  { method: 'POST', url: urls.reports(), access: 'write-report', handler: startReport },
  { method: 'GET', url: urls.report(':reportId'), access: 'view-reports', handler: showReport },
  { method: 'GET', url: urls.reportPart(':reportId', 'preview'), access: 'view-reports', handler: previewReport },
  { method: 'POST', url: urls.reportPart(':reportId', 'sections'), access: 'write-report', handler: addSection },
  { method: 'GET', url: SECTION, access: 'write-report', handler: editSection },
  { method: 'POST', url: SECTION, access: 'write-report', handler: saveSection },
  { method: 'POST', url: urls.reportSectionStep(':reportId', ':sectionId', ':step'), access: 'write-report', handler: sectionStep },
]
