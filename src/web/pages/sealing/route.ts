import { breakSeal, readSealNotice, sealNotices, wouldBeOpenFor } from '../../../application/break-seal.ts'
import { londonDay } from '../../../domain/calendar/london.ts'
import { londonTime } from '../../../words/dates.ts'
import { SEALING } from '../../../words/sealing.ts'
import { formReader } from '../../form-reader.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists } from '../../traced.ts'
import { urls } from '../../urls.ts'

const WORDS = SEALING.breaking

/** What became of a complaint that went to others, breaking a seal, and who is told of that. */
export const sealingRoutes: readonly Route[] = [
  { method: 'GET', url: urls.handedOver(), access: 'record-complaint', traces: 'nothing', handler: () => handedOver() },
  { method: 'GET', url: urls.breakSeal(), access: 'break-seal', traces: 'nothing', handler: (visit) => askPage(visit) },
  { method: 'POST', url: urls.breakSeal(), access: 'break-seal', traces: 'by-itself', handler: breakIt },
  { method: 'GET', url: urls.sealNotices(), access: 'view-seal-notices', traces: lists('broken-seals'), handler: notices },
  { method: 'POST', url: urls.readSealNotice(':noticeId'), access: 'view-seal-notices', traces: 'nothing', handler: readIt },
]

function handedOver(): Answer {
  return { kind: 'page', template: 'pages/sealing/handed-over.njk', title: SEALING.handedOver.title, model: { text: SEALING.handedOver.text } }
}

async function askPage({ deps, actor }: Visit, part: Omit<Extract<Answer, { kind: 'page' }>, 'kind' | 'template' | 'title'> = {}): Promise<Answer> {
  const workingDays = await wouldBeOpenFor(deps.services, actor)
  if (workingDays === null) return { kind: 'not-allowed' }
  return { kind: 'page', template: 'pages/sealing/break.njk', title: WORDS.title, ...part, model: { words: WORDS, openFor: WORDS.openFor(workingDays), action: urls.breakSeal(), ...part.model } }
}

/** Whether there is a sealed complaint of that reference is said by its opening alone. */
async function breakIt(visit: Visit): Promise<Answer> {
  const { deps, actor, typed } = visit
  const form = formReader(typed, visit.today)
  const { words: reference } = form.words('reference', WORDS.what)
  const { words: reason } = form.words('reason', WORDS.reasonWhat)
  if (form.slips.length > 0) return askPage(visit, { typed, slips: form.slips })
  const result = await breakSeal(deps.services, actor, { reference, reason })
  if (result.kind === 'not-allowed') return { kind: 'not-allowed' }
  const complaintId = result.kind === 'opened' ? result.complaintId : null
  visit.trace({ kind: result.kind === 'opened' ? 'seal-broken' : 'refused', subject: { kind: 'complaint', id: complaintId }, words: reason })
  return complaintId === null ? askPage(visit, { typed, model: { nothing: WORDS.nothing } }) : { kind: 'redirect', to: urls.complaint(complaintId) }
}

async function notices({ deps, actor }: Visit): Promise<Answer> {
  const all = await sealNotices(deps.services, actor)
  if (all === null) return { kind: 'not-allowed' }
  const rows = all.map(({ noticeId, kind, at, by, reference, reason, untilAt, readBy }) => {
    const mine = readBy.find(({ userId }) => userId === actor.userId)
    return {
      at: londonTime(at), by: by ?? SEALING.notices.unknown, did: SEALING.notices[kind], reference, reason, until: untilAt === null ? '' : SEALING.notices.endOf(lastDayOf(untilAt)),
      readOn: mine ? londonTime(mine.at) : '', action: urls.readSealNotice(noticeId),
    }
  })
  return {
    kind: 'page', template: 'pages/sealing/notices.njk', title: SEALING.notices.title,
    model: { words: SEALING.notices, unread: rows.filter(({ readOn }) => readOn === ''), read: rows.filter(({ readOn }) => readOn !== '') },
  }
}

/** It closes as a day ends, in London. */
function lastDayOf(untilAt: string): string {
  return londonDay(new Date(Date.parse(untilAt) - 1).toISOString())
}

async function readIt({ deps, actor, params }: Visit): Promise<Answer> {
  const isRead = await readSealNotice(deps.services, actor, params['noticeId'] ?? '')
  return isRead ? { kind: 'redirect', to: urls.sealNotices() } : { kind: 'not-allowed' }
}
