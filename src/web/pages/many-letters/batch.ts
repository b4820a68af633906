import { z } from 'zod'
import { LEFT_OUT, makeMany, type Batch, type LeftOut, type Made } from '../../../application/letters/many-letters.ts'
import { listTemplates, type Template } from '../../../application/letters/templates.ts'
import { MANY_LETTERS } from '../../../words/letters/many-letters.ts'
import { makingDesk } from '../../components/making/making.ts'
import { idOf } from '../../id-of.ts'
import type { Visit } from '../../route.ts'
import { fillsIn } from '../letters/known-letter.ts'
import { recipientFor } from '../letters/recipients.ts'

const KIND = 'letter-batch'

/** A lot as it is kept, whatever becomes of the server. `leftOut`: once it was gone through to its end, who got no letter and why. */
export type KeptBatch = Batch & Readonly<{ leftOut?: Readonly<Record<string, LeftOut>> }>

const keptBatch = z.object({ batchId: z.uuid(), templateId: z.uuid(), complaints: z.array(z.uuid()), leftOut: z.record(z.uuid(), z.enum(LEFT_OUT)).exactOptional() })

/** The lot of this address, where it is the asker's own. */
export async function batchOf({ deps, actor, params }: Visit): Promise<KeptBatch | null> {
  const draft = await deps.drafts.get(actor.authorityId, actor.userId, params['batchId'] ?? '')
  return draft?.kind === KIND ? keptBatch.safeParse(draft.body).data ?? null : null
}

export async function keepBatch({ deps, actor }: Visit, batch: KeptBatch): Promise<void> {
  await deps.drafts.save(actor.authorityId, { draftId: batch.batchId, userId: actor.userId, kind: KIND, body: batch, updatedAt: deps.services.clock.now() })
}

export async function templateOf({ deps, actor }: Visit, { templateId }: Batch): Promise<Template | null> {
  return (await listTemplates(deps.services, actor))?.find((one) => one.templateId === templateId) ?? null
}

/** Begins the letters beside the pages. Begun twice, they are the same letters: their ids follow from the lot's and the complaint's. */
export function beginBatch(visit: Visit, { batchId, templateId, complaints }: Batch, template: Template): void {
  const { deps, actor } = visit
  makingDesk(deps).begin({ authorityId: actor.authorityId, streamId: batchId }, async (tell) => {
    const step = (done: number) => tell(MANY_LETTERS.step, done, complaints.length)
    step(0)
    const made = await makeMany(deps.services, actor, { batchId, templateId, complaints }, template, {
      fillsIn, idOf, tell: step, recipientOf: recipientFor, onFault: (error) => deps.logger.error({ fault: error instanceof Error ? error.name : 'unknown' }, 'a letter of a lot could not be begun'),
    })
    await keepBatch(visit, { batchId, templateId, complaints, leftOut: leftOutOf(made) })
    return null
  })
}

function leftOutOf(made: readonly Made[]): Readonly<Record<string, LeftOut>> {
  return Object.fromEntries(made.flatMap((one) => (one.state === 'begun' || one.state === 'there-already' ? [] : [[one.complaintId, one.state]])))
}
