import type { PersonId, UserId } from '../../domain/complaint/events.ts'
import type { StreamId } from '../ports.ts'

/** What is asked across complaints about people from outside: ids alone. */
export type OutsideReads = Readonly<{
  /** The complaints in which this user was ever given access, whatever became of it. */
  complaintsOpenedTo(userId: UserId): Promise<readonly StreamId[]>
  /** The accounts that these people were given access with, the latest first. */
  accountsOfOutsiders(personIds: readonly PersonId[]): Promise<readonly Readonly<{ personId: PersonId; userId: UserId }>[]>
}>
