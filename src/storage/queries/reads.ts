import { calendarOf } from '../../domain/authority/calendar-of.ts'
import type { WorkingDayCalendar } from '../../domain/calendar/working-days.ts'
import type { QueryReadsOf } from '../projector.ts'
import { search } from '../search/search.ts'
import { peopleCalled, peopleReachedLike } from '../search/people-called.ts'
import { similar } from '../search/similar.ts'
import { complimentedWorkers, compliments } from './compliments.ts'
import { dashboardCounts, dueNow } from './dashboard.ts'
import { complaintsOwing } from './complaints-owing.ts'
import { awaitedAnswers, dueDates } from './diary.ts'
import { enquiries } from './enquiries.ts'
import { entryDates, entryDueCounts } from './entry-dates.ts'
import { readSettings } from '../settings.ts'
import { complaintsOfTheme, complaintsWithCause } from './learning.ts'
import { linksTo } from './links.ts'
import { isHidden } from './is-hidden.ts'
import { maySee } from './may-see.ts'
import { accountsOfOutsiders, complaintsOpenedTo } from './outside.ts'
import { factsOfStreams, firstReceivedOn, reportFacts } from './report-facts.ts'
import { entriesAbout, learningNaming, streamsOfKind } from './ombudsman.ts'
import { contactArrangements, entryParts, partsSeen } from './parts.ts'
import { readsOfSeals } from '../sealed.ts'
import { peopleSaidSame, samenessOf } from './sameness.ts'
import { readProtected } from '../protected-contacts.ts'
import { personVersions } from '../people.ts'
import { complaintsNamed, partsOf } from './pool.ts'
import { workList } from './work-list.ts'

/** Everything that is answered from projections. The authority's calendar, or else `brought`, moves the dates of paused clocks to the day of asking. */
export function makeReads(brought: WorkingDayCalendar): QueryReadsOf {
  return (trx, authorityId) => ({
    ...readsOfSeals(trx, authorityId),
    workList: async (query) => workList(trx, authorityId, calendarOf(await readSettings(trx, authorityId), brought), query),
    search: (query) => search(trx, authorityId, query),
    similar: (query) => similar(trx, authorityId, query),
    maySee: (visibility, complaintId) => maySee(trx, authorityId, visibility, complaintId),
    complaintsOpenedTo: (userId) => complaintsOpenedTo(trx, authorityId, userId),
    accountsOfOutsiders: (personIds) => accountsOfOutsiders(trx, authorityId, personIds),
    dueDates: (query) => dueDates(trx, authorityId, query),
    entryDates: (query) => entryDates(trx, authorityId, query),
    entryDueCounts: (query) => entryDueCounts(trx, authorityId, query),
    complaintsOwing: (visibility) => complaintsOwing(trx, authorityId, visibility),
    enquiries: (query) => enquiries(trx, authorityId, query),
    awaitedAnswers: (query) => awaitedAnswers(trx, authorityId, query),
    streamsOfKind: (kind) => streamsOfKind(trx, authorityId, kind),
    complaintsNamed: (asked) => complaintsNamed(trx, authorityId, asked),
    isHidden: (userId, complaintId) => isHidden(trx, authorityId, userId, complaintId),
    linksTo: (complaintId) => linksTo(trx, authorityId, complaintId),
    partsOf: (personIds) => partsOf(trx, authorityId, personIds),
    compliments: (query) => compliments(trx, authorityId, query),
    complimentedWorkers: () => complimentedWorkers(trx, authorityId),
    peopleSaidSame: (personIds) => peopleSaidSame(trx, authorityId, personIds),
    samenessOf: (personIds) => samenessOf(trx, authorityId, personIds),
    partsSeen: (query) => partsSeen(trx, authorityId, query),
    entryParts: (personIds) => entryParts(trx, authorityId, personIds),
    protectedContact: (personId) => readProtected(trx, authorityId, personId),
    personVersions: (personIds) => personVersions(trx, authorityId, personIds),
    contactArrangements: (visibility) => contactArrangements(trx, authorityId, visibility),
    peopleCalled: (query) => peopleCalled(trx, authorityId, query),
    peopleReachedLike: (person, kinds) => peopleReachedLike(trx, authorityId, kinds, person),
    complaintsWithCause: (query) => complaintsWithCause(trx, authorityId, query),
    learningNaming: (complaintId) => learningNaming(trx, authorityId, complaintId),
    entriesAbout: (complaintId) => entriesAbout(trx, authorityId, complaintId),
    complaintsOfTheme: (themeId, disruptions) => complaintsOfTheme(trx, authorityId, themeId, disruptions),
    reportFacts: (query) => reportFacts(trx, authorityId, query),
    dashboardCounts: (query) => dashboardCounts(trx, authorityId, query),
    dueNow: (asked) => dueNow(trx, authorityId, asked),
    firstReceivedOn: () => firstReceivedOn(trx, authorityId),
    streamsByIds: (streamIds, asKnownOn) => factsOfStreams(trx, authorityId, streamIds, asKnownOn),
  })
}
