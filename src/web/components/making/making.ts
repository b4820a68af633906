import type { AuthorityId } from '../../../application/ports.ts'
import { MAKING } from '../../../words/making.ts'
import type { WebDeps } from '../../deps.ts'
import type { Answer, Visit } from '../../route.ts'

/** What is being made of a request or a bundle, and how far it is; `why` it could not be made, in a sentence. */
export type Making =
  | Readonly<{ kind: 'working'; step: string; done: number; of: number }>
  | Readonly<{ kind: 'failed'; why: string }>

/** Tells how far it is: the step in words, and where it can be counted, how many of how many. */
export type Tell = (step: string, done?: number, of?: number) => void

type Place = Readonly<{ authorityId: AuthorityId; streamId: string }>

/**
 * What this server makes beside its pages: at most one thing for each request or bundle. It lives in memory; what it comes to
 * lives in the ledger, so that after a restart it is begun anew.
 */
export type MakingDesk = Readonly<{
  at(place: Place): Making | undefined
  /** Begins, and returns at once; where something is being made there already, that goes on: a second click makes nothing. `work` answers why not, or null. */
  begin(place: Place, work: (tell: Tell) => Promise<string | null>): void
  /** Takes up why it failed: it is told once. */
  takeUp(place: Place): string | null
}>

const desks = new WeakMap<WebDeps['services'], MakingDesk>()

/** The desk of this server: one for the services that it was built with. */
export function makingDesk(deps: Pick<WebDeps, 'services' | 'logger'>): MakingDesk {
  const desk = desks.get(deps.services) ?? createDesk(deps)
  desks.set(deps.services, desk)
  return desk
}

function createDesk({ services, logger }: Pick<WebDeps, 'services' | 'logger'>): MakingDesk {
  const makings = new Map<string, Making>()
  const keyOf = ({ authorityId, streamId }: Place) => `${authorityId}/${streamId}`
  return {
    at: (place) => makings.get(keyOf(place)),
    begin(place, work) {
      const key = keyOf(place)
      if (makings.get(key)?.kind === 'working') return
      const tell: Tell = (step, done = 0, of = 0) => { makings.set(key, { kind: 'working', step, done, of }) }
      tell('')
      work(tell).then((why) => {
        if (why === null) makings.delete(key)
        else makings.set(key, { kind: 'failed', why })
      }, (error: unknown) => {
        const reference = services.ids.next()
        logger.error({ reference, fault: error instanceof Error ? error.name : 'unknown' }, 'files could not be made')
        makings.set(key, { kind: 'failed', why: MAKING.failed(reference) })
      })
    },
    takeUp(place) {
      const making = makings.get(keyOf(place))
      if (making?.kind !== 'failed') return null
      makings.delete(keyOf(place))
      return making.why
    },
  }
}

/** The page that says how far it is and asks again by itself, without a script. */
export function waitingPage({ reply }: Visit, { called, back }: Readonly<{ called: string; back: string }>, making: Extract<Making, { kind: 'working' }>): Answer {
  reply.header('refresh', '2')
  return { kind: 'page', template: 'components/making/waiting.njk', title: MAKING.title, model: { called, back, step: making.step, done: making.done, of: making.of } }
}
