import type { Files, KeptFile } from '../../src/application/files/ports.ts'
import type { ComplimentRow, ComplimentRows, ComplimentsQuery } from '../../src/application/compliment-rows.ts'
import { editionsOn, readsOfEditionsOn, type KeptEdition } from './memory-editions.ts'
import { copyOfMail, emptyMail, type KeptMail, mailOn, readsOfMessagesOn } from './memory-messages.ts'
import { type KeptMessage, outboxOn, readsOfOutboxOn } from './memory-outbox.ts'
import { letterDraftsOn, readsOfLetterDraftsOn, type DraftsInMemory } from './memory-letters.ts'
import type { ReminderChoice } from '../../src/application/outbox/reminder-mail-ports.ts'
import { papersOn, readsOfPapersOn, type PapersInMemory } from './memory-papers.ts'
import { NOTHING_DESTROYED, retentionIn } from './memory-retention.ts'
import { usualSettings } from './usual-settings.ts'
import type { AuthoritySettings } from '../../src/domain/authority/settings.ts'
import { englandAndWales } from '../../src/domain/calendar/england-and-wales.ts'
import { isoDate, type IsoDate } from '../../src/domain/calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening } from '../../src/domain/complaint/effective.ts'
import { foldComplaint } from '../../src/domain/complaint/evolve.ts'
import type { PersonId, Recorded } from '../../src/domain/complaint/events.ts'
import { isOwed } from '../../src/domain/complaint/threads/remedies/thread.ts'
import { hiddenFrom } from '../../src/domain/complaint/threads/safeguarding/thread.ts'
import { recordedInError } from '../../src/domain/complaint/recorded-in-error.ts'
import { delayedBy } from '../../src/domain/complaint/threads/delays/thread.ts'
import type { Complaint } from '../../src/domain/complaint/state.ts'
import type { StreamKind } from '../../src/domain/register/events.ts'
import { groupOf } from '../../src/domain/register/sameness/groups.ts'
import { projectStream } from '../../src/storage/projections/project-stream.ts'
import { isVisible } from '../../src/application/permissions.ts'
import { CLOCKS_OF } from '../../src/domain/register/entry-clocks.ts'
import { foldEnquiry } from '../../src/domain/register/enquiry/enquiry.ts'
import { foldMemberEnquiry, memberEnquirySort } from '../../src/domain/register/member-enquiry/member-enquiry.ts'
import { isFirst, KIND_BEGUN_BY } from '../../src/domain/register/entry.ts'
import type { RegisterEvent } from '../../src/domain/register/events.ts'
import { foldCompliment } from '../../src/domain/register/compliment/compliment.ts'
import { complaintEvents, registerEvents } from '../../src/application/streams.ts'
import type { EnquiriesFound, EnquiriesQuery, EnquiryRow, EntryDate, EntryDates, EntryDatesQuery } from '../../src/application/entry-ports.ts'
import type { ContactArrangement, EntryPart, PersonCalled, PersonVersion, SeenPart } from '../../src/application/people/ports.ts'
import { guarded, memoryContacts, type KeptContact } from './memory-contacts.ts'
import { memorySeals, type KeptSeals } from './memory-seals.ts'
import { memoryKept, type KeptInMemory } from './memory-kept.ts'
import type { KeptAnswers } from '../../src/application/equality-answers.ts'
import type {
  AnyEvent, AuthorityId, Person, PersonDetails, Reads, Store, StreamId, Transaction, Visibility, WorkListRow,
} from '../../src/application/ports.ts'
import type { SearchHit } from '../../src/application/search-ports.ts'

type User = Awaited<ReturnType<Reads['users']>>[number]
type Stream = Readonly<{ recorded: readonly Recorded<AnyEvent>[] }>

/** Everything that one authority keeps. Copied before a transaction, and put in place when it commits. */
type Kept = {
  streams: Map<StreamId, Stream>
  commands: Map<string, Readonly<{ streamId: StreamId; seq: number }>>
  people: Map<PersonId, Person>
  versions: Map<string, readonly PersonVersion[]>
  texts: Map<string, string>
  files: Map<string, KeptFile>
  fileTexts: Map<string, string>
  equality: Map<string, KeptAnswers>
  versionsKept: KeptInMemory[]
  numbers: Map<string, number>
  settings: AuthoritySettings
  users: readonly User[]
  editions: readonly KeptEdition[]
  working: PapersInMemory
  seals: KeptSeals
  contacts: Map<string, KeptContact>
  outbox: Map<string, KeptMessage>
  mail: KeptMail
  letterDrafts: DraftsInMemory
  reminderChoices: Map<string, ReminderChoice>
}

export type MemoryStore = Store & Readonly<{
  /** What an authority keeps, for a test to look at. */
  kept(authorityId: AuthorityId): Kept
  addUser(authorityId: AuthorityId, user: User): void
  useSettings(authorityId: AuthorityId, settings: AuthoritySettings): void
}>

/** The store in memory: for tests of the application that need no PostgreSQL. The same suite runs on both. */
export function memoryStore(): MemoryStore {
  const authorities = new Map<AuthorityId, Kept>()
  let queue: Promise<unknown> = Promise.resolve()
  const kept = (authorityId: AuthorityId): Kept => {
    const there = authorities.get(authorityId) ?? emptyAuthority()
    authorities.set(authorityId, there)
    return there
  }
  return {
    kept,
    addUser: (authorityId, user) => { kept(authorityId).users = [...kept(authorityId).users, user] },
    useSettings: (authorityId, settings) => { kept(authorityId).settings = settings },
    write: ({ authorityId }, work) => {
      const result = queue.then(async () => {
        const copy = copyOf(kept(authorityId))
        const answer = await work(transactionOn(authorityId, copy))
        authorities.set(authorityId, copy)
        return answer
      })
      queue = result.catch(() => undefined)
      return result
    },
    read: async ({ authorityId }, work) => {
      await queue
      return work(readsOn(kept(authorityId)))
    },
  }
}

function emptyAuthority(): Kept {
  return {
    streams: new Map(), commands: new Map(), people: new Map(), versions: new Map(), texts: new Map(), files: new Map(), fileTexts: new Map(), equality: new Map(), versionsKept: [], numbers: new Map(), users: [], editions: [], working: { papers: new Map(), files: [] }, seals: { breaks: [], notices: [] }, contacts: new Map(), outbox: new Map(), mail: emptyMail(), letterDrafts: new Map(), reminderChoices: new Map(),
    settings: usualSettings('Testshire', isoDate('2006-09-01')),
  }
}

function copyOf(kept: Kept): Kept {
  return {
    ...kept, streams: new Map(kept.streams), commands: new Map(kept.commands), people: new Map(kept.people), versions: new Map(kept.versions), texts: new Map(kept.texts), files: new Map(kept.files), equality: new Map(kept.equality), versionsKept: [...kept.versionsKept],
    numbers: new Map(kept.numbers), seals: { ...kept.seals }, contacts: new Map(kept.contacts), outbox: new Map(kept.outbox), mail: copyOfMail(kept.mail), letterDrafts: new Map(kept.letterDrafts), reminderChoices: new Map(kept.reminderChoices),
  }
}

function transactionOn(authorityId: AuthorityId, kept: Kept): Transaction {
  const notHere = () => Promise.reject(new Error('the memory store traces no imports'))
  return {
    authorityId,
    ledger: ledgerOn(kept),
    people: {
      add: async (personId, details, meta) => addPerson(kept, personId, details, meta),
      change: async (personId, details, meta) => addPerson(kept, personId, details, meta),
      addMany: async (people, meta) => people.forEach(({ personId, details }) => addPerson(kept, personId, details, meta)),
      get: async (ids) => peopleIn(kept, ids),
      contacts: memoryContacts(kept),
    },
    texts: {
      add: async ({ textId, body }) => addText(kept, textId, body),
      addMany: async (texts) => texts.map(({ textId, body }) => addText(kept, textId, body)),
      get: async (ids) => textsIn(kept, ids),
    },
    files: filesOn(kept),
    kept: memoryKept(kept.versionsKept),
    ...sealsOn(kept),
    equality: {
      add: async (_streamId, answers, { recordedBy }) => {
        kept.equality.set(answers.answersId, { ...answers, enteredBy: recordedBy })
        return { answersId: answers.answersId, digest: 'digest' }
      },
    },
    references: {
      next: async (series, year, many = 1) => {
        const first = kept.numbers.get(`${series} ${year}`) ?? 1
        kept.numbers.set(`${series} ${year}`, first + many)
        return first
      },
    },
    settings: { current: async () => kept.settings, save: async (settings) => { kept.settings = settings } },
    linksTo: readsOn(kept).linksTo, streamsOfKind: readsOn(kept).streamsOfKind, turnAlone: async () => undefined, outOfSight: new Set(),
    editions: editionsOn(kept),
    papers: papersOn(kept),
    outbox: outboxOn(kept.outbox),
    mail: mailOn(kept),
    letterDrafts: letterDraftsOn(kept.letterDrafts),
    reminderMail: { choose: async (userId, choice) => void kept.reminderChoices.set(userId, choice), claim: async () => [], wentWith: async () => undefined, claimDay: async () => false },
    destroyer: NOTHING_DESTROYED, retentionFacts: readsOn(kept).retentionFacts, tombstones: readsOn(kept).tombstones,
    redating: { alone: async () => undefined, redate: async () => [], projectAll: async () => undefined },
    imports: { begin: notHere, claim: notHere, finish: notHere, get: notHere, recent: notHere, registerTotals: notHere },
  }
}

function ledgerOn(kept: Kept): Transaction['ledger'] {
  const load = (streamId: StreamId) => kept.streams.get(streamId)?.recorded ?? []
  return {
    load: async (streamId) => load(streamId),
    append: async (_kind, streamId, expectedSeq, events, { commandId, recordedBy, recordedAt, knownOn = null }) => {
      if (events.length === 0) throw new Error('nothing to append')
      const earlier = kept.commands.get(commandId)
      if (earlier) return { kind: 'already-done', ...earlier }
      const before = load(streamId)
      if (before.length !== expectedSeq) return { kind: 'conflict', seq: before.length }
      const added = events.map((event, index) => ({ seq: expectedSeq + index + 1, event: throughJson(event), recordedAt, recordedBy, knownOn }))
      kept.streams.set(streamId, { recorded: [...before, ...added] })
      const seq = expectedSeq + events.length
      kept.commands.set(commandId, { streamId, seq })
      return { kind: 'appended', seq }
    },
    appendNew: async (streams, { recordedBy, recordedAt }) => {
      for (const { streamId, events } of streams) {
        const recorded = events.map(({ event, knownOn }, index) => ({ seq: index + 1, event: throughJson(event), recordedAt, recordedBy, knownOn }))
        kept.streams.set(streamId, { recorded })
      }
    },
  }
}

/** What a database gives back: nothing that JSON does not hold. */
function throughJson<T>(value: T): T {
  return JSON.parse(JSON.stringify(value)) as T
}

function addPerson(kept: Kept, personId: PersonId, details: PersonDetails, meta: Readonly<{ recordedBy: string; recordedAt: string }>): void {
  const person = { ...guarded(kept, personId, details), personId, version: (kept.people.get(personId)?.version ?? 0) + 1 }
  kept.people.set(personId, person)
  kept.versions.set(personId, [...(kept.versions.get(personId) ?? []), { ...person, ...meta }])
}

function addText(kept: Kept, textId: string, body: string): Readonly<{ textId: string; digest: string }> {
  kept.texts.set(textId, body)
  return { textId, digest: `digest of ${textId}` }
}

function peopleIn(kept: Kept, ids: readonly string[]): readonly Person[] {
  return [...new Set(ids)].flatMap((id) => kept.people.get(id as PersonId) ?? [])
}

function textsIn(kept: Kept, ids: readonly string[]): ReadonlyMap<string, string> {
  return new Map(ids.flatMap((id) => (kept.texts.has(id) ? [[id, kept.texts.get(id) ?? ''] as const] : [])))
}

function filesOn(kept: Kept): Files {
  const refOf = ({ fileId, sha256 }: KeptFile) => ({ fileId, digest: `digest of ${sha256}` })
  return {
    add: async (file) => {
      const row: KeptFile = { marks: [], ...file, found: null, words: 'waiting' }
      kept.files.set(file.fileId, row)
      return refOf(row)
    },
    noteScan: async (fileId, scanned) => {
      const file = kept.files.get(fileId)
      if (file?.scan === 'waiting') kept.files.set(fileId, { ...file, scan: scanned.kind === 'not-answered' ? 'waiting' : scanned.kind, found: scanned.kind === 'infected' ? scanned.found : scanned.kind === 'not-answered' ? scanned.why : null })
    },
    keepWords: async (fileId, read) => {
      const file = kept.files.get(fileId)
      if (file) kept.files.set(fileId, { ...file, words: read.kind })
      if (read.kind === 'read') kept.fileTexts.set(fileId, read.text)
    },
    refs: async (streamId, ids) => [...kept.files.values()].filter((file) => file.streamId === streamId && ids.includes(file.fileId)).map(refOf),
  }
}

function sealsOn(kept: Kept): Pick<Transaction, 'seals' | 'sealBroken'> {
  const seals = memorySeals(kept.seals, kept.streams)
  return { seals, sealBroken: seals.sealBroken }
}

function readsOn(kept: Kept): Reads {
  const noFacts = () => Promise.reject(new Error('the memory store keeps no report facts'))
  return {
    ...readsOfEditionsOn(kept),
    ...readsOfPapersOn(kept),
    ...readsOfLetterDraftsOn(kept.letterDrafts),
    reminderChoices: async () => kept.reminderChoices, remindersOfMessage: async () => [],
    ...readsOfMessagesOn(kept),
    ...readsOfOutboxOn(kept.outbox, (streamId) => complaintsIn(kept, { kind: 'all' }).find(({ complaintId }) => complaintId === streamId)?.complaint.reference ?? null),
    ...retentionIn({ rows: () => rowsIn(kept), bornOn: (personId) => kept.people.get(personId as PersonId)?.bornOn ?? null }),
    ...memorySeals(kept.seals, kept.streams),
    protectedContact: async (id) => kept.contacts.get(id) ?? { contact: {}, why: null },
    stream: async (streamId) => kept.streams.get(streamId)?.recorded ?? [],
    carriedOut: async (ids) => new Set(ids.filter((id) => kept.commands.has(id))),
    people: async (ids) => peopleIn(kept, ids),
    texts: async (ids) => textsIn(kept, ids),
    fileText: async (fileId) => kept.fileTexts.get(fileId) ?? null,
    filesToLookAt: async () => ({
      toScan: [...kept.files.values()].filter(({ scan }) => scan === 'waiting'), toRead: [...kept.files.values()].filter(({ scan, words }) => words === 'waiting' && scan !== 'waiting' && scan !== 'infected'),
    }),
    files: async (ids) => new Map(ids.flatMap((id) => { const file = kept.files.get(id); return file ? [[id, file] as const] : [] })),
    ...memoryKept(kept.versionsKept),
    equalityAnswers: async (ids) => [...kept.equality.values()].filter(({ answersId }) => ids.includes(answersId)),
    complaintsOpenedTo: async (userId) => complaintsIn(kept, { kind: 'all' }).filter(({ complaint }) => complaint.threads.outsideAccess.given.some((access) => access.userId === userId)).map(({ complaintId }) => complaintId),
    accountsOfOutsiders: async (personIds) => complaintsIn(kept, { kind: 'all' }).flatMap(({ complaint }) => complaint.threads.outsideAccess.given)
      .filter(({ personId }) => personIds.includes(personId)).map(({ personId, userId }) => ({ personId, userId })),
    settings: async () => kept.settings,
    settingsKnownOn: async () => kept.settings,
    bankHolidayLists: async () => [],
    wordUsed: async () => ({ complaints: 0, entries: 0, lastOn: null }),
    wouldMove: async () => ({ moved: [], countedAgain: 0 }),
    users: async () => kept.users,
    workList: async ({ visibility }) => {
      const rows = complaintsIn(kept, visibility).filter(({ complaint }) => complaint.status === 'open').map(rowOf)
      return { rows, total: rows.length, counts: { overdue: 0, 'due-today': 0, 'due-soon': 0, open: rows.length } }
    },
    search: async ({ visibility, words }) => {
      const hits = complaintsIn(kept, visibility).map((found) => hitOf(kept, found)).filter((hit) => matches(hit, words))
      return { hits, total: hits.length, counts: hits.length > 0 ? [{ kind: 'complaint' as const, many: hits.length }] : [], people: peopleCalledIn(kept, visibility, words), spelling: [] }
    },
    similar: async ({ visibility, names }) =>
      complaintsIn(kept, visibility).map((found) => hitOf(kept, found)).filter((hit) => names.some((name) => matches(hit, name))).slice(0, 10),
    maySee: async (visibility, complaintId) => complaintsIn(kept, visibility).some((found) => found.complaintId === complaintId),
    dueDates: async () => ({ dates: [], total: 0 }),
    entryDates: async (query) => entryDatesIn(kept, query),
    entryDueCounts: async ({ today, soonUntil, hidden = [] }) => {
      const days = entryDatesIn(kept, { to: isoDate('9999-12-31'), limit: Infinity, hidden }).dates.map(({ dueOn }) => dueOn)
      const count = (fits: (day: IsoDate) => boolean) => days.filter(fits).length
      return { overdue: count((day) => day < today), 'due-today': count((day) => day === today), 'due-soon': count((day) => day > today && day <= soonUntil), open: days.length }
    },
    enquiries: async (query) => enquiriesIn(kept, query),
    awaitedAnswers: async () => [],
    dashboardCounts: async () => ({ received: [], answered: [], teams: [], divisions: [], causes: [], open: [], caseloads: [] }),
    dueNow: async () => ({ complaints: { overdue: 0, dueSoon: 0 }, others: [] }),
    complaintsOwing: async (visibility) => complaintsIn(kept, visibility).filter(({ complaint }) => complaint.threads.remedies.some(isOwed)).map(({ complaintId }) => complaintId),
    streamsOfKind: async (kind) => [...kept.streams].flatMap(([streamId, { recorded }]) => {
      const first = recorded[0]?.event.type ?? ''
      const isOfKind = Object.entries(KIND_BEGUN_BY).some(([type, begun]) => type === first && begun === kind)
      return isOfKind && recordedInError<AnyEvent>(recorded) === null ? [{ streamId, recorded }] : []
    }),
    complaintsNamed: async ({ ids = [], references = [] }) => complaintsIn(kept, { kind: 'all' })
      .filter(({ complaintId, complaint: { reference } }) => ids.includes(complaintId) || references.includes(reference))
      .map(({ complaintId, complaint: { reference } }) => ({ complaintId, reference })),
    isHidden: async (userId, id) => complaintsIn(kept, { kind: 'all' }).some(({ complaintId, complaint }) => complaintId === id && hiddenFrom(complaint).includes(userId)),
    linksTo: async (complaintId) => [
      ...complaintsIn(kept, { kind: 'all' }).flatMap((other) => other.complaint.threads.links
        .filter((link) => link.complaintId === complaintId).map((link) => ({ ...link, complaintId: other.complaintId }))),
      ...[...kept.streams].flatMap(([streamId, { recorded }]) => effectiveEvents(registerEvents(recorded) ?? []).flatMap(({ event }) =>
        ((event.type === 'EnquiryBecameComplaint' || event.type === 'MemberEnquiryBecameComplaint') && event.complaint === complaintId
          ? [{ complaintId: streamId, how: 'became-complaint' as const, linkedOn: event.happenedOn }] : []))),
    ],
    partsOf: async (personIds) => complaintsIn(kept, { kind: 'all' }).flatMap(({ complaintId, complaint: { details, status, threads } }) =>
      [...details.others, ...threads.appointments.made.filter(({ endedOn }) => endedOn === null)].flatMap(({ personId, role }) => (personId && personIds.includes(personId)
        ? [{ personId, complaintId, role, isOpen: status === 'open' || status === 'answered' }] : []))),
    compliments: async (query) => complimentsIn(kept, query),
    complimentedWorkers: async () => [...new Set(complimentsIn(kept, {}).rows.flatMap(({ workerId }) => (workerId === null ? [] : [workerId as PersonId])))],
    ...peopleReads(kept),
    complaintsWithCause: async () => ({ found: [], undecided: [] }),
    learningNaming: async () => readsOn(kept).streamsOfKind('learning'),
    entriesAbout: async () => [],
    complaintsOfTheme: async (themeId, disruptions) => {
      const all = complaintsIn(kept, { kind: 'all' })
      const named = [themeId, ...disruptions]
      return {
        about: all.filter(({ complaint }) => complaint.threads.themes.includes(themeId)).map(({ complaintId }) => complaintId),
        delayed: all.filter(({ complaint }) => delayedBy(complaint.threads.delays).some((id) => named.includes(id))).map(({ complaintId }) => complaintId),
      }
    },
    reportFacts: noFacts,
    firstReceivedOn: async () => null,
    streamsByIds: noFacts,
  }
}

const CALENDAR = englandAndWales()

function entryDatesIn(kept: Kept, { from, to, owner, clock, hidden = [], limit, offset = 0 }: EntryDatesQuery): EntryDates {
  const dates = [...kept.streams].flatMap(([streamId, { recorded }]) => entryDatesOf(kept, streamId, registerEvents(recorded) ?? []))
    .filter(({ dueOn, ownerId, clockId }) => dueOn <= to && (from === undefined || dueOn >= from) && (clock === undefined || clockId === clock) && !hidden.includes(clockId)
      && (owner === undefined || (ownerId ?? 'nobody') === owner))
    .toSorted((one, other) => (`${one.dueOn} ${one.reference}` < `${other.dueOn} ${other.reference}` ? -1 : 1))
  return { dates: dates.slice(offset, offset + limit), total: dates.length }
}

function entryDatesOf(kept: Kept, streamId: StreamId, recorded: readonly Recorded<RegisterEvent>[]): readonly EntryDate[] {
  const inOrder = inOrderOfHappening(effectiveEvents(recorded))
  const first = inOrder[0]?.event
  if (!first || !isFirst(first)) return []
  const entryKind = KIND_BEGUN_BY[first.type]
  const clocks = CLOCKS_OF[entryKind]?.(inOrder, { settings: kept.settings, calendar: CALENDAR }) ?? []
  return clocks.filter(({ endedOn }) => endedOn === null).map(({ clockId, item, ownerId, teams, startedOn, dueOn }) => ({
    clockId, item, ownerId, teams, startedOn, dueOn, streamId, entryKind, reference: 'reference' in first ? first.reference : '', ownerName: kept.users.find(({ userId }) => userId === ownerId)?.name ?? null,
    headSeq: recorded.length,
  }))
}

function complimentsIn(kept: Kept, { giver, division, team, passedOn, quotable, from, to }: ComplimentsQuery): ComplimentRows {
  const rows = [...kept.streams].flatMap(([streamId, { recorded }]): readonly ComplimentRow[] => {
    const so = recordedInError<AnyEvent>(recorded) === null ? foldCompliment(registerEvents(recorded) ?? []) : null
    if (!so) return []
    const { reference, receivedOn, sort, channel, divisions, teams, isImported, thankedOn } = so
    return [{
      streamId, reference, receivedOn, giver: so.from, sort, channel, divisions, teams, workerId: so.worker, saidId: so.said?.textId ?? null, consent: so.consent.state,
      quotationId: so.quotation?.text.textId ?? null, passedOn: so.passedOn, thankedOn, isImported,
    }]
  }).filter((row) => (giver === undefined || row.giver === giver) && (division === undefined || row.divisions.includes(division)) && (team === undefined || row.teams.includes(team))
    && (passedOn === undefined || (row.passedOn !== null) === passedOn) && (quotable === undefined || (row.consent === 'given' && row.quotationId !== null) === quotable)
    && (from === undefined || row.receivedOn >= from) && (to === undefined || row.receivedOn <= to))
  return { rows: rows.toSorted((a, b) => (a.receivedOn < b.receivedOn ? 1 : -1)), total: rows.length }
}

/** What a person has a part in, projected as PostgreSQL has it, stream by stream. */
function rowsIn(kept: Kept) {
  const context = { settings: kept.settings, calendar: englandAndWales() }
  return [...kept.streams].map(([streamId, { recorded }]) => {
    const kind: StreamKind = kindOf(recorded)
    return { streamId, kind, ...projectStream({ kind, streamId, recorded, isNew: true }, context) }
  })
}

function kindOf(recorded: readonly Recorded<AnyEvent>[]): StreamKind {
  return new Map<string, StreamKind>(Object.entries(KIND_BEGUN_BY)).get(recorded[0]?.event.type ?? '') ?? 'complaint'
}

function peopleReads(kept: Kept) {
  const said = () => rowsIn(kept).flatMap((rows) => rows.person_sameness).map((row) => ({
    streamId: String(row.stream_id), person: String(row.person_id), other: String(row.other_id), saidOn: row.said_on as IsoDate,
  }))
  return {
    peopleSaidSame: async (ids) => new Map(ids.map((id) => [id, groupOf(id, said())])),
    samenessOf: async (ids) => [...new Map(said().filter(({ person }) => ids.includes(person)).map((each) => [each.streamId, each])).values()],
    partsSeen: async ({ visibility, personIds }) => partsIn(kept, visibility).filter(({ personId }) => personIds.includes(personId)),
    entryParts: async (ids) => rowsIn(kept).flatMap((rows) => rows.register_people.filter((row) => ids.includes(String(row.person_id))).map((row): EntryPart => ({
      personId: String(row.person_id), streamId: rows.streamId, kind: rows.kind, role: String(row.role), reference: String(rows.register_entries[0]?.reference ?? ''),
      receivedOn: rows.register_entries[0]?.received_on as IsoDate,
    }))),
    personVersions: async (ids) => ids.flatMap((id) => kept.versions.get(id) ?? []).toReversed(),
    contactArrangements: async (visibility) => [...Map.groupBy(partsIn(kept, visibility).filter(({ contact }) => contact !== null), ({ complaintId }) => complaintId)]
      .flatMap(([complaintId, parts]): readonly ContactArrangement[] => parts[0]?.contact
        ? [{ complaintId, reference: parts[0].reference, status: parts[0].status, ...parts[0].contact, personIds: parts.filter(({ role }) => role === 'complainant').map(({ personId }) => personId) }] : [])
      .toSorted((a, b) => Number(a.restrictedOn === null) - Number(b.restrictedOn === null) || ((a.reviewOn ?? '9') < (b.reviewOn ?? '9') ? -1 : 1)),
    peopleCalled: async ({ visibility, name, limit }) => peopleCalledIn(kept, visibility, name).slice(0, limit),
    peopleReachedLike: async ({ personId, bornOn, contact }) => [...kept.people.values()].filter((other) => other.personId !== personId && (
      (bornOn !== undefined && other.bornOn === bornOn) || (contact?.email !== undefined && other.contact?.email === contact.email)
      || (contact?.telephone !== undefined && other.contact?.telephone === contact.telephone))).map((other) => ({ ...other, parts: 1 })),
  } satisfies Partial<Reads>
}

function partsIn(kept: Kept, visibility: Visibility): readonly SeenPart[] {
  const visible = new Set(complaintsIn(kept, visibility).map(({ complaintId }) => complaintId))
  return rowsIn(kept).filter(({ streamId }) => visible.has(streamId)).flatMap(({ streamId, complaint_people, complaint_summaries: [summary], contact_arrangements: [contact] }) =>
    complaint_people.map((row): SeenPart => ({
      personId: String(row.person_id), complaintId: streamId, role: String(row.role), reference: String(summary?.reference), procedure: String(summary?.procedure),
      stage: String(summary?.stage), status: String(summary?.status), receivedOn: summary?.received_on as IsoDate, outcome: summary?.outcome as string | null,
      contact: contact ? { warnedOn: contact.warned_on as IsoDate | null, restrictedOn: contact.restricted_on as IsoDate | null, reviewOn: contact.review_on as IsoDate | null } : null,
    }))).toSorted((a, b) => (a.receivedOn < b.receivedOn ? 1 : -1))
}

function peopleCalledIn(kept: Kept, visibility: Visibility, name: string): readonly PersonCalled[] {
  const parts = partsIn(kept, visibility)
  return [...kept.people.values()].flatMap((person) => {
    const own = parts.filter(({ personId }) => personId === person.personId)
    const called = `${person.givenName ?? ''} ${person.familyName ?? ''}`.toLowerCase()
    return own.length > 0 && name.toLowerCase().split(' ').every((word) => called.includes(word)) ? [{ ...person, parts: new Set(own.map(({ complaintId }) => complaintId)).size }] : []
  })
}


function enquiriesIn(kept: Kept, query: EnquiriesQuery): EnquiriesFound {
  const rows = [...kept.streams].flatMap(([streamId, { recorded }]) => enquiryRowOf(kept, streamId, registerEvents(recorded) ?? []) ?? [])
    .filter(({ sort, teams }) => (query.sort === undefined || sort === query.sort) && (query.team === undefined || teams.includes(query.team)))
  const states = { open: rows.filter(({ isOpen }) => isOpen), overdue: rows.filter(({ isOpen, dueOn }) => isOpen && dueOn !== null && dueOn < query.today), all: rows }
  return { rows: states[query.state], total: states[query.state].length, counts: { open: states.open.length, overdue: states.overdue.length, all: rows.length } }
}

function enquiryRowOf(kept: Kept, streamId: StreamId, recorded: readonly Recorded<RegisterEvent>[]): EnquiryRow | null {
  const inOrder = inOrderOfHappening(effectiveEvents(recorded))
  const [enquiry, member] = [foldEnquiry(inOrder), foldMemberEnquiry(inOrder)]
  const so = enquiry ?? member
  if (!so) return null
  const settledOn = enquiry ? enquiry.settledOn : member?.answeredOn ?? null
  const [clock] = CLOCKS_OF[enquiry ? 'enquiry' : 'member-enquiry']?.(inOrder, { settings: kept.settings, calendar: CALENDAR }) ?? []
  return {
    streamId, entryKind: enquiry ? 'enquiry' : 'member-enquiry', reference: so.received.reference, sort: enquiry ? enquiry.received.kind : member ? memberEnquirySort(member) : 'enquiry',
    receivedOn: so.received.happenedOn, settledOn, isComplaint: so.complaint !== null, isOpen: settledOn === null && so.complaint === null, teams: so.received.teams ?? [],
    dueOn: clock?.dueOn ?? null, ownerName: kept.users.find(({ userId }) => userId === clock?.ownerId)?.name ?? null,
  }
}

type Found = Readonly<{ complaintId: string; complaint: Complaint }>

function complaintsIn(kept: Kept, visibility: Visibility): readonly Found[] {
  return [...kept.streams].flatMap(([complaintId, { recorded }]) => {
    const complaint = foldComplaint(complaintEvents(recorded) ?? [])
    return complaint && isVisible(visibility, complaint) ? [{ complaintId, complaint }] : []
  })
}

/** Due on the day of receipt: the real due dates are the projection's. */
function rowOf({ complaintId, complaint }: Found): WorkListRow {
  const { reference, procedure, stage, status, receivedOn, pausedOn, nextContactOn, details } = complaint
  return {
    complaintId, reference, procedure, stage, status, receivedOn, pausedOn, nextContactOn, complainantName: null,
    complainantType: details.complainants[0]?.type ?? null, teams: details.teams, ownerName: null, clockId: 'stage-1',
    dueOn: receivedOn, provisional: false, priority: details.priority ?? 'normal', priorityReason: null, toComplete: 0, isSafeguardingOpen: false,
  }
}

function hitOf(kept: Kept, { complaintId, complaint }: Found): SearchHit & Readonly<{ receivedOn: IsoDate }> {
  const { reference, procedure, status, receivedOn, details } = complaint
  const ids = [...details.complainants, ...details.children].flatMap((person) => person.personId ?? [])
  const names = peopleIn(kept, ids).map(({ givenName = '', familyName = '' }) => `${givenName} ${familyName}`.trim())
  return { kind: 'complaint', complaintId, reference, procedure, status, receivedOn, names, matched: names }
}

function matches(hit: SearchHit, words: string): boolean {
  return [hit.reference, ...hit.names].some((text) => text.toLowerCase().includes(words.toLowerCase()))
}
