import type { DraftServices } from '../drafts.ts'
import { may } from '../permissions.ts'
import type { Actor } from '../ports.ts'

/** What somebody has typed into a section and not saved yet. */
const SECTION_DRAFT = 'report-section'

/** `over`: the version of the section that it was typed over. */
export type SectionDraft = Readonly<{ draftId: string; reportId: string; sectionId: string; heading: string; text: string; over: number; updatedAt: string }>

/** Keeps what was typed so far, for its writer alone; nothing of it is in the report. False where the draft is another's. */
export async function keepSectionDraft({ drafts, clock }: DraftServices, actor: Actor, draft: Omit<SectionDraft, 'updatedAt'>): Promise<boolean> {
  if (!may(actor, 'write-report')) return false
  const { draftId, ...body } = draft
  return drafts.save(actor.authorityId, { draftId, userId: actor.userId, kind: SECTION_DRAFT, body, updatedAt: clock.now() })
}

/** The actor's own draft of a section, last kept first; null where there is none. */
export async function sectionDraft({ drafts }: DraftServices, actor: Actor, sectionId: string): Promise<SectionDraft | null> {
  const all = await drafts.list(actor.authorityId, actor.userId, SECTION_DRAFT)
  for (const { draftId, body, updatedAt } of all) {
    const draft = readDraft(body)
    if (draft?.sectionId === sectionId) return { ...draft, draftId, updatedAt }
  }
  return null
}

/** Throws every draft of a section away that is the actor's own. */
export async function dropSectionDrafts({ drafts }: DraftServices, actor: Actor, sectionId: string): Promise<void> {
  for (const { draftId, body } of await drafts.list(actor.authorityId, actor.userId, SECTION_DRAFT)) {
    if (readDraft(body)?.sectionId === sectionId) await drafts.remove(actor.authorityId, actor.userId, draftId)
  }
}

function readDraft(body: unknown): Omit<SectionDraft, 'draftId' | 'updatedAt'> | null {
  if (typeof body !== 'object' || body === null) return null
  const of = new Map<string, unknown>(Object.entries(body))
  const [reportId, sectionId, heading, text, over] = ['reportId', 'sectionId', 'heading', 'text', 'over'].map((name) => of.get(name))
  if (typeof reportId !== 'string' || typeof sectionId !== 'string' || typeof heading !== 'string' || typeof text !== 'string' || typeof over !== 'number') return null
  return { reportId, sectionId, heading, text, over }
}
