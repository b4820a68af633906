import type { Asker } from '../documents/documents-busy.ts'
import type { Visit } from './route.ts'

/** Whoever asks for a document, until their connection is closed. */
export function askerOf({ authority, actor, reply }: Pick<Visit, 'authority' | 'actor' | 'reply'>): Asker {
  const going = new AbortController()
  reply.raw.once('close', () => going.abort())
  return { who: `${authority.authorityId}/${actor.userId}`, gone: going.signal }
}
