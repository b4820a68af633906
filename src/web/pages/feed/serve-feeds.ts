import { createHash } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import { feedDates } from '../../../application/feeds.ts'
import type { EntryDate } from '../../../application/entry-ports.ts'
import type { AuthorityId, DueDate } from '../../../application/ports.ts'
import { writeCalendar, type CalendarDay } from '../../../documents/calendar/icalendar.ts'
import { dueTitle, FEED_NAME, feedSummary } from '../../../words/diary.ts'
import { ENTRY_CLOCK_TITLES, entryDateOf } from '../../../words/entry-clocks.ts'
import type { WebDeps } from '../../deps.ts'
import { urls } from '../../urls.ts'

const FILE = /^([\w-]{43})\.ics$/
/** A calendar that asks twice within five minutes is answered by its own copy. */
const KEEP_SECONDS = 300

/**
 * Answers calendars, which bring no cookie and get none: whoever has the address has the dates. What is no address, was
 * revoked, or is somebody's who no longer works here, is not there.
 */
export function serveFeeds(server: FastifyInstance, deps: WebDeps): void {
  server.get(urls.feed(':file'), async (request, reply) => {
    reply.header('referrer-policy', 'no-referrer').header('x-robots-tag', 'noindex')
    const authority = await deps.authorityFor(request.hostname)
    const met = authority && deps.limits?.metBy('calendar', { request, authorityId: authority.authorityId, actor: null, typedAccount: null })
    if (met) return reply.status(429).header('retry-after', String(met.seconds)).type('text/plain; charset=utf-8').send('That was asked too often. Wait, then try again.\n')
    const { file = '' } = request.params as Readonly<{ file?: string }>
    const token = FILE.exec(file)?.[1]
    const found = authority && token !== undefined ? await feedDates(deps, authority.authorityId, tokenHashOf(token)) : null
    if (!authority || !found) return reply.status(404).type('text/plain; charset=utf-8').send('There is no calendar at this address.\n')
    const { userId, dates } = found
    await deps.traces.keep(authority.authorityId, [{ at: deps.services.clock.now(), userId, kind: 'fed', subject: { kind: 'list', id: 'diary' }, route: urls.feed(':file') }])
    const calendar = writeCalendar({
      name: FEED_NAME, writtenAt: deps.services.clock.now(), days: dates.map((date) => dayOf(authority.authorityId, date)),
    })
    return reply.header('cache-control', `private, max-age=${KEEP_SECONDS}`).type('text/calendar; charset=utf-8').send(calendar)
  })
}

/** What is kept of a feed's token. */
export function tokenHashOf(token: string): string {
  return createHash('sha256').update(token).digest('hex')
}

/** A reference and a deadline. The id says nothing, and stays the same when the date moves. */
function dayOf(authorityId: AuthorityId, date: DueDate | EntryDate): CalendarDay {
  const { clockId, item, dueOn, headSeq } = date
  const isComplaint = 'complaintId' in date
  const uid = createHash('sha256').update(JSON.stringify([authorityId, isComplaint ? date.complaintId : date.streamId, clockId, item])).digest('hex').slice(0, 40)
  const summary = isComplaint ? feedSummary(date.reference, dueTitle(clockId)) : feedSummary(entryDateOf(date), ENTRY_CLOCK_TITLES[date.clockId])
  return { uid: `${uid}@heard`, on: dueOn, sequence: headSeq, summary }
}
