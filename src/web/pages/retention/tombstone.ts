import { retentionOfRecord, tombstonesNamed } from '../../../application/retention/view.ts'
import { RETENTION_PAGES } from '../../../words/retention.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { elsewhereRow, tombstoneRow } from './rows.ts'

/** What stands at the address of a record that is not there: its tombstone, where it was destroyed and the visitor sees to retention; else that it is not there. */
export async function tombstoneOr404({ deps, actor }: Visit, streamId: string): Promise<Answer> {
  const view = await retentionOfRecord(deps.services, actor, streamId)
  if (view.kind !== 'tombstone') return { kind: 'not-found' }
  const stone = tombstoneRow(view.tombstone, view.userNames)
  return { kind: 'page', template: 'pages/retention/tombstone.njk', title: RETENTION_PAGES.tombstone(stone.reference), model: { stone, elsewhere: view.elsewhere.map((place) => elsewhereRow(place)) } }
}

/** Destroyed records of the very reference that was searched for. */
export async function tombstonesFound({ deps, actor }: Visit, words: string) {
  return (await tombstonesNamed(deps.services, actor, words)).map(({ streamId }) => ({ href: urls.retentionRecord(streamId) }))
}
