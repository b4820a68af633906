import type { Actor, Services } from '../ports.ts'
import type { MarkBeside } from './ports.ts'

/** What stands beside a complaint or a person because somebody used a right, with its words; what has ended is left out. */
export type Beside = Readonly<{ mark: Exclude<MarkBeside['mark'], 'disclosure'>; on: MarkBeside['markedOn']; text: string }>

/** The notices beside a record that the actor has been let see already: whoever works with it has to know them. */
export function besideRecordOf(services: Services, actor: Actor, id: string): Promise<readonly Beside[]> {
  return services.store.read(actor, async (reads) => {
    const marks = (await reads.marksBeside([id])).filter(({ mark, endedOn }) => mark !== 'disclosure' && endedOn === null)
    const texts = marks.length === 0 ? new Map<string, string>() : await reads.texts(marks.map(({ textId }) => textId))
    return marks.flatMap(({ mark, markedOn, textId }) => (mark === 'disclosure' ? [] : [{ mark, on: markedOn, text: texts.get(textId) ?? '' }]))
  })
}
