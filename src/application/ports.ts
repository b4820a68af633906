import type { AuthoritySettings, LoadedBankHolidays, WordList } from '../domain/authority/settings.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../domain/calendar/working-days.ts'
import type { ComplaintEvent, PersonId, Recorded, TextRef, UserId } from '../domain/complaint/events.ts'
import type { Link } from '../domain/complaint/threads/links/thread.ts'
import type { ContextKind } from '../domain/register/context/context-entry.ts'
import type { EntryKind } from '../domain/register/entry.ts'
import type { RegisterEvent, StreamKind } from '../domain/register/events.ts'
import type { DashboardCounts, DashboardQuery, DueNow } from '../domain/reporting/dashboard/counts.ts'
import type { ReportFact, ReportFactKind } from '../domain/reporting/report-fact.ts'
import type { OutOfSight } from './access/out-of-sight.ts'
import type { Viewer } from './access/sight.ts'
import type { ComplimentRows, ComplimentsQuery } from './compliment-rows.ts'
import type { EnquiriesFound, EnquiriesQuery, EntryDates, EntryDatesQuery } from './entry-ports.ts'
import type { EqualityAnswers, KeptAnswers } from './equality-answers.ts'
import type { Kept, KeptReads } from './kept.ts'
import type { FileReads, Files } from './files/ports.ts'
import type { ImportRecords } from './import/ports.ts'
import type { LetterDraftReads, LetterDrafts } from './letters/ports.ts'
import type { Mail, MessageReads } from './messages/ports.ts'
import type { Outbox, OutboxReads } from './outbox/ports.ts'
import type { ReminderMail, ReminderMailReads } from './outbox/reminder-mail-ports.ts'
import type { OutsideReads } from './outside/ports.ts'
import type { PeopleReads, ProtectedContacts } from './people/ports.ts'
import type { Protector } from './protection.ts'
import type { SealReads, Seals } from './sealing-ports.ts'
import type { EditionReads, Editions } from './report/editions.ts'
import type { PaperReads, Papers } from './rights/ports.ts'
import type { Destroyer, RetentionReads } from './retention/ports.ts'
import type { SearchHit, SearchQuery, SearchResult } from './search-ports.ts'

export type AuthorityId = string & { readonly __brand: 'AuthorityId' }
export type StreamId = string

/** What an account is for. Decision: 0077. */
export const ROLES = [
  'complaints-manager', 'complaints-officer', 'team-manager', 'head-of-service', 'director', 'reader', 'learning-lead',
  'administrator', 'data-protection-officer', 'auditor', 'outside',
] as const
export type Role = (typeof ROLES)[number]

/** What somebody is to one complaint, and what they may for it alone. */
export const RELATIONS = ['stage-one-responder', 'investigating-officer', 'independent-person', 'panel-chair', 'panel-member', 'panel-clerk', 'advocate'] as const
export type Relation = (typeof RELATIONS)[number]

/** Who asks: one signed-in person of one authority. Every command and query takes one. */
export type Actor = Readonly<{
  authorityId: AuthorityId
  userId: UserId
  name: string
  role: Role
  /** The teams a team manager answers for: codes. Empty for the other roles. */
  teams: readonly string[]
  /** Set while they ask for a complaint that they answer, or for the list of those: what it gives them beside their role. */
  part?: Extract<Relation, 'stage-one-responder'>
}>

export type AnyEvent = ComplaintEvent | RegisterEvent

/** Today in London and now, as `main` reads them (or `HEARD_TODAY` fixes them). `now` is UTC with milliseconds. */
export type Clock = Readonly<{ today(): IsoDate; now(): string }>
export type Ids = Readonly<{ next(): string }>

/** One transaction within one authority. Nothing outside that authority can be seen or written through it. */
export type Transaction = Pick<RetentionReads, 'retentionFacts' | 'tombstones'> & Pick<SealReads, 'sealBroken'> & Readonly<{
  authorityId: AuthorityId; ledger: Ledger; people: People; texts: Texts; references: References; settings: SettingsStore; imports: ImportRecords
  redating: Redating; equality: EqualityAnswers; kept: Kept; editions: Editions; papers: Papers; files: Files; destroyer: Destroyer; seals: Seals; outbox: Outbox; mail: Mail; letterDrafts: LetterDrafts; reminderMail: ReminderMail
  /** Which records say something of this one, as this transaction sees it. */
  linksTo: Reads['linksTo']
  streamsOfKind: Reads['streamsOfKind']
  /** Waits until nobody else turns one record of this authority into another or strikes one out, and lets nobody begin until this transaction ends. */
  turnAlone(): Promise<void>
  /** What is sealed from whoever writes: what they send is taken as they may see it. */
  outOfSight: OutOfSight
}>

/** A running clock whose date another list of bank holidays moves. */
export type MovedClock = Readonly<{
  streamId: StreamId; clockId: string; from: IsoDate; to: IsoDate
  /** What it is a date of, where that is no complaint. */
  entry: Readonly<{ kind: EntryKind; reference: string }> | null
}>

export type Redating = Readonly<{
  /** Waits until nobody else records in this authority, and lets nobody begin until this transaction ends. Call it first. */
  alone(): Promise<void>
  /** Counts everything that is running, and what ended since `changedFrom`, with this calendar, and writes it. In order of stream and clock. */
  redate(calendar: WorkingDayCalendar, changedFrom: IsoDate): Promise<readonly MovedClock[]>
  /** Derives everything of every stream again, with the settings that this transaction saved. */
  projectAll(calendar: WorkingDayCalendar): Promise<void>
}>

/** In how many complaints and other entries a word of the authority ever stood, and the last day of something that named it. */
export type WordUsed = Readonly<{ complaints: number; entries: number; lastOn: IsoDate | null }>

/** A list of bank holidays that the authority loaded, with who and when. */
export type LoadedList = Readonly<{ list: LoadedBankHolidays; recordedAt: string; recordedBy: string }>

/**
 * Storage as the application sees it. `write` commits when `work` returns, and rolls back when it throws. Where somebody
 * else was faster, `work` is run again from its beginning, in a new transaction: it keeps nothing outside of it.
 */
export type Store = Readonly<{
  write<T>(viewer: Viewer, work: (tx: Transaction) => Promise<T>): Promise<T>
  read<T>(viewer: Viewer, work: (reads: Reads) => Promise<T>): Promise<T>
}>

export type AppendMeta = Readonly<{ commandId: string; recordedBy: string; recordedAt: string; knownOn?: IsoDate | null }>

export type AppendResult =
  | Readonly<{ kind: 'appended'; seq: number }>
  /** The same command was carried out before: nothing was added. */
  | Readonly<{ kind: 'already-done'; streamId: StreamId; seq: number }>
  /** Somebody was faster: the stream stands at `seq`, not at the expected one. Nothing was added. */
  | Readonly<{ kind: 'conflict'; seq: number }>

/** A whole new stream, with its own times: for imports. */
export type NewStream = Readonly<{
  streamId: StreamId
  kind: StreamKind
  events: readonly Readonly<{ event: AnyEvent; knownOn: IsoDate | null }>[]
}>

export type Ledger = Readonly<{
  load(streamId: StreamId): Promise<readonly Recorded<AnyEvent>[]>
  /** Appends after `expectedSeq` (0 for a new stream) and projects, in this transaction. */
  append(kind: StreamKind, streamId: StreamId, expectedSeq: number, events: readonly AnyEvent[], meta: AppendMeta): Promise<AppendResult>
  /** Many new streams at once, in bulk: same rows, hashes and projections as `append` would give. */
  appendNew(streams: readonly NewStream[], meta: Omit<AppendMeta, 'knownOn'>): Promise<void>
}>

export type Contact = Readonly<{ email?: string; telephone?: string; address?: string }>
/** What is known of a person; every part may be unknown. */
export type PersonDetails = Readonly<{ givenName?: string; familyName?: string; knownAs?: string; bornOn?: IsoDate; contact?: Contact }>
/** A part of somebody's contact that may be protected: it is then kept in a tier of its own. Decision: 0083. */
export type ContactPart = keyof Contact
/** `protected`: the parts of the contact that are known, and not here. */
export type Person = PersonDetails & Readonly<{ personId: PersonId; version: number; protected?: readonly ContactPart[] }>

export type People = Readonly<{
  add(personId: PersonId, details: PersonDetails, meta: Readonly<{ recordedBy: string; recordedAt: string }>): Promise<void>
  /** A changed name is a new version row; the old one stays. */
  change(personId: PersonId, details: PersonDetails, meta: Readonly<{ recordedBy: string; recordedAt: string }>): Promise<void>
  addMany(people: readonly Readonly<{ personId: PersonId; details: PersonDetails }>[], meta: Readonly<{ recordedBy: string; recordedAt: string }>): Promise<void>
  get(personIds: readonly PersonId[]): Promise<readonly Person[]>; contacts: ProtectedContacts
}>

export type NewText = Readonly<{ textId: string; streamId: StreamId; body: string }>
export type Texts = Readonly<{
  /** Salts, digests and keeps the words; the ref goes into the event. Call before the append of that event. */
  add(text: NewText, recordedAt: string): Promise<TextRef>
  addMany(texts: readonly NewText[], recordedAt: string): Promise<readonly TextRef[]>
  get(textIds: readonly string[]): Promise<ReadonlyMap<string, string>>
}>

export type References = Readonly<{
  /** The next number of `year` in this authority, starting at 1; never given twice. `many` takes a block, and returns its first. */
  next(series: string, year: number, many?: number): Promise<number>
}>

export type SettingsStore = Readonly<{
  current(): Promise<AuthoritySettings>
  save(settings: AuthoritySettings, meta: Readonly<{ recordedBy: string; recordedAt: string; validFrom: IsoDate }>): Promise<void>
}>

// ---- what may be read ----------------------------------------------------------------------------------------------

/** Which complaints the actor may see. Storage turns it into SQL; `all` for complaints manager and head of service. */
/** Of `all` those that are sealed from `userId` are none; without one nobody asks, and nothing is sealed. */
export type Visibility = Readonly<{ kind: 'all'; userId?: UserId } | { kind: 'teams'; userId: UserId; teams: readonly string[] } | { kind: 'none' }>

export const DUE_GROUPS = ['overdue', 'due-today', 'due-soon', 'open'] as const
export type DueGroup = (typeof DUE_GROUPS)[number]

export type WorkListQuery = Readonly<{
  visibility: Visibility
  today: IsoDate
  /** The day five working days ahead: what falls due by then is *due soon*. */
  soonUntil: IsoDate
  group: DueGroup
  stage?: string
  team?: string
  /** A user's id, or `nobody`. */
  owner?: string
  clock?: string
  priority?: string
  procedure?: string
  sort: 'due' | 'received' | 'reference' | 'contact'
  descending?: boolean
  page: number
}>

export type WorkListRow = Readonly<{
  complaintId: string
  reference: string
  procedure: string
  stage: string
  status: string
  receivedOn: IsoDate
  complainantName: string | null
  complainantType: string | null
  teams: readonly string[]
  ownerName: string | null
  clockId: string | null
  dueOn: IsoDate | null
  provisional: boolean
  pausedOn: IsoDate | null
  priority: 'normal' | 'high' | 'urgent'
  priorityReason: string | null
  nextContactOn: IsoDate | null
  toComplete: number
  /** A safeguarding concern is open that nobody has acknowledged: it heads the list, whatever the order, though it be closed. */
  isSafeguardingOpen: boolean
}>

export type WorkList = Readonly<{ rows: readonly WorkListRow[]; total: number; counts: Readonly<Record<DueGroup, number>> }>

export type FactsQuery = Readonly<{
  /** Facts received, answered, closed or met between these days, both included, or open in between. */
  from: IsoDate; to: IsoDate
  asKnownOn: IsoDate
  kinds?: readonly ReportFactKind[]
}>

export type DatesQuery = Readonly<{
  visibility: Visibility
  /** Dates from this day to that, both included; without `from`, also all that have gone by. */
  from?: IsoDate
  to: IsoDate
  /** A user's id, or `nobody`. */
  owner?: string
  /** Whether dates that are stopped by a pause come instead of those that are not. */
  paused: boolean
  /** Only this clock. */
  clock?: string
  /** At most this many, the earliest first. */
  limit: number
}>

/** A day by which the authority has to do something about a complaint: one of its running clocks. */
export type DueDate = Readonly<{
  complaintId: string
  reference: string
  stage: string
  clockId: string
  /** Which of several of its kind; null for a clock that is the only one of theirs. */
  item: string | null
  dueOn: IsoDate
  provisional: boolean
  pausedOn: IsoDate | null
  ownerId: string | null
  ownerName: string | null
  /** How many entries the complaint has: it grows with each change. */
  headSeq: number
}>
export type DueDates = Readonly<{ dates: readonly DueDate[]; total: number }>

export type ChasesQuery = Readonly<{ visibility: Visibility; clocks: readonly string[]; /** Clocks that began before this day. */ startedBefore: IsoDate }>
/** A complaint that waits for its first answer, with its clock and what was chased so far. */
export type AwaitedAnswer = DueDate & Readonly<{
  startedOn: IsoDate
  limitWorkingDays: number | null
  /** The highest rung of the ladder that was chased while this clock ran; nought for none. */
  chasedRung: number
  lastChasedOn: IsoDate | null
}>

/** Kinds of which an authority has few enough to be read whole. */
export type FewKind = Extract<StreamKind, 'ombudsman-contact' | 'pool-member' | 'disruption' | 'learning' | 'theme' | 'equality-form' | 'report' | 'rights-request' | 'disclosure' | 'bundle' | 'hold' | 'destruction' | ContextKind>
export type StreamOfKind = Readonly<{ streamId: StreamId; recorded: readonly Recorded<AnyEvent>[] }>
/** A link that another stream has recorded, as it says it: `complaintId` is that stream's, which is an enquiry's where it became this complaint. */
export type LinkBack = Link

export type CauseQuery = Readonly<{ visibility: Visibility; cause: string; teams: readonly string[]; from: IsoDate; to: IsoDate }>
/** `undecided`: complaints of those teams, received in those days, of which nothing is decided yet, by the day each was received. */
export type CausesFound = Readonly<{ found: readonly (ComplaintNamed & Readonly<{ receivedOn: IsoDate }>)[]; undecided: readonly IsoDate[] }>

export type ComplaintNamed = Readonly<{ complaintId: StreamId; reference: string }>
/** `isOpen`: the complaint is neither closed nor withdrawn. */
export type PartInComplaint = Readonly<{ personId: string; complaintId: StreamId; role: string; isOpen: boolean }>

export type Reads = PeopleReads & MessageReads & LetterDraftReads & OutboxReads & ReminderMailReads & KeptReads & FileReads & EditionReads & OutsideReads & PaperReads & SealReads & RetentionReads & Readonly<{
  stream(streamId: StreamId): Promise<readonly Recorded<AnyEvent>[]>
  /** Which of these commands were carried out. */
  carriedOut(commandIds: readonly string[]): Promise<ReadonlySet<string>>
  people(personIds: readonly PersonId[]): Promise<readonly Person[]>
  texts(textIds: readonly string[]): Promise<ReadonlyMap<string, string>>
  settings(): Promise<AuthoritySettings>
  /** The settings as they stood at the end of a London day; the first ones for a day before them. */
  settingsKnownOn(day: IsoDate): Promise<AuthoritySettings>
  /** Every list of bank holidays that was loaded, last first. */
  bankHolidayLists(): Promise<readonly LoadedList[]>
  /** What `redate` would move, and how many complaints with a clock that ended since `changedFrom` it would count again. Writes nothing. */
  wouldMove(calendar: WorkingDayCalendar, changedFrom: IsoDate): Promise<Readonly<{ moved: readonly MovedClock[]; countedAgain: number }>>
  /** Null where it could not be counted in so many milliseconds; without a limit it always is. */
  wordUsed(asked: Readonly<{ list: WordList; code: string; withinMs: number | null }>): Promise<WordUsed | null>
  /** Whoever shows them to anybody but `enteredBy` shows totals alone. */
  equalityAnswers(answersIds: readonly string[]): Promise<readonly KeptAnswers[]>
  users(): Promise<readonly Readonly<{ userId: UserId; name: string; role: Role; teams: readonly string[]; isActive: boolean }>[]>
  workList(query: WorkListQuery): Promise<WorkList>
  search(query: SearchQuery): Promise<SearchResult>
  /** Complaints that share a person's name or words with what is being recorded, newest first, at most 10. */
  similar(query: Readonly<{ visibility: Visibility; names: readonly string[]; receivedOn: IsoDate }>): Promise<readonly SearchHit[]>
  /** Whether `visibility` reaches this complaint. False too where there is none. */
  maySee(visibility: Visibility, complaintId: string): Promise<boolean>
  /** What falls due in some days. */
  dueDates(query: DatesQuery): Promise<DueDates>
  /** What falls due in what is no complaint. Whoever asks has to be one who may view entries: it is everybody's. */
  entryDates(query: EntryDatesQuery): Promise<EntryDates>
  /** A page of enquiries, open ones first. Whoever asks has to be one who may view entries. */
  enquiries(query: EnquiriesQuery): Promise<EnquiriesFound>
  /** How many of those dates there are in each group of the work list. */
  entryDueCounts(query: Readonly<{ today: IsoDate; soonUntil: IsoDate; hidden?: EntryDatesQuery['hidden'] }>): Promise<Readonly<Record<DueGroup, number>>>
  /** The open complaints whose clock of the first answer runs, the earliest due first; paused ones left out. */
  awaitedAnswers(query: ChasesQuery): Promise<readonly AwaitedAnswer[]>
  /** Every stream of a kind that is few in an authority (cases of the Ombudsman, people of the pool), whole; none that was recorded in error. */
  streamsOfKind(kind: FewKind): Promise<readonly StreamOfKind[]>
  /** The complaints with these ids or these very references. */
  complaintsNamed(asked: Readonly<{ ids?: readonly string[]; references?: readonly string[] }>): Promise<readonly ComplaintNamed[]>
  /** The complaints in which something that was promised is still to be given. */
  complaintsOwing(visibility: Visibility): Promise<readonly string[]>
  /** Whether somebody is accused in a complaint and may not hear of it yet, asked whether or not they see it. */
  isHidden(userId: UserId, complaintId: string): Promise<boolean>
  /** The links that other complaints, and enquiries, have recorded to this stream. */
  linksTo(streamId: string): Promise<readonly LinkBack[]>
  /** The parts that these people have in complaints, by their role there. */
  partsOf(personIds: readonly PersonId[]): Promise<readonly PartInComplaint[]>
  /** Compliments that were not recorded in error, the newest first. */
  compliments(query: ComplimentsQuery): Promise<ComplimentRows>
  /** Workers whom a compliment names, by id. */
  complimentedWorkers(): Promise<readonly PersonId[]>
  /** Complaints received in some days in which a cause was found in one of these teams, as known now, the earliest first. */
  complaintsWithCause(query: CauseQuery): Promise<CausesFound>
  /** The streams of learning in which an entry names this complaint: it may be what they came from. */
  learningNaming(complaintId: string): Promise<readonly StreamOfKind[]>
  /** Entries that are there because of this complaint, or name it: its bundles, what was given out of it, a case of the Ombudsman, a hold. Their ids. */
  entriesAbout(complaintId: string): Promise<readonly string[]>
  /** The complaints about a theme, and those that it or one of its disruptions delayed, as known now: ids, each once. */
  complaintsOfTheme(themeId: string, disruptions: readonly string[]): Promise<Readonly<{ about: readonly StreamId[]; delayed: readonly StreamId[] }>>
  reportFacts(query: FactsQuery): Promise<readonly ReportFact[]>
  /** The facts behind a figure, by stream id, as known on a day: for the list that a figure opens to. */
  streamsByIds(streamIds: readonly StreamId[], asKnownOn: IsoDate): Promise<readonly ReportFact[]>
  /** What the dashboard counts, worked out where the facts lie. */
  dashboardCounts(query: DashboardQuery): Promise<DashboardCounts>
  /** What is overdue on `today`, and what falls due after it until `soonUntil`. */
  dueNow(asked: Readonly<{ today: IsoDate; soonUntil: IsoDate }>): Promise<DueNow>
  /** The earliest day on which anything that figures count was received; null in an empty register. */
  firstReceivedOn(): Promise<IsoDate | null>
}>

/**
 * What every use of the application is given. Built once in `main`. `calendar` holds the bank holidays that Heard brings;
 * an authority counts with `calendarOf(settings, calendar)`.
 */
export type Services = Readonly<{
  store: Store; clock: Clock; ids: Ids; calendar: WorkingDayCalendar
  /** Absent where nothing is published. */
  protector?: Protector
}>

// ---- people who sign in, their sessions and their drafts: rows that may change, outside the ledger ---------------------

/** One authority as the web finds it by host name. */
export type AuthorityOfHost = Readonly<{ authorityId: AuthorityId; name: string; isDemonstration: boolean }>

export type Account = Readonly<{
  userId: UserId
  email: string
  name: string
  role: Role
  teams: readonly string[]
  /** Argon2id in PHC form: `$argon2id$v=19$m=…,t=…,p=…$salt$hash`. Null where no password was chosen yet, or the provider knows. */
  passwordHash: string | null
  /** Who they are to the provider; null for a local account. Never matched by e-mail address. */
  identity: Identity | null
  /** Wrong passwords since the last right one or the last lock. */
  failedAttempts: number
  /** Locked while this instant (UTC) lies ahead. */
  lockedUntil: string | null
  isActive: boolean
  /** Who shut an account that is not active. */
  shutBy: 'administrator' | 'provider' | null
  lastSignedInAt: string | null
}>

/** Somebody as one provider knows them, for ever. */
export type Identity = Readonly<{ issuer: string; subject: string }>

/** What may change in an account, besides its lock. */
export type AccountChange = Readonly<Partial<Pick<Account, 'name' | 'role' | 'teams' | 'passwordHash' | 'identity' | 'isActive' | 'shutBy' | 'lastSignedInAt'>>>

/** One try that was counted before it was looked at, so that many at once cannot be more than the lock allows. */
export type Attempt = Readonly<{ lockedUntil: string | null }>

export type Accounts = Readonly<{
  /** The account with this e-mail address, whatever its case; null where there is none. */
  byEmail(authorityId: AuthorityId, email: string): Promise<Account | null>
  all(authorityId: AuthorityId): Promise<readonly Account[]>
  byId(authorityId: AuthorityId, userId: UserId): Promise<Account | null>
  byIdentity(authorityId: AuthorityId, identity: Identity): Promise<Account | null>
  /** False, and nothing added, where the e-mail address or the identity is taken. */
  add(authorityId: AuthorityId, account: Account, createdAt: string): Promise<boolean>
  /**
   * Counts a try in one statement, before it is looked at; the last of `most` locks the account until `lockUntil`. Null
   * where it is locked, or there is none: the try does not count then, whatever was typed.
   */
  claimAttempt(authorityId: AuthorityId, userId: UserId, given: Readonly<{ most: number; now: string; lockUntil: string }>): Promise<Attempt | null>
  /** Takes one try back that was right; the lock that it made is opened, and no other. */
  takeBack(authorityId: AuthorityId, userId: UserId, attempt: Attempt, most: number): Promise<void>
  /** Sets failed attempts to nought, and the lock to `lockedUntil` (null: open). */
  setLock(authorityId: AuthorityId, userId: UserId, lockedUntil: string | null): Promise<void>
  /**
   * Changes an account as `decide` says, while nobody else changes it or an administrator's. `others`: how many other
   * administrators are active and can sign in. What is no change is given back, and nothing was written.
   */
  change<Refusal extends string>(authorityId: AuthorityId, userId: UserId, decide: (account: Account, others: number) => AccountChange | Refusal): Promise<Account | Refusal | 'not-found'>
}>

/** A form half filled in: one person's own, erasable. `body` is JSON, read back through a parser. */
export type Draft = Readonly<{ draftId: string; userId: UserId; kind: string; body: unknown; updatedAt: string }>

export type Drafts = Readonly<{
  /** Adds, or replaces the same person's draft of that id. False, and nothing kept, where that is another person's. */
  save(authorityId: AuthorityId, draft: Draft): Promise<boolean>
  get(authorityId: AuthorityId, userId: UserId, draftId: string): Promise<Draft | null>
  /** That person's drafts of one kind, last changed first. */
  list(authorityId: AuthorityId, userId: UserId, kind: string): Promise<readonly Draft[]>
  remove(authorityId: AuthorityId, userId: UserId, draftId: string): Promise<void>
}>

/** Whether the database answers, and whether the ledger takes a row; neither throws. */
export type HealthProbe = () => Promise<Readonly<{ databaseReachable: boolean; ledgerWritable: boolean }>>
