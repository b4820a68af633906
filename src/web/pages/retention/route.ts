import type { Route } from '../../route.ts'
import { lists, reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { approve, showDestruction, showDestructions, stop } from './destructions.ts'
import { askHold, holdStep, placeHold, showHold, showHolds } from './holds.ts'
import { keepLonger, showRecord } from './record.ts'
import { askProposal, propose, showReview } from './review.ts'
import { saveRule, saveWaiting, showRule, showRules } from './rules.ts'

const ONE = urls.destruction(':destructionId')
const HOLD = urls.hold(':holdId')
const NEW_HOLD = urls.holdStep('new', 'place')
const RULE = urls.retentionRule(':id')
const RECORD = urls.retentionRecord(':streamId')

export const retentionRoutes: readonly Route[] = [
  { method: 'GET', url: urls.retention(), access: 'view-retention', traces: lists('retention'), handler: showReview },
  { method: 'GET', url: urls.retentionProposal(), access: 'propose-destruction', traces: lists('retention'), handler: (visit) => askProposal(visit) },
  { method: 'POST', url: urls.retentionProposal(), access: 'propose-destruction', traces: 'nothing', handler: propose },
  { method: 'GET', url: RECORD, access: 'view-retention', traces: reads('entry', 'streamId'), handler: (visit) => showRecord(visit) },
  { method: 'POST', url: RECORD, access: 'place-hold', traces: reads('entry', 'streamId'), handler: keepLonger },
  { method: 'GET', url: urls.destructions(), access: 'view-retention', traces: lists('destructions'), handler: showDestructions },
  { method: 'GET', url: ONE, access: 'view-retention', traces: reads('entry', 'destructionId'), handler: (visit) => showDestruction(visit) },
  { method: 'POST', url: urls.destructionStep(':destructionId', 'approve'), access: 'approve-destruction', traces: reads('entry', 'destructionId'), handler: approve },
  { method: 'POST', url: urls.destructionStep(':destructionId', 'stop'), access: 'view-retention', traces: reads('entry', 'destructionId'), handler: stop },
  { method: 'GET', url: urls.holds(), access: 'view-retention', traces: lists('holds'), handler: showHolds },
  { method: 'GET', url: NEW_HOLD, access: 'place-hold', traces: 'nothing', handler: (visit) => askHold(visit) },
  { method: 'POST', url: NEW_HOLD, access: 'place-hold', traces: 'nothing', handler: placeHold },
  { method: 'GET', url: HOLD, access: 'view-retention', traces: reads('entry', 'holdId'), handler: (visit) => showHold(visit) },
  { method: 'POST', url: urls.holdStep(':holdId', ':step'), access: 'place-hold', traces: reads('entry', 'holdId'), handler: holdStep },
  { method: 'GET', url: urls.retentionRules(), access: 'view-retention', traces: 'nothing', handler: (visit) => showRules(visit) },
  { method: 'POST', url: urls.retentionRules(), access: 'change-settings', traces: 'nothing', handler: saveWaiting },
  { method: 'GET', url: RULE, access: 'change-settings', traces: 'nothing', handler: (visit) => showRule(visit) },
  { method: 'POST', url: RULE, access: 'change-settings', traces: 'nothing', handler: saveRule },
]
