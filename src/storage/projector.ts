import type { Kysely } from 'kysely'
import type { AnyEvent, AuthorityId, Reads, StreamId } from '../application/ports.ts'
import type { Recorded } from '../domain/complaint/events.ts'
import type { StreamKind } from '../domain/register/events.ts'
import type { HeardTables } from './tables.ts'

/** One open transaction on one connection, within one authority (`heard.authority_id` is set on it). */
export type Trx = Kysely<HeardTables>

/** One stream as it stands after the append, whole and in the order of `seq`, corrections not yet applied. */
export type StreamToProject = Readonly<{
  kind: StreamKind
  streamId: StreamId
  recorded: readonly Recorded<AnyEvent>[]
  /** It has just begun: no projected row of it can exist yet. */
  isNew: boolean
}>

/**
 * Writes the projected rows of these streams, in the transaction of the append (or of a rebuild).
 *
 * A row may depend on its own stream, on the people and words that it names, on the authority's configuration and on
 * nothing else, so that `heard rebuild` finds the same rows. Table names are not qualified with a schema: a rebuild
 * that only checks gives it empty temporary tables of the same names.
 */
export type Projector = (trx: Trx, authorityId: AuthorityId, streams: readonly StreamToProject[]) => Promise<void>

/** The part of `Reads` that is answered from projections. */
export type QueryReads = Pick<Reads, 'workList' | 'search' | 'similar' | 'maySee' | 'dueDates' | 'entryDates' | 'entryDueCounts' | 'enquiries' | 'awaitedAnswers' | 'complaintsOwing' | 'reportFacts' | 'streamsOfKind' | 'complaintsNamed' | 'isHidden' | 'linksTo' | 'partsOf' | 'complaintsWithCause' | 'complaintsOfTheme' | 'learningNaming' | 'entriesAbout' | 'peopleSaidSame' | 'samenessOf' | 'partsSeen' | 'entryParts' | 'personVersions' | 'contactArrangements' | 'peopleCalled' | 'peopleReachedLike' | 'compliments' | 'complimentedWorkers' | 'streamsByIds' | 'firstReceivedOn'
  | 'dashboardCounts' | 'dueNow' | 'complaintsOpenedTo' | 'accountsOfOutsiders' | 'sealBroken' | 'sealNotices' | 'protectedContact'>

/** Answers from projections within one read transaction. */
export type QueryReadsOf = (trx: Trx, authorityId: AuthorityId) => QueryReads
