import type pg from 'pg'
import type { AuthorityId } from '../application/ports.ts'
import { alone } from './alone.ts'

/** Runs `work` while nobody else, of however many servers, hands over messages of this authority; null, and nothing done, where somebody does. */
export function outboxAlone<T>(app: pg.Pool, authorityId: AuthorityId, work: (lost: AbortSignal) => Promise<T>): Promise<T | null> {
  return alone(app, 'handing-over', authorityId, work)
}
