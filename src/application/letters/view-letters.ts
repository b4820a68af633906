import type { LetterStanding } from '../../domain/letters/letters-owed.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import { viewComplaint, type NotFound } from '../view-complaint.ts'
import type { ComplaintView } from '../worded.ts'
import { lettersOwedOf } from './letter-facts-of.ts'
import type { LetterDraft } from './ports.ts'
import { templatesIn, type Template } from './templates.ts'

/** The letters of a complaint, what is written of them, and the templates that they can begin with. */
export type LettersView = Readonly<{ kind: 'letters'; view: ComplaintView; owed: readonly LetterStanding[]; drafts: ReadonlyMap<string, LetterDraft>; templates: readonly Template[]; mayWrite: boolean }>

/** What a complaint's letters are, for whoever sees the complaint; drafts and templates for whoever writes letters. */
export async function viewLetters(services: Services, actor: Actor, complaintId: string): Promise<LettersView | NotFound> {
  const view = await viewComplaint(services, actor, complaintId)
  if ('kind' in view) return view
  const mayWrite = may(actor, 'draft-letter') && view.inError === null
  const seesDrafts = mayWrite || may(actor, 'check-letter')
  const { drafts, templates } = await services.store.read(actor, async (reads) => ({
    drafts: seesDrafts ? await reads.letterDrafts(complaintId) : [], templates: mayWrite ? await templatesIn(reads) : [],
  }))
  return { kind: 'letters', view, owed: view.inError === null ? lettersOwedOf(view) : [], drafts: new Map(drafts.map((draft) => [draft.letterId, draft])), templates, mayWrite }
}
