import type { ReminderChoice } from '../application/outbox/reminder-mail-ports.ts'
import type { ReminderWording } from '../application/outbox/mail-reminders.ts'
import type { Reminder, ReminderKind } from '../application/reminder-ports.ts'
import { longDate } from './dates.ts'
import { notReached, remindersCounted } from './reminders.ts'

export const REMINDER_CHOICE_LABELS: Readonly<Record<ReminderChoice, Readonly<{ label: string; hint: string; said: string }>>> = {
  digest: { label: 'Once a day', hint: 'At 8:00 on working days, with what is new. No message where nothing is.', said: 'once a day, at 8:00 on working days, with what is new' },
  each: { label: 'Of each by itself', hint: 'When it comes up, between 8:00 and 18:00 on working days.', said: 'of each by itself, between 8:00 and 18:00 on working days' },
  none: { label: 'Not by mail', hint: 'They stand on the page of reminders all the same.', said: 'not at all' },
}

export const REMINDER_MAIL = {
  title: 'Reminders by mail', lead: 'A message names references and days, and nobody. While you are away, whoever stands in for you is reminded instead.',
  question: 'How do you want to be reminded by mail?', choose: 'How you want to be reminded', button: 'Save', back: 'Reminders', noWay: 'No way of sending mail is set up yet: nothing comes until whoever runs Heard sets one up.', byMail: 'By mail you are reminded', change: 'Change',
} as const

const KINDS: Readonly<Record<ReminderKind, (day: string) => string>> = {
  'fell-due': (day) => `fell due on ${day}`, 'about-to': (day) => `is about to fall due, on ${day}`, silent: (day) => `nothing has been recorded since ${day}`, mailbox: (day) => `not reached since ${day}`,
}

/** A reference and a day: neither whose it is nor what it is about. Of what is sealed not even the reference. */
function lineOf(reminder: Reminder): string {
  const { kind, reference, dueOn, isOwn, isSealed } = reminder
  if (kind === 'mailbox') return notReached(reminder)
  if (isSealed || reference === '') return 'One more: sign in to see which.'
  return `${reference}: ${KINDS[kind](longDate(dueOn))}${isOwn ? '' : ' (in somebody’s place)'}.`
}

/** One reminder names its reference in the subject; several say how many. */
export const reminderWording: ReminderWording = ({ reminders, open, link }) => {
  const [only, ...others] = reminders
  const subject = only && others.length === 0 && !only.isSealed && only.reference !== '' ? `Reminder: ${only.reference}` : remindersCounted(reminders.length)
  return {
    subject,
    text: [
      ...reminders.map(lineOf), ...(open > 0 ? ['', `Still open of which you were sent a message before: ${open}.`] : []), '', `Sign in to see them: ${link}`, '',
      'On the same page you say how you want to be reminded by mail.',
    ].join('\n'),
  }
}
