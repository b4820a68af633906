import { needsOf, letterOf } from '../../domain/complaint/threads/letters/thread.ts'
import type { PersonId } from '../../domain/complaint/basics.ts'
import { may } from '../permissions.ts'
import type { Actor, Services } from '../ports.ts'
import { viewComplaint } from '../view-complaint.ts'
import type { ComplaintView } from '../worded.ts'
import type { FillsIn } from './letter-facts-of.ts'
import type { Template } from './templates.ts'
import { beginFinished, beginLetter } from './write-letter.ts'

/** How many complaints one lot of letters may be for. */
export const MOST_TOGETHER = 1_000

/** A lot of letters: one template, for complaints that somebody chose. Its ids make every letter of it the same one, however often it is begun. */
export type Batch = Readonly<{ batchId: string; templateId: string; complaints: readonly string[] }>

/** Why a complaint of a lot gets no letter. */
export const LEFT_OUT = ['not-there', 'other-procedure', 'nobody-to-write-to', 'changed-meanwhile', 'fault'] as const
export type LeftOut = (typeof LEFT_OUT)[number]
export type Made = Readonly<{ complaintId: string; letterId: string; state: 'begun' | 'there-already' }> | Readonly<{ complaintId: string; state: LeftOut }>

export type MakingMany = Readonly<{
  fillsIn: FillsIn
  /** To whom a letter of a complaint goes, for the reader of the template; null where nobody is known. */
  recipientOf(view: ComplaintView, reader: 'adult' | 'child'): PersonId | null
  /** An id that is the same for the same parts. */
  idOf(...parts: readonly string[]): string
  tell(done: number): void
  /** Told of a fault in one of them: the others are made all the same. */
  onFault(error: unknown): void
}>

/** After so many faults one after the other, something is wrong that is not of a complaint. */
const MOST_FAULTS_RUNNING = 5

/** The rule of a template for a complaint's procedure, none of a template for letters that nobody owes; null where it is for letters of other procedures alone. */
function ruleFor({ template: { isFor } }: Template, view: ComplaintView): Readonly<{ rule: string | null }> | null {
  return isFor.length === 0 ? { rule: null } : isFor.find(({ procedure }) => procedure === view.complaint.procedure) ?? null
}

/**
 * Begins and finishes a letter for each complaint of a lot, as whoever asks sees it; one that lacks something is held, as any other.
 * Each is a transaction of its own: what was begun before a server stopped is there whole, and beginning again goes on with the rest. Throws
 * where fault follows fault.
 */
export async function makeMany(services: Services, actor: Actor, { batchId, complaints }: Batch, template: Template, making: MakingMany): Promise<readonly Made[]> {
  if (!may(actor, 'draft-letter')) return []
  const made: Made[] = []
  let faults = 0
  for (const complaintId of complaints.slice(0, MOST_TOGETHER)) {
    try {
      made.push(await makeOne(services, actor, { batchId, complaintId }, template, making))
      faults = 0
    } catch (error) {
      if ((faults += 1) === MOST_FAULTS_RUNNING) throw error
      making.onFault(error)
      made.push({ complaintId, state: 'fault' })
    }
    making.tell(made.length)
  }
  return made
}

/** Those of a lot for which there is a letter: whoever began it began that, and nobody has to open a thousand complaints to know. */
export async function begunOf({ store }: Services, actor: Actor, { batchId, complaints }: Batch, idOf: MakingMany['idOf']): Promise<ReadonlySet<string>> {
  const begun = await store.read(actor, (reads) => reads.carriedOut(complaints.map((complaintId) => idOf(batchId, complaintId, 'begin'))))
  return new Set(complaints.filter((complaintId) => begun.has(idOf(batchId, complaintId, 'begin'))))
}

async function makeOne(services: Services, actor: Actor, { batchId, complaintId }: Readonly<{ batchId: string; complaintId: string }>, template: Template, { fillsIn, recipientOf, idOf }: MakingMany): Promise<Made> {
  const letterId = idOf(batchId, complaintId)
  const view = await viewComplaint(services, actor, complaintId)
  if ('kind' in view || view.inError) return { complaintId, state: 'not-there' }
  if (letterOf(view.complaint, letterId) !== undefined) return { complaintId, letterId, state: 'there-already' }
  const found = ruleFor(template, view)
  if (found === null) return { complaintId, state: 'other-procedure' }
  const { rule } = found
  const { reader, isEasyRead } = template.template
  const to = recipientOf(view, reader)
  if (to === null) return { complaintId, state: 'nobody-to-write-to' }
  const of = { complaintId, letterId, on: services.clock.today() }
  const { seq } = view.complaint
  const beginning = { ...of, expectedSeq: seq, commandId: idOf(batchId, complaintId, 'begin'), rule, to, reader, isEasyRead, batch: batchId }
  // What needs another form is left for somebody to write.
  const isToBeWritten = needsOf(view.complaint, to).some((need) => need !== 'large-print' && need !== 'telephone-instead') && !isEasyRead
  const begun = await (isToBeWritten
    ? beginLetter(services, actor, beginning, { view, template, fillsIn })
    : beginFinished(services, actor, beginning, { commandId: idOf(batchId, complaintId, 'finish') }, { view, template, fillsIn }))
  return begun.kind === 'done' ? { complaintId, letterId, state: 'begun' } : { complaintId, state: 'changed-meanwhile' }
}
