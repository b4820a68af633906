import { allOrNothing } from '../application/all-or-nothing.ts'
import { carryOut, carryOutWithin } from '../application/carry-out.ts'
import { tellLetters } from '../application/letters/tell-letters.ts'
import type { Actor, Services, Transaction } from '../application/ports.ts'
import { viewComplaint } from '../application/view-complaint.ts'
import type { CommandResult, WordedCommand } from '../application/worded.ts'
import { addDays } from '../domain/calendar/iso-date.ts'
import type { PersonId } from '../domain/complaint/events.ts'
import type { Happening } from '../domain/outbox/outbox.ts'

const BEGUN: readonly Happening[] = [{ kind: 'begun', attempt: 1 }]

/** What became of each: one waits for tomorrow, one was sent, one may have been, and one came back. Nobody is at the other end of any. */
const LETTERS: readonly Readonly<{ words: string; waits?: true; became: readonly Happening[] }>[] = [
  { words: 'Thank you for telling us about the missed visits. I shall write to you again when I have spoken to the team.', waits: true, became: [] },
  { words: 'This letter says who is looking into your complaint and how to reach them.', became: [...BEGUN, { kind: 'ended', attempt: 1, as: { kind: 'accepted' } }] },
  { words: 'I am writing to say that we need a little longer, and why.', became: [...BEGUN, { kind: 'found-unfinished' }] },
  { words: 'Here is the summary of your complaint. Please tell me whether it is right.', became: [...BEGUN, { kind: 'ended', attempt: 1, as: { kind: 'never', why: 'mailbox-full' } }] },
]

/** Four letters of today's complaints on their way, as the outbox shows them. In a demonstration nothing of it leaves. */
export async function loadSending(services: Services, manager: Actor): Promise<void> {
  const today = services.clock.today()
  const { rows } = await services.store.read(manager, (reads) => reads.workList({ visibility: { kind: 'all' }, today, soonUntil: today, group: 'open', sort: 'received', descending: true, page: 1 }))
  const waiting = [...LETTERS]
  for (const { complaintId } of rows) {
    const [letter] = waiting
    if (!letter) return
    const view = await viewComplaint(services, manager, complaintId)
    const to = 'kind' in view ? undefined : view.complaint.details.complainants.find(({ personId }) => personId !== undefined)?.personId
    if ('kind' in view || to === undefined || view.complaint.threads.letters.all.length > 0) continue
    if (await queued(services, manager, { complaintId, seq: view.complaint.seq, to, letter })) waiting.shift()
  }
}

type Of = Readonly<{ complaintId: string; seq: number; to: PersonId; letter: (typeof LETTERS)[number] }>

async function queued(services: Services, manager: Actor, { complaintId, seq, to, letter }: Of): Promise<boolean> {
  const [letterId, on, at] = [services.ids.next(), services.clock.today(), services.clock.now()]
  const request = (expectedSeq: number, command: WordedCommand) => ({ complaintId, expectedSeq, commandId: services.ids.next(), command })
  const drafted = await carryOut(services, manager, request(seq, { type: 'draft-letter', on, letterId, to: { personId: to }, reader: 'adult', isEasyRead: false }))
  if (drafted.kind !== 'done') return false
  const finished = await carryOut(services, manager, request(drafted.seq, { type: 'finish-letter', on, letterId, text: { words: letter.words }, isHeld: false }))
  if (finished.kind !== 'done') return false
  const done = await allOrNothing<CommandResult>(services.store, manager, async (within) => {
    const messageId = await within.tx.outbox.queue({
      about: { kind: 'letter', streamId: complaintId, letterId }, channel: 'email', to: 'nobody@sandbourne.example', subject: 'Your complaint', text: letter.words, attachments: [], queuedAt: at,
      ...(letter.waits && { notBefore: `${addDays(on, 1)}T08:00:00.000Z` }),
    })
    const result = await carryOutWithin(services, within, manager, request(finished.seq, { type: 'queue-letter', on, letterId, by: 'email', message: messageId }))
    if (result.kind !== 'done') return within.undo(result)
    await went(within.tx, { messageId, at, services, became: letter.became })
    return result
  })
  return done.kind === 'done'
}

/** As the job would tell it. */
async function went(tx: Transaction, { messageId, at, services, became }: Readonly<{ messageId: string; at: string; services: Services; became: readonly Happening[] }>): Promise<void> {
  if (became.length === 0) return
  await tx.outbox.tell(messageId, { kind: 'taken-up' }, at)
  for (const happening of became) {
    const row = await tx.outbox.tell(messageId, happening, at)
    if (row !== 'not-so' && happening.kind !== 'begun') await tellLetters(services)(tx, row, at)
  }
}
