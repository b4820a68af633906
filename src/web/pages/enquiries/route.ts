import type { Route } from '../../route.ts'
import { lists, reads, readsIfAsked } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { listPage } from './list.ts'
import { newPage, saveNew } from './log.ts'
import { memberPage } from './member.ts'
import { nextStep, onePage } from './one.ts'
import { askReceipt, startComplaint, TO_COMPLAINT } from './to-complaint.ts'

const COMMAND = urls.enquiryCommand(':streamId', ':command')
const TO = urls.enquiryCommand(':streamId', TO_COMPLAINT)

/** What came before a complaint: the list, the one page of the log, and a page for each enquiry. */
export const enquiryRoutes: readonly Route[] = [
  { method: 'GET', url: urls.enquiries(), access: 'view-entry', traces: lists('enquiries'), handler: listPage },
  { method: 'GET', url: urls.enquiryNew(), access: 'record-entry', traces: readsIfAsked('complaint', 'complaint'), handler: (visit) => newPage(visit) },
  { method: 'POST', url: urls.enquiryNew(), access: 'record-entry', traces: readsIfAsked('complaint', 'complaint'), handler: saveNew },
  { method: 'GET', url: urls.memberEnquiryNew(), access: 'record-entry', traces: 'nothing', handler: memberPage },
  { method: 'POST', url: urls.memberEnquiryNew(), access: 'record-entry', traces: 'nothing', handler: memberPage },
  { method: 'GET', url: urls.enquiry(':streamId'), access: 'view-entry', traces: reads('entry', 'streamId'), handler: onePage },
  { method: 'GET', url: TO, access: 'record-complaint', traces: reads('entry', 'streamId'), handler: (visit) => askReceipt(visit) },
  { method: 'POST', url: TO, access: 'record-complaint', traces: reads('entry', 'streamId'), handler: startComplaint },
  { method: 'GET', url: COMMAND, access: 'record-entry', traces: reads('entry', 'streamId'), handler: nextStep },
  { method: 'POST', url: COMMAND, access: 'record-entry', traces: reads('entry', 'streamId'), handler: nextStep },
]
