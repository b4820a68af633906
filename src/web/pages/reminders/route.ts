import { chooseReminders, reminderChoiceOf } from '../../../application/outbox/reminder-choice.ts'
import { REMINDER_CHOICES } from '../../../application/outbox/reminder-mail-ports.ts'
import type { SendingChannel } from '../../../domain/outbox/outbox.ts'
import { REMINDER_CHOICE_LABELS, REMINDER_MAIL } from '../../../words/reminder-mail.ts'
import { formReader } from '../../form-reader.ts'
import { putRemindersAway, remindersOf } from '../../../application/reminders.ts'
import type { Reminder } from '../../../application/reminder-ports.ts'
import { tableDate } from '../../../words/dates.ts'
import { dueTitle } from '../../../words/diary.ts'
import { ENTRY_CLOCK_TITLES, entryDateOf } from '../../../words/entry-clocks.ts'
import { STAGE_LABELS } from '../../../words/labels.ts'
import { inPlaceOf, notReached, REMINDER_GROUPS, REMINDER_WORDS } from '../../../words/reminders.ts'
import { ENTRY_KIND_LABELS } from '../../../words/register.ts'
import { entryDateLink } from '../../components/entry-dates/entry-date-link.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists } from '../../traced.ts'
import { urls } from '../../urls.ts'

export const reminderRoutes: readonly Route[] = [
  { method: 'GET', url: urls.reminders(), access: 'view-reminders', traces: lists('reminders'), handler: show },
  { method: 'GET', url: urls.remindersByMail(), access: 'view-reminders', traces: 'nothing', handler: (visit) => byMail(visit) },
  { method: 'POST', url: urls.remindersByMail(), access: 'view-reminders', traces: 'nothing', handler: choose },
  { method: 'POST', url: urls.remindersPutAway(), access: 'view-reminders', traces: 'nothing', handler: putAway },
]

async function byMail({ deps, actor }: Visit, part: Pick<Extract<Answer, { kind: 'page' }>, 'slips' | 'typed'> = {}): Promise<Answer> {
  const choice = await reminderChoiceOf(deps.services, actor)
  if (choice === null) return { kind: 'not-allowed' }
  return {
    kind: 'page', template: 'pages/reminders/by-mail.njk', title: REMINDER_MAIL.title, typed: { choice }, ...part,
    model: { words: REMINDER_MAIL, hasNoWay: !hasWay(deps.waysOut ?? []), choices: REMINDER_CHOICES.map((code) => ({ code, ...REMINDER_CHOICE_LABELS[code] })) },
  }
}

function hasWay(ways: readonly SendingChannel[]): boolean {
  return ways.includes('email') || ways.includes('notify-email')
}

async function choose(visit: Visit): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const form = formReader(typed, today)
  const choice = form.choice('choice', REMINDER_MAIL.choose, REMINDER_CHOICES)
  if (form.slips.length > 0) return byMail(visit, { typed, slips: form.slips })
  await chooseReminders(deps.services, actor, choice)
  return { kind: 'redirect', to: urls.reminders() }
}

async function show({ deps, actor }: Visit): Promise<Answer> {
  const { reminders, total } = await remindersOf(deps, actor)
  const mailboxes = reminders.filter(({ kind }) => kind === 'mailbox').map(notReached)
  const groups = REMINDER_GROUPS.map(({ kind, heading }) => ({ heading, rows: reminders.filter((reminder) => reminder.kind === kind).map(rowOf) }))
  return {
    kind: 'page', template: 'pages/reminders/page.njk', title: 'Reminders',
    model: { byMail: `${REMINDER_MAIL.byMail} ${REMINDER_CHOICE_LABELS[await reminderChoiceOf(deps.services, actor) ?? 'none'].said}.`, groups: groups.filter(({ rows }) => rows.length > 0), mailboxes, total, more: total - reminders.length, ids: reminders.filter(({ kind }) => kind !== 'mailbox').map(({ reminderId }) => reminderId) },
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
