import { may } from '../../../application/permissions.ts'
import { viewEntry } from '../../../application/view-entry.ts'
import type { EntryKind } from '../../../domain/register/entry.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { tombstoneOr404 } from '../retention/tombstone.ts'
import { contextSequel } from '../context/sequel.ts'
import { sequelUrl } from '../record-entry/sequel.ts'
import { entryPage } from './view-model.ts'

export const entryRoutes: readonly Route[] = [{ method: 'GET', url: urls.entry(':streamId'), access: 'view-entry', traces: reads('entry', 'streamId'), handler: show }]

/** Kinds with pages of their own beside the register's lists. */
const OWN_PAGES: Readonly<Partial<Record<EntryKind, (streamId: string) => string>>> = {
  'rights-request': urls.rightsRequest, bundle: urls.bundle, disclosure: urls.disclosure, message: urls.message,
}

async function show(visit: Visit): Promise<Answer> {
  const { deps, actor, params } = visit
  const view = await viewEntry(deps.services, actor, params['streamId'] ?? '')
  if (view.kind === 'not-found') return tombstoneOr404(visit, params['streamId'] ?? '')
  if (view.entry.kind === 'compliment') return { kind: 'redirect', to: urls.compliment(view.streamId) }
  if (view.entry.kind === 'pool-member') return { kind: 'redirect', to: urls.poolMember(view.streamId) }
  if (view.entry.kind === 'learning') return { kind: 'redirect', to: urls.learningOne(view.streamId) }
  if (view.entry.kind === 'report') return { kind: 'redirect', to: urls.report(view.streamId) }
  if (view.entry.kind === 'theme') return { kind: 'redirect', to: urls.theme(view.streamId) }
  if (view.entry.kind === 'enquiry' || view.entry.kind === 'member-enquiry') return { kind: 'redirect', to: urls.enquiry(view.streamId) }
  const ownPage = OWN_PAGES[view.entry.kind]
  if (ownPage) return { kind: 'redirect', to: ownPage(view.streamId) }
  const mayRecord = may(actor, 'record-entry')
  const model = entryPage(view, mayRecord)
  return {
    kind: 'page', template: 'pages/entry/page.njk', title: model.reference || `${model.kind}, ${model.happenedOn}`,
    model: {
      ...model, mayRecord, desk: view.entry.kind === 'ombudsman-contact' && may(actor, 'view-ombudsman') ? urls.ombudsmanCase(view.streamId) : null,
      sequel: mayRecord && !view.inError ? sequelUrl(view) ?? contextSequel(view) : null,
    },
  }
}
