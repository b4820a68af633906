import type { Reads, Services } from '../ports.ts'

/**
 * The same services, every question of which is answered from one snapshot: two of them never disagree, whatever is
 * recorded meanwhile. Nothing can be recorded through them.
 */
export function withinSnapshot(services: Services, reads: Reads): Services {
  const store: Services['store'] = {
    read: (_authorityId, work) => work(reads),
    write: () => Promise.reject(new Error('nothing is recorded while a document is composed')),
  }
  return { ...services, store }
}
