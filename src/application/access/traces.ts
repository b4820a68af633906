import type { UserId } from '../../domain/complaint/events.ts'
import type { AuthorityId } from '../ports.ts'

/** What kinds of act are asked for together: who looked, what was taken away, whose seal was broken, who came in, what was turned away, whose account, whose rights. */
export const TRACE_GROUPS = ['looked', 'taken-away', 'seals', 'turned-away', 'signed-in', 'accounts', 'rights'] as const
export type TraceGroup = (typeof TRACE_GROUPS)[number]

/**
 * Every kind of act that leaves a trace, and the group it is asked for with. What the ledger records by itself (commands
 * that were carried out) leaves none. Decision: 0081.
 */
export const TRACE_KINDS = {
  read: 'looked', listed: 'looked', searched: 'looked', exported: 'taken-away', printed: 'taken-away', fed: 'taken-away', 'seal-broken': 'seals',
  'signed-in': 'signed-in', 'signed-out': 'signed-in', 'sign-in-failed': 'signed-in', 'account-locked': 'signed-in',
  /** A page or record that this person may not see, or that is not there: the same trace. */
  refused: 'turned-away',
  /** A form that did not come from here. */
  'form-refused': 'turned-away',
  /** What the rules said no to. */
  'command-refused': 'turned-away',
  'account-changed': 'accounts', 'rights-answered': 'rights', 'bundle-made': 'rights', destroyed: 'rights',
  /** Search words or a reason that a trace named are gone. */
  'words-erased': 'rights',
} as const satisfies Readonly<Record<string, TraceGroup>>
export type TraceKind = keyof typeof TRACE_KINDS

/** The kinds of some groups. */
export function kindsIn(...groups: readonly TraceGroup[]): readonly TraceKind[] {
  return (Object.keys(TRACE_KINDS) as TraceKind[]).filter((kind) => groups.includes(TRACE_KINDS[kind]))
}

/** What a trace can be of. `entry` is any other stream of the register, `list` one of the lists, by its own code. */
export const TRACED = ['complaint', 'entry', 'person', 'protected-contact', 'paper', 'draft', 'report', 'figures', 'list', 'account', 'traces', 'register'] as const
export type Traced = (typeof TRACED)[number]
/** `id` is an id of a row or a code, never a name: what is neither is kept as null. */
export type TraceSubject = Readonly<{ kind: Traced; id: string | null }>

/** Who the command line acts as. */
export const OPERATOR = 'operator' as UserId

export type Trace = Readonly<{
  /** UTC with milliseconds. */
  at: string
  /** Null for somebody who has not signed in. */
  userId: UserId | null
  kind: TraceKind
  subject: TraceSubject | null
  /** The pattern of the route, such as `/complaints/:complaintId`, or the command, such as `heard report`. Never the address itself. */
  route: string
  /** More of the act, as a code: the format of a file, what was changed in an account, the command that was refused. */
  what?: string
  /** Search words, or the reason that was given. Kept apart, salted, and erasable. */
  words?: string
}>

/** A trace as whoever acts tells it; who, when and where are known. */
export type TraceNote = Omit<Trace, 'at' | 'userId' | 'route'> & Readonly<{ userId?: UserId | null }>

/** A trace where it stands: its chain, and its number in it. */
export type TraceKept = Trace & Readonly<{
  chainId: string
  seq: number
  /** Its words, by which they can be erased; null where it has none. `words` is absent where they are erased. */
  wordsId: string | null
}>

export type TracePlace = Pick<TraceKept, 'at' | 'chainId' | 'seq'>

export type TracesQuery = Readonly<{
  userId?: UserId
  /** Any of these. */
  subjectIds?: readonly string[]
  kinds?: readonly TraceKind[]
  /** From this instant on, and before that one. */
  from?: string
  until?: string
  /** Older than this one. */
  olderThan?: TracePlace
  /** At most this many, newest first. */
  limit: number
}>

/** What somebody looked at in some days, counted: nothing of it is a fault by itself. Hours are London's. */
export type Looking = Readonly<{
  userId: UserId
  /** Pages of records, lists, searches and files. */
  looked: number
  /** Of them, before seven, after seven in the evening, or on a Saturday or Sunday. */
  outOfHours: number
  /** The most different records in one hour by the clock, and the instant at which that hour began. */
  mostInAnHour: number
  busiestHourAt: string | null
  /** Different complaints that were read, and of them those in which this person recorded nothing and which were never given to them. */
  complaints: number
  withoutPart: number
  refused: number
}>

/** The traces of one register. */
export type Traces = Readonly<{
  /** Resolves when all of them are on disk, and throws where they could not be kept: what they are of is then not shown. */
  keep(authorityId: AuthorityId, traces: readonly Trace[]): Promise<void>
  find(authorityId: AuthorityId, query: TracesQuery): Promise<readonly TraceKept[]>
  /** Who looked how much from this instant until before that one, whoever looked most first. */
  looking(authorityId: AuthorityId, span: Readonly<{ from: string; until: string }>): Promise<readonly Looking[]>
  /** How many there are in this span of each kind that is out of the ordinary: what is merely read, listed or searched is not counted. */
  counted(authorityId: AuthorityId, span: Readonly<{ from: string; until: string }>): Promise<ReadonlyMap<TraceKind, number>>
  /** Search words and reasons that hold any of these, whatever the case. For whoever answers somebody's rights. */
  wordsSaying(authorityId: AuthorityId, parts: readonly string[]): Promise<readonly Readonly<{ wordsId: string; words: string; at: string; userId: UserId | null }>[]>
  /** Destroys these words with their salts, and leaves a trace of it. The chain stays whole. */
  eraseWords(authorityId: AuthorityId, wordsIds: readonly string[], by: Pick<Trace, 'at' | 'userId' | 'route'>): Promise<void>
  /**
   * Destroys all traces before this instant, words too: the beginnings of chains, each with a tombstone that has the hash the
   * rest follows, and a trace that tells of it. Answers how many went.
   */
  destroyBefore(authorityId: AuthorityId, instant: string, by: Pick<Trace, 'at' | 'userId' | 'route'>): Promise<number>
}>
