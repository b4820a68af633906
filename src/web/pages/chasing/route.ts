import { chaseList, listKey, nextMonday, type ChaseList, type ToChase } from '../../../application/chase-list.ts'
import { may } from '../../../application/permissions.ts'
import type { Actor } from '../../../application/ports.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { listTitle, rungWords } from '../../../words/chasing.ts'
import { leftOrLate, longDate, tableDate } from '../../../words/dates.ts'
import { DIARY_WORDS } from '../../../words/diary.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists } from '../../traced.ts'
import { typedDay } from '../../typed-day.ts'
import { urls } from '../../urls.ts'

export const chasingRoutes: readonly Route[] = [{ method: 'GET', url: urls.chasing(), access: 'view-chase-list', traces: lists('chasing'), handler: show }]

const DAYS = ['today', 'monday'] as const

async function show({ deps, actor, query, today }: Visit): Promise<Answer> {
  const day = DAYS.find((one) => one === query['on']) ?? 'today'
  const list = await chaseList(deps.services, actor, day === 'today' ? today : nextMonday(today))
  if (!list) return { kind: 'not-allowed' }
  return { kind: 'page', template: 'pages/chasing/page.njk', title: 'What is to be chased', model: chasingPage(list, { actor, today, day, only: query['for'] ?? '', newId: deps.services.ids.next }) }
}

type Shown = Readonly<{ actor: Actor; today: IsoDate; day: (typeof DAYS)[number]; only: string; newId: () => string }>

function chasingPage({ on, lists, total, contacts }: ChaseList, { actor, today, day, only, newId }: Shown) {
  const shown = lists.filter(({ whom, ownerId }) => only === '' || listKey(whom, ownerId) === only)
  const link = (one: (typeof DAYS)[number], key: string) => {
    const wanted = new URLSearchParams({ ...(one !== 'today' && { on: one }), ...(key !== '' && { for: key }) }).toString()
    return wanted === '' ? urls.chasing() : `${urls.chasing()}?${wanted}`
  }
  return {
    on: longDate(on), isToday: day === 'today', total, only,
    days: DAYS.map((one) => ({ label: one === 'today' ? 'Today' : `By ${longDate(nextMonday(today))}`, isCurrent: one === day, href: link(one, only) })),
    allHref: link(day, ''), mayChase: may(actor, 'chase'), chasedOn: typedDay('on', today),
    lists: shown.map(({ whom, ownerId, ownerName, chases }) => ({
      title: listTitle(whom, ownerName), href: link(day, listKey(whom, ownerId)), rows: chases.map((chase) => ({ ...rowOf(chase, on), commandId: newId() })),
    })),
    contacts: contacts.dates.map(({ complaintId, reference, dueOn, ownerName }) => ({
      reference, href: urls.complaint(complaintId), logHref: urls.complaintCommand(complaintId, 'log-contact'), on: tableDate(dueOn), isLate: dueOn < today,
      owner: ownerName ?? DIARY_WORDS.nobody,
    })),
    moreContacts: contacts.total - contacts.dates.length,
  }
}

function rowOf(chase: ToChase, on: IsoDate) {
  const { complaintId, clockId, reference, workingDay, workingDaysLeft: left, dueOn, rung, whom, lastChasedOn, chasedRung, headSeq, ownerName } = chase
  return {
    reference, href: urls.complaint(complaintId), whyHref: urls.complaintClock(complaintId, clockId), action: urls.complaintCommand(complaintId, 'chase'),
    workingDay, dueOn: tableDate(dueOn), standing: leftOrLate(dueOn < on ? Math.min(-1, left) : left), isLate: dueOn < on,
    step: rungWords(rung, whom), rung, whom, owner: ownerName ?? DIARY_WORDS.nobody,
    last: lastChasedOn === null ? '' : tableDate(lastChasedOn), lastRung: chasedRung, headSeq,
  }
}
