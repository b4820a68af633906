import { putRemindersAway, remindersOf } from '../../../application/reminders.ts'
import type { Reminder } from '../../../application/ports.ts'
import { tableDate } from '../../../words/dates.ts'
import { dueTitle } from '../../../words/diary.ts'
import { ENTRY_CLOCK_TITLES, entryDateOf } from '../../../words/entry-clocks.ts'
import { STAGE_LABELS } from '../../../words/labels.ts'
import { inPlaceOf, REMINDER_GROUPS, REMINDER_WORDS } from '../../../words/reminders.ts'
import { ENTRY_KIND_LABELS } from '../../../words/register.ts'
import { entryDateLink } from '../../components/entry-dates/entry-date-link.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists } from '../../traced.ts'
import { urls } from '../../urls.ts'

export const reminderRoutes: readonly Route[] = [
  { method: 'GET', url: urls.reminders(), access: 'view-reminders', traces: lists('reminders'), handler: show },
  { method: 'POST', url: urls.remindersPutAway(), access: 'view-reminders', traces: 'nothing', handler: putAway },
]

async function show({ deps, actor }: Visit): Promise<Answer> {
  const { reminders, total } = await remindersOf(deps, actor)
  const groups = REMINDER_GROUPS.map(({ kind, heading }) => ({ heading, rows: reminders.filter((reminder) => reminder.kind === kind).map(rowOf) }))
  return {
    kind: 'page', template: 'pages/reminders/page.njk', title: 'Reminders',
    model: { groups: groups.filter(({ rows }) => rows.length > 0), total, more: total - reminders.length, ids: reminders.map(({ reminderId }) => reminderId) },
  }
}

function rowOf({ reminderId, kind, streamId, entry, reference, stage, clockId, dueOn, isOwn, ownerName, isVisible }: Reminder) {
  const of = entry
    ? { reference: entryDateOf({ reference, ...entry }), href: entryDateLink({ streamId, ...entry }), what: ENTRY_CLOCK_TITLES[entry.clockId], stage: ENTRY_KIND_LABELS[entry.entryKind] }
    : { reference, href: urls.complaint(streamId), what: dueTitle(clockId), stage: (STAGE_LABELS as Readonly<Record<string, string>>)[stage] ?? stage }
  return {
    ...of, reminderId, href: isVisible ? of.href : '', on: tableDate(dueOn), isLate: kind === 'fell-due',
    what: kind === 'silent' ? REMINDER_WORDS.lastWritten : of.what,
    whose: isOwn ? '' : ownerName === null ? REMINDER_WORDS.nobodys : inPlaceOf(ownerName),
    note: isVisible ? '' : REMINDER_WORDS.notYours,
  }
}

async function putAway({ deps, actor, typed }: Visit): Promise<Answer> {
  const ids = typed['reminder'] ?? []
  await putRemindersAway(deps, actor, typeof ids === 'string' ? [ids] : ids)
  return { kind: 'redirect', to: urls.reminders() }
}
