import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { PersonId } from '../../domain/complaint/basics.ts'
import { beingWritten, letterOf } from '../../domain/complaint/threads/letters/thread.ts'
import type { LetterNeed } from '../../domain/complaint/threads/letters/events.ts'
import { foldAsRecorded } from '../../domain/complaint/evolve.ts'
import { examineDraft, isComplete, type ExaminedDraft } from '../../domain/letters/draft.ts'
import type { Reader } from '../../domain/letters/letter-facts.ts'
import { ruleCalled } from '../../domain/letters/letter-template.ts'
import { MOST_CHARACTERS } from '../../domain/letters/template/parse-template.ts'
import { allOrNothing, type Within } from '../all-or-nothing.ts'
import { carryOutWithin } from '../carry-out.ts'
import { standsAt } from '../files/file-documents.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import { isThereFor } from '../sealing.ts'
import { complaintEvents } from '../streams.ts'
import type { CommandResult, ComplaintView } from '../worded.ts'
import { letterFactsOf, type FillsIn } from './letter-facts-of.ts'
import type { Template } from './templates.ts'

/** What every form about a letter carries. */
export type OfLetter = Readonly<{ complaintId: string; letterId: string; expectedSeq: number; commandId: string; on: IsoDate }>

export type Beginning = OfLetter & Readonly<{ rule: string | null; to: PersonId; reader: Reader; isEasyRead: boolean; batch?: string }>

/** What a letter is begun from: nothing where there is no template. */
type From = Readonly<{ view: ComplaintView; template: Template | null; fillsIn: FillsIn }>

/** Begins a letter from a template, filled in from the complaint as whoever begins it sees it; from nothing where there is none. */
export async function beginLetter(services: Services, actor: Actor, beginning: Beginning, from: From): Promise<CommandResult> {
  if (!may(actor, 'draft-letter')) return { kind: 'not-allowed' }
  return allOrNothing<CommandResult>(services.store, actor, (within) => beginWithin(services, within, actor, beginning, from))
}

/**
 * Begins a letter and finishes it as it is filled in, in one transaction: whenever a server stops, there is a whole letter or none. Where it
 * cannot be finished as it is, it is begun, for somebody to write. Refused and stale as `beginLetter` is.
 */
export async function beginFinished(services: Services, actor: Actor, beginning: Beginning, finishing: Readonly<{ commandId: string }>, from: From): Promise<CommandResult> {
  if (!may(actor, 'draft-letter')) return { kind: 'not-allowed' }
  if (!may(actor, 'finish-letter')) return beginLetter(services, actor, beginning, from)
  return allOrNothing<CommandResult>(services.store, actor, async (within) => {
    const begun = await beginWithin(services, within, actor, beginning, from)
    if (begun.kind !== 'done' || from.template === null) return begun
    const draft = { seen: 1, body: draftOf(actor, beginning, from) }
    const gaveUp = (): never => within.undo({ kind: 'not-found' })
    const finished = await finishWithin(services, { tx: within.tx, undo: gaveUp }, actor, { ...beginning, expectedSeq: begun.seq, commandId: finishing.commandId }, draft)
    return finished.kind === 'done' ? finished : begun
  })
}

/** The same within a transaction that writes more. */
async function beginWithin(
  services: Services, within: Within<CommandResult>, actor: Actor, beginning: Beginning, from: From,
): Promise<CommandResult> {
  const { template } = from
  const { complaintId, letterId, expectedSeq, commandId, on, rule, to, reader, isEasyRead, batch } = beginning
  const isCurrent = await standsAt(within.tx, { complaintId, expectedSeq })
  const result = await carryOutWithin(services, within, actor, {
    complaintId, expectedSeq, commandId,
    command: {
      type: 'draft-letter', on, letterId, to: { personId: to }, reader, isEasyRead, ...(rule !== null && { rule }), ...(batch !== undefined && { batch }),
      ...(template !== null && { template: template.templateId, templateVersion: template.version }),
    },
  })
  // A form that was sent twice began one letter, and its draft may have been written on since.
  if (result.kind !== 'done' || !isCurrent) return result
  await within.tx.letterDrafts.save({ streamId: complaintId, letterId, seen: 0, body: draftOf(actor, beginning, from), at: services.clock.now(), by: actor.userId })
  return result
}

function draftOf(actor: Actor, { rule, to, reader, isEasyRead }: Beginning, { view, template, fillsIn }: From): string {
  return template === null ? '' : fillsIn(template, letterFactsOf(view, { rule, reader, isEasyRead, to, writer: actor.name }))
}

export type DraftSaved = Readonly<{ kind: 'saved' | 'changed-meanwhile' | 'too-long' | 'not-there' | 'not-allowed' }>

/** Saves what is written of a letter: over the version that whoever writes had before them, and over no other. */
export async function saveDraft(services: Services, actor: Actor, { complaintId, letterId, seen, body }: Readonly<{ complaintId: string; letterId: string; seen: number; body: string }>): Promise<DraftSaved> {
  if (!may(actor, 'draft-letter')) return { kind: 'not-allowed' }
  if (body.length > MOST_CHARACTERS) return { kind: 'too-long' }
  return services.store.write(actor, async (tx): Promise<DraftSaved> => {
    const recorded = complaintEvents(await tx.ledger.load(complaintId))
    const complaint = recorded && foldAsRecorded(recorded)
    const letter = complaint && letterOf(complaint, letterId)
    if (!complaint || !letter || !beingWritten(letter) || !await isThereFor(services, tx, actor, { complaintId, complaint })) return { kind: 'not-there' }
    return { kind: await tx.letterDrafts.save({ streamId: complaintId, letterId, seen, body, at: services.clock.now(), by: actor.userId }) }
  })
}

export type Finished = CommandResult | Readonly<{ kind: 'problems'; examined: ExaminedDraft }> | Readonly<{ kind: 'draft-changed' }>

/** Finishes a letter: its words are kept as they are now. It is held where it lacks something that it has to say; hostile text is refused. */
export async function finishLetter(services: Services, actor: Actor, of: OfLetter, draft: Draft): Promise<Finished> {
  if (!may(actor, 'finish-letter')) return { kind: 'not-allowed' }
  return allOrNothing<Finished>(services.store, actor, (within) => finishWithin(services, within, actor, of, draft))
}

type Draft = Readonly<{ seen: number; body: string }>

async function finishWithin(services: Services, { tx, undo }: Within<Finished>, actor: Actor, { complaintId, letterId, expectedSeq, commandId, on }: OfLetter, draft: Draft): Promise<Finished> {
  if (draft.body.length > MOST_CHARACTERS) return { kind: 'draft-changed' }
  const recorded = complaintEvents(await tx.ledger.load(complaintId))
  const complaint = recorded && foldAsRecorded(recorded)
  const letter = complaint && letterOf(complaint, letterId)
  const rule = complaint && letter && letter.rule !== null ? ruleCalled({ procedure: complaint.procedure, rule: letter.rule }) : null
  const examined = examineDraft(draft.body, rule?.mustSay.map(({ id }) => id) ?? [])
  if (examined.problems.length > 0) return { kind: 'problems', examined }
  const isCurrent = await standsAt(tx, { complaintId, expectedSeq })
  const carried = await carryOutWithin(services, { tx, undo: (result) => undo(result) }, actor, {
    complaintId, expectedSeq, commandId, command: { type: 'finish-letter', on, letterId, text: { words: examined.words }, isHeld: !isComplete(examined) },
  })
  if (carried.kind !== 'done' || !isCurrent) return carried
  const kept = await tx.letterDrafts.save({ streamId: complaintId, letterId, seen: draft.seen, body: draft.body, at: services.clock.now(), by: actor.userId })
  return kept === 'saved' ? carried : undo({ kind: 'draft-changed' })
}

/** Whether what a letter is fits what its reader needs: large print is made so, another form has to be written so. */
export function isAsNeeded(needs: readonly LetterNeed[], letter: Readonly<{ isEasyRead: boolean }>): boolean {
  return needs.every((need) => need === 'large-print' || need === 'telephone-instead' || (need === 'easy-read' && letter.isEasyRead))
}
