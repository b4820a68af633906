import assert from 'node:assert/strict'
import { Readable } from 'node:stream'
import type { FileStore } from '../../src/application/files/ports.ts'
import { queueLetter } from '../../src/application/letters/queue-letter.ts'
import { beginLetter, finishLetter } from '../../src/application/letters/write-letter.ts'
import type { Actor, Services } from '../../src/application/ports.ts'
import { viewComplaint } from '../../src/application/view-complaint.ts'
import type { ComplaintView } from '../../src/application/worded.ts'
import { uuidV7 } from '../../src/main/ids.ts'
import { pdfOf } from './small-pdf.ts'

type Writing = Readonly<{ services: Services; fileStore: FileStore; actor: Actor }>

/** The complaint as that person sees it; throws where they see none. */
export async function viewed({ services, actor }: Omit<Writing, 'fileStore'>, complaintId: string): Promise<ComplaintView> {
  const view = await viewComplaint(services, actor, complaintId)
  if ('kind' in view) throw new Error('the complaint is not there')
  return view
}

/** A letter to the complainant, of no rule, written and given to the outbox; its id. */
export async function queuedLetter(writing: Writing, complaintId: string): Promise<string> {
  const { services, fileStore, actor } = writing
  const letterId = uuidV7()
  const view = await viewed(writing, complaintId)
  const to = view.complaint.details.complainants[0]?.personId ?? assert.fail('nobody to write to')
  const of = async () => ({ complaintId, letterId, on: services.clock.today(), commandId: uuidV7(), expectedSeq: (await viewed(writing, complaintId)).complaint.seq })
  const done = (result: Readonly<{ kind: string }>) => assert.equal(result.kind, 'done', JSON.stringify(result))
  done(await beginLetter(services, actor, { ...await of(), rule: null, to, reader: 'adult', isEasyRead: false }, { view, template: null, fillsIn: () => '' }))
  done(await finishLetter(services, actor, await of(), { seen: 1, body: 'Dear Ada\n\nWe looked into it.' }))
  const pdf = pdfOf({ pages: [{ text: 'Dear Ada' }] })
  const kept = await fileStore.put(actor.authorityId, Readable.from([pdf]), pdf.length)
  if (kept === 'too-large') throw new Error('not kept')
  done(await queueLetter(services, actor, { ...await of(), by: 'email', departureReason: '', acceptedWarnings: [] }, await viewed(writing, complaintId), {
    subject: 'Your complaint', text: 'Dear Ada', html: '<p>Dear Ada</p>', pdf: { ...kept, name: 'letter.pdf', mediaType: 'application/pdf', marks: [], scan: 'not-scanned' },
  }))
  return letterId
}
