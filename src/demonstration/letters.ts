import { carryOut } from '../application/carry-out.ts'
import type { FillsIn } from '../application/letters/letter-facts-of.ts'
import { lettersOwedOf } from '../application/letters/letter-facts-of.ts'
import { sendLetter } from '../application/letters/send-letter.ts'
import type { Template } from '../application/letters/templates.ts'
import { beginLetter, finishLetter } from '../application/letters/write-letter.ts'
import type { Actor, Services } from '../application/ports.ts'
import { viewComplaint } from '../application/view-complaint.ts'
import type { CommandResult, ComplaintView, WordedCommand } from '../application/worded.ts'
import type { PersonId } from '../domain/complaint/basics.ts'
import { SEED_TEMPLATES } from '../domain/letters/seeds/seed-templates.ts'
import { templatesFor } from '../domain/letters/letter-template.ts'

/** How far each letter of the demonstration is. None is ever sent from it: what goes went by hand, in the invented world. */
const WAYS = ['drafted', 'finished', 'checked', 'sent-back', 'sent'] as const
/** Enough to find a complaint for each way. */
const LOOKED_AT = 30

/** Letters that are owed of today's complaints, as far along as letters are on any day; one complainant needs large print. */
export async function loadLetters(services: Services, { manager, second }: Readonly<{ manager: Actor; second: Actor }>, fillsIn: FillsIn): Promise<void> {
  const today = services.clock.today()
  const { rows } = await services.store.read(manager, (reads) => reads.workList({ visibility: { kind: 'all', userId: manager.userId }, today, soonUntil: today, group: 'open', sort: 'received', page: 1, descending: true }))
  const waiting = [...WAYS]
  for (const { complaintId } of rows.slice(0, LOOKED_AT)) {
    const [way] = waiting
    if (way === undefined) return
    const view = await viewComplaint(services, manager, complaintId)
    if (!('kind' in view) && await oneLetter(services, { manager, second }, view, way, fillsIn)) waiting.shift()
  }
}

/** A letter that this complaint owes, taken as far as `way`; false where it owes none, or nobody is known to write to. */
async function oneLetter(services: Services, { manager, second }: Readonly<{ manager: Actor; second: Actor }>, view: ComplaintView, way: (typeof WAYS)[number], fillsIn: FillsIn): Promise<boolean> {
  const owed = lettersOwedOf(view).find(({ state }) => state === 'owed')
  const to = view.complaint.details.complainants.find(({ personId }) => personId !== undefined)?.personId
  if (owed === undefined || to === undefined) return false
  const [seed] = templatesFor(SEED_TEMPLATES, { procedure: view.complaint.procedure, rule: owed.rule.id, reader: 'adult', isEasyRead: false })
  if (seed === undefined) return false
  await writeLetter(services, { manager, second }, { view, rule: owed.rule.id, to, template: { ...seed, version: 0, isSeed: true, savedAt: null, savedBy: null } }, { way, fillsIn })
  return true
}

type Writing = Readonly<{ view: ComplaintView; rule: string; to: PersonId; template: Template }>

async function writeLetter(services: Services, { manager, second }: Readonly<{ manager: Actor; second: Actor }>, { view, rule, to, template }: Writing, { way, fillsIn }: Readonly<{ way: (typeof WAYS)[number]; fillsIn: FillsIn }>): Promise<void> {
  const { complaintId } = view
  const [letterId, on] = [services.ids.next(), services.clock.today()]
  const of = async () => ({ complaintId, letterId, on, commandId: services.ids.next(), expectedSeq: (await services.store.read(manager, (reads) => reads.stream(complaintId))).length })
  const order = async (who: Actor, command: WordedCommand) => done(await carryOut(services, who, { ...await of(), command }))
  if (way === 'sent') await order(manager, { type: 'record-letter-needs', on, person: { personId: to }, needs: ['large-print'] })
  done(await beginLetter(services, manager, { ...await of(), rule, to, reader: 'adult', isEasyRead: false }, { view, template, fillsIn }))
  if (way === 'drafted') return
  const draft = (await services.store.read(manager, (reads) => reads.letterDrafts(complaintId))).find((one) => one.letterId === letterId)
  const finished = await finishLetter(services, manager, await of(), { seen: draft?.version ?? 1, body: draft?.body ?? '' })
  if (finished.kind !== 'done') throw new Error(`the demonstration's letter was not finished: ${finished.kind}`)
  const now = await viewComplaint(services, manager, complaintId)
  const isHeld = !('kind' in now) && now.complaint.threads.letters.all.some((letter) => letter.letterId === letterId && letter.finished?.isHeld === true)
  if (way === 'finished' || isHeld || 'kind' in now) return
  if (way === 'sent-back') return order(second, { type: 'send-letter-back', on, letterId, reasons: { words: 'The second point is not what she asked about. Please look at the note of the call.' } })
  await order(second, { type: 'check-letter', on, letterId })
  if (way !== 'sent') return
  const after = await viewComplaint(services, manager, complaintId)
  if (!('kind' in after)) done(await sendLetter(services, manager, { ...await of(), by: 'by-hand', alsoRecord: true, acceptedWarnings: ['letter-arrives-late'], pdf: null }, after))
}

function done(result: CommandResult): void {
  if (result.kind !== 'done') throw new Error(`the demonstration's letters were not taken: ${JSON.stringify(result)}`)
}
