import type { Diary, DiaryDate, DiaryDay } from '../../../application/diary.ts'
import type { Desk } from '../../../application/ombudsman.ts'
import { may } from '../../../application/permissions.ts'
import type { EntryDate } from '../../../application/entry-ports.ts'
import type { Actor, DueDate } from '../../../application/ports.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import { pausedWords } from '../../../words/complaint.ts'
import { longDate, shortDate, tableDate } from '../../../words/dates.ts'
import { bankHolidayOf, dayStanding, DIARY_WORDS, dueTitle } from '../../../words/diary.ts'
import { ENTRY_CLOCK_TITLES, entryDateOf } from '../../../words/entry-clocks.ts'
import { STAGE_LABELS } from '../../../words/labels.ts'
import { DATE_KIND_LABELS } from '../../../words/ombudsman.ts'
import { ENTRY_KIND_LABELS } from '../../../words/register.ts'
import { remindersCounted } from '../../../words/reminders.ts'
import { entryDateLink } from '../../components/entry-dates/entry-date-link.ts'
import { urls } from '../../urls.ts'
import { diaryLink, GROUPINGS, type DiaryAddress } from './asked.ts'

export type DiaryPage = Readonly<{ diary: Diary; ombudsman: Desk['ahead']; address: DiaryAddress; actor: Actor; today: IsoDate; reminders: number }>

/** Everything that `page.njk` prints. */
export function diaryPage({ diary, ombudsman, address, actor, today, reminders }: DiaryPage) {
  const { overdue, days, paused } = diary
  const ombudsmanRows = ombudsman.flatMap((one) => ombudsmanRow(one, diary, today) ?? [])
  const shownAhead = days.reduce((count, day) => count + day.dates.length, 0)
  return {
    from: longDate(diary.from), to: longDate(diary.to), today: longDate(today),
    whose: address.person === '' ? '' : nameOf(address.person, diary),
    people: [{ code: 'nobody', label: DIARY_WORDS.nobody }, ...diary.people.map(({ userId, name }) => ({ code: userId, label: name }))],
    person: address.person, group: address.group,
    groupings: GROUPINGS.map((group) => ({
      label: group === 'day' ? DIARY_WORDS.byDay : DIARY_WORDS.byPerson, isCurrent: group === address.group, href: diaryLink(address, today, { group }),
    })),
    overdue: { total: overdue.total, more: overdue.total - overdue.dates.length, rows: overdue.dates.map(rowOf) },
    days: address.group === 'day' ? days.map((day) => dayOf(day, today)) : [],
    persons: address.group === 'person' ? personsOf([...overdue.dates, ...days.flatMap(({ dates }) => dates)]) : [],
    total: diary.total, more: diary.total - shownAhead, isEmpty: overdue.total + diary.total + ombudsmanRows.length === 0, ombudsman: ombudsmanRows,
    paused: paused.dates.map((date) => ({ ...cells(date), since: date.pausedOn === null ? '' : pausedWords(date.pausedOn) })), pausedTotal: paused.total,
    reminders: reminders === 0 ? '' : remindersCounted(reminders), mayChase: may(actor, 'view-chase-list'),
  }
}

/** Whose dates are asked for; an id that nobody has any more is shown as it stands. */
function nameOf(person: string, { people }: Diary): string {
  return person === 'nobody' ? DIARY_WORDS.nobody : people.find(({ userId }) => userId === person)?.name ?? person
}

function dayOf({ on, leftOut, dates }: DiaryDay, today: IsoDate) {
  return { heading: longDate(on), leftOut: leftOutWords(leftOut), isToday: on === today, rows: dates.map(rowOf) }
}

function leftOutWords(leftOut: DiaryDay['leftOut']): string {
  if (leftOut === null) return ''
  return typeof leftOut === 'string' ? DIARY_WORDS.restDay : bankHolidayOf(leftOut.bankHoliday)
}

function rowOf(date: DiaryDate) {
  const { dueOn, workingDaysLeft: left } = date
  return {
    ...('complaintId' in date ? { ...cells(date), isProvisional: date.provisional } : entryCells(date)), on: tableDate(dueOn), day: shortDate(dueOn), standing: dayStanding(left),
    standingClass: left < 0 ? 'heard-late' : left === 0 ? 'heard-due-today' : '',
  }
}

/** What the Ombudsman waits for on the days shown, or what is overdue where today is among them; null for any other date. */
function ombudsmanRow({ streamId, reference, item: { kind, dueOn, workingDaysLeft: left } }: Desk['ahead'][number], { from, to }: Diary, today: IsoDate) {
  if (dueOn === null || left === null || dueOn > to || (left < 0 ? from > today : dueOn < from)) return null
  return { reference, href: urls.ombudsmanCase(streamId), what: DATE_KIND_LABELS[kind], on: tableDate(dueOn), standing: dayStanding(left), isLate: left < 0 }
}

function cells({ complaintId, reference, stage, clockId, item, ownerName }: DueDate) {
  return {
    reference, href: urls.complaint(complaintId), what: dueTitle(clockId), stage: (STAGE_LABELS as Readonly<Record<string, string>>)[stage] ?? stage,
    whyHref: urls.complaintClock(complaintId, clockId, { item }), owner: ownerName ?? DIARY_WORDS.nobody,
  }
}

function entryCells(date: EntryDate) {
  return {
    reference: entryDateOf(date), href: entryDateLink(date), what: ENTRY_CLOCK_TITLES[date.clockId], stage: ENTRY_KIND_LABELS[date.entryKind],
    whyHref: entryDateLink(date), owner: date.ownerName ?? DIARY_WORDS.nobody, isProvisional: false,
  }
}

function personsOf(dates: readonly DiaryDate[]) {
  const byPerson = new Map<string, DiaryDate[]>()
  for (const date of dates) byPerson.set(date.ownerId ?? '', [...byPerson.get(date.ownerId ?? '') ?? [], date])
  return [...byPerson.values()]
    .map((of) => ({ heading: of[0]?.ownerName ?? DIARY_WORDS.nobody, isNobody: of[0]?.ownerId === null, rows: of.map(rowOf) }))
    .sort((one, other) => Number(one.isNobody) - Number(other.isNobody) || one.heading.localeCompare(other.heading, 'en-GB'))
}
