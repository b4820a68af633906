import type { AuthorityId, People } from '../../application/ports.ts'
import type { Trx } from '../projector.ts'
import { refreshNames } from './refresh-names.ts'

/** People whose changed names are found at once, in every complaint that they have a part in. */
export function indexedPeople(trx: Trx, authorityId: AuthorityId, people: People, derive: (work: () => Promise<void>) => Promise<void>): People {
  return {
    ...people,
    change: async (personId, details, meta) => {
      await people.change(personId, details, meta)
      await derive(() => refreshNames(trx, authorityId, [personId]))
    },
  }
}
