import type { ClockExplanation } from '../domain/procedure/explain-clock.ts'
import type { Clock, Timetable, TimetableInput, Untimed } from '../domain/procedure/timetable.ts'
import { START_ASSUMED } from '../words/clock-explanation.ts'
import { basisWords, CLOCK_STATUS_LABELS } from '../words/clocks.ts'
import { longDate, shortDate } from '../words/dates.ts'
import { breachWords } from '../words/refusals.ts'
import { explanationText } from './explanation-text.ts'
import { textTable } from './text-table.ts'

/** A timetable that a person can read: the clocks, what runs without a limit, what was breached, what may happen next. */
export function timetableText(table: Timetable, input: TimetableInput, explanations: ReadonlyMap<string, ClockExplanation>): string {
  const parts = [
    `${input.procedure.title}\nAs it stands on ${longDate(input.asAt)}. Days are working days; the day of an event is day 0.`,
    ...(table.clocks.length > 0 ? [clocksText(table.clocks), lawText(table.clocks)] : ['No clock has begun.']),
    ...notes(table.clocks),
    ...(table.untimed.length > 0 ? [untimedText(table.untimed)] : []),
    ...(table.breaches.length > 0 ? [breachesText(table)] : []),
    ...[...explanations.values()].map(explanationText),
    `What may happen next\n${textTable([['command', 'law'], ...table.next.map(each => [each.command, each.law + unconfirmed(each.confirmed)])])}`,
  ]
  return parts.join('\n\n')
}

function clocksText(clocks: readonly Clock[]): string {
  return textTable([['what', 'started', 'allowed', 'due', 'ended', 'taken', 'status'], ...clocks.map(clock => [
    titleOf(clock), clock.startedOn, allowedText(clock), clock.dueOn + (clock.provisional ? ' (provisional)' : ''),
    clock.endedOn ?? '', String(clock.workingDaysTaken), statusText(clock),
  ])])
}

/** A clock that runs for each of several things is named with the one it is for. */
function titleOf({ title, item }: Clock): string {
  return item === null ? title : `${title} (${item})`
}

function allowedText(clock: Clock): string {
  const allowed = unitsText(clock)
  return clock.kind === 'advice' ? `${allowed} (advice)` : allowed
}

function unitsText({ isStated, limitDays, limitMonths, limitWorkingDays }: Clock): string {
  if (isStated) return 'as stated'
  if (limitDays) return limitDays.days === 0 ? 'same day' : `${limitDays.days} calendar days`
  if (limitMonths !== null) return limitMonths === 1 ? '1 month' : `${limitMonths} months`
  return String(limitWorkingDays)
}

function statusText(clock: Clock): string {
  const label = CLOCK_STATUS_LABELS[clock.status]
  if (clock.status === 'running' || clock.status === 'paused') return `${label}, ${clock.workingDaysLeft} left`
  return clock.workingDaysLate > 0 ? `${label}, ${clock.workingDaysLate} late` : label
}

function lawText(clocks: readonly Clock[]): string {
  return textTable([['what', 'law, guidance or local target'], ...new Map(clocks.map(clock => [clock.title, basisWords(clock) + unconfirmed(clock.confirmed)]))])
}

/** What a table of clocks cannot show. */
function notes(clocks: readonly Clock[]): string[] {
  const said = clocks.flatMap(clock => [
    ...(clock.provisional ? [`${titleOf(clock)}: the date is provisional, as the bank holidays of all its days are not published yet.`] : []),
    ...(clock.pausedOn ? [`${titleOf(clock)}: paused since ${shortDate(clock.pausedOn)}; the date is the earliest it can be.`] : []),
    ...(clock.extended ? [`${titleOf(clock)}: extended; without that it was due on ${shortDate(clock.normalDueOn)}.`] : []),
    ...(clock.extensionOutside ? [`${titleOf(clock)}: outside an agreed extension; it was not told in time, so the date stands.`] : []),
    ...(clock.otherReading ? [`${titleOf(clock)}: counted from the ${clock.otherReading.reading.replace('-', ' ')} it began on `
      + `${shortDate(clock.otherReading.startedOn)} and is due on ${shortDate(clock.otherReading.dueOn)}.`] : []),
    ...(clock.startAssumed ? [`${titleOf(clock)}: ${START_ASSUMED}`] : []),
    ...(clock.relaxation ? [`${titleOf(clock)}: a statutory relaxation applied (${clock.relaxation}); the date is the one without it.`] : []),
  ])
  return said.length > 0 ? [said.join('\n')] : []
}

function untimedText(untimed: readonly Untimed[]): string {
  return `Without a limit\n${textTable([['what', 'since', 'ended', 'taken', 'why'], ...untimed.map(each => [
    each.title, each.startedOn, each.endedOn ?? '', String(each.workingDaysTaken),
    each.why === 'no-limit' ? 'no limit is set' : 'the event that starts the clock is awaited',
  ])])}`
}

function breachesText(table: Timetable): string {
  const titles = new Map(table.clocks.map(clock => [clock.id, clock.title]))
  return `Breaches\n${textTable([['day', 'what', 'breach', 'law'], ...table.breaches.map(breach => [
    breach.happenedOn, titles.get(breach.clockId) ?? '', breachWords(breach.code), breach.law + unconfirmed(breach.confirmed),
  ])])}`
}

function unconfirmed(confirmed: boolean): string {
  return confirmed ? '' : ' (source not confirmed)'
}
