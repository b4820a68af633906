import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { foldLearning, learningStanding } from '../domain/register/learning/learning.ts'
import { maySeeLearning, type KnownLearning } from './learning.ts'
import { may } from './permissions.ts'
import type { Actor, Services } from './ports.ts'
import { registerEvents } from './streams.ts'

export type LearningOfComplaint = KnownLearning & Readonly<{ text: string; standing: ReturnType<typeof learningStanding> }>

/** What was learned from a complaint, as far as the actor may see it, the latest noted first. Whoever may see every entry sees all of it. */
export async function learningFromComplaint(services: Services, actor: Actor, complaintId: string): Promise<readonly LearningOfComplaint[]> {
  if (!may(actor, 'view-learning')) return []
  const today: IsoDate = services.clock.today()
  return services.store.read(actor, async (reads) => {
    const seen: KnownLearning[] = []
    for (const { streamId, recorded } of await reads.learningNaming(complaintId)) {
      const learning = foldLearning(registerEvents(recorded) ?? [])
      if (learning?.complaint === complaintId && (await maySeeLearning(reads, actor, learning))) seen.push({ streamId, learning })
    }
    const texts = await reads.texts(seen.map(({ learning }) => learning.text.textId))
    return seen.map((one) => ({ ...one, text: texts.get(one.learning.text.textId) ?? '', standing: learningStanding(one.learning, today) }))
      .toSorted((a, b) => (a.learning.notedOn < b.learning.notedOn ? 1 : -1))
  })
}
