import { may } from './permissions.ts'
import type { Actor, Clock, Draft, Drafts } from './ports.ts'

/** A representation that is being recorded, question by question. */
const RECORD_DRAFT = 'record-complaint'

export type DraftServices = Readonly<{ drafts: Drafts; clock: Clock }>

/** Keeps what was typed so far. Only its writer sees it; nothing of it is in the register. False where the draft is another's. */
export async function saveDraft({ drafts, clock }: DraftServices, actor: Actor, draftId: string, body: unknown): Promise<boolean> {
  if (!may(actor, 'record-complaint')) throw new Error('a draft was saved by somebody who may not record')
  return drafts.save(actor.authorityId, { draftId, userId: actor.userId, kind: RECORD_DRAFT, body, updatedAt: clock.now() })
}

/** The actor's own draft of that id; null where there is none, or where it is another's. */
export function findDraft({ drafts }: DraftServices, actor: Actor, draftId: string): Promise<Draft | null> {
  return drafts.get(actor.authorityId, actor.userId, draftId)
}

/** The actor's own drafts, last changed first. */
export function listDrafts({ drafts }: DraftServices, actor: Actor): Promise<readonly Draft[]> {
  return drafts.list(actor.authorityId, actor.userId, RECORD_DRAFT)
}

/** Deletes a draft for good, names and words with it. */
export function deleteDraft({ drafts }: DraftServices, actor: Actor, draftId: string): Promise<void> {
  return drafts.remove(actor.authorityId, actor.userId, draftId)
}
