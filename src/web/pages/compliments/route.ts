import type { Route } from '../../route.ts'
import { lists, reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { digestRoutes } from './digest-page.ts'
import { showList } from './list-page.ts'
import { nextStep, showOne } from './one-page.ts'
import { quotationPage } from './quotation.ts'
import { correctDetails, recordNew } from './details.ts'

const ONE = urls.compliment(':streamId')
const COMMAND = urls.complimentCommand(':streamId', ':command')
const QUOTATION = urls.complimentCommand(':streamId', 'quotation')
const DETAILS = urls.complimentCommand(':streamId', 'details')

export const complimentRoutes: readonly Route[] = [
  { method: 'GET', url: urls.compliments(), access: 'view-entry', traces: lists('compliments'), handler: showList },
  { method: 'GET', url: urls.complimentNew(), access: 'record-entry', traces: 'nothing', handler: recordNew },
  { method: 'POST', url: urls.complimentNew(), access: 'record-entry', traces: 'nothing', handler: recordNew },
  ...digestRoutes,
  { method: 'GET', url: ONE, access: 'view-entry', traces: reads('entry', 'streamId'), handler: showOne },
  { method: 'GET', url: DETAILS, access: 'record-entry', traces: reads('entry', 'streamId'), handler: correctDetails },
  { method: 'POST', url: DETAILS, access: 'record-entry', traces: reads('entry', 'streamId'), handler: correctDetails },
  { method: 'GET', url: QUOTATION, access: 'record-entry', traces: reads('entry', 'streamId'), handler: quotationPage },
  { method: 'POST', url: QUOTATION, access: 'record-entry', traces: reads('entry', 'streamId'), handler: quotationPage },
  { method: 'GET', url: COMMAND, access: 'record-entry', traces: reads('entry', 'streamId'), handler: nextStep },
  { method: 'POST', url: COMMAND, access: 'record-entry', traces: reads('entry', 'streamId'), handler: nextStep },
]
