import { findDraft, type DraftServices } from '../../../application/drafts.ts'
import { chosenIn } from '../../components/known-people.ts'
import type { Typed } from '../../form-reader.ts'
import type { WebDeps } from '../../deps.ts'
import type { Visit } from '../../route.ts'
import { readDraft, type DraftBody } from './draft-body.ts'
import type { Reading } from './read-record.ts'

/** A visit to a record that is being made: its draft as far as it has come, and what it is read with. */
export type Asked = Readonly<{ visit: Visit; draftId: string; isKept: boolean; body: DraftBody; reading: Reading }>

export function draftServices(deps: WebDeps): DraftServices {
  return { drafts: deps.drafts, clock: deps.services.clock }
}

export async function askedIn(visit: Visit): Promise<Asked> {
  const { deps, actor, params, today } = visit
  const draftId = params['draftId'] ?? ''
  const draft = await findDraft(draftServices(deps), actor, draftId)
  const { settings, users } = await deps.services.store.read(actor, async (reads) => ({ settings: await reads.settings(), users: await reads.users() }))
  const body = readDraft(draft)
  const known = await chosenIn(visit, Object.assign({}, ...Object.entries(body.answers).map(([step, typed]) => withStep(step, typed))))
  return { visit, draftId, isKept: draft !== null, body, reading: { settings, today, known, users, newId: deps.services.ids.next } }
}

/** The people chosen in an answer, under names that no other answer has. */
function withStep(step: string, typed: Typed): Typed {
  return Object.fromEntries(Object.entries(typed).filter(([name]) => name.startsWith('known-')).map(([name, value]) => [`${step}-${name}-known`, value]))
}
