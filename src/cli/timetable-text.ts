import type { ClockExplanation } from '../domain/procedure/explain-clock.ts'
import type { Clock, Timetable, TimetableInput, Untimed } from '../domain/procedure/timetable.ts'
import { basisWords, clockStanding, CLOCK_STATUS_LABELS } from '../words/clocks.ts'
import { longDate, shortDate, workingDays } from '../words/dates.ts'
import { breachWords } from '../words/refusals.ts'
import { explanationText } from './explanation-text.ts'
import { textTable } from './text-table.ts'

/** A timetable that a person can read: the clocks, what runs without a limit, what was breached, what may happen next. */
export function timetableText(table: Timetable, input: TimetableInput, explanations: ReadonlyMap<string, ClockExplanation>): string {
  const parts = [
    `${input.procedure.title}\nAs it stands on ${longDate(input.asAt)}`,
    table.clocks.length > 0 ? clocksText(table.clocks) : 'No clock has begun.',
    ...notes(table.clocks),
    ...(table.untimed.length > 0 ? [untimedText(table.untimed)] : []),
    ...(table.breaches.length > 0 ? [breachesText(table)] : []),
    ...[...explanations.values()].map(explanationText),
    `What may happen next\n${textTable([['command', 'what', 'law'], ...table.next.map(each =>
      [each.command, each.title, each.law + unconfirmed(each.confirmed)])])}`,
  ]
  return parts.join('\n\n')
}

function clocksText(clocks: readonly Clock[]): string {
  return textTable([['what', 'started', 'limit', 'due', 'ended', 'status', 'working days', 'law'], ...clocks.map(clock => [
    clock.title, shortDate(clock.startedOn), limitText(clock), shortDate(clock.dueOn) + (clock.provisional ? ' (provisional)' : ''),
    clock.endedOn ? shortDate(clock.endedOn) : '', CLOCK_STATUS_LABELS[clock.status], clockStanding(clock),
    basisWords(clock) + unconfirmed(clock.confirmed),
  ])])
}

function limitText(clock: Clock): string {
  const limit = clock.limitMonths === null ? workingDays(clock.limitWorkingDays ?? 0) : `${clock.limitMonths} months`
  return clock.kind === 'advice' ? `${limit} (advice)` : limit
}

/** What a table of clocks cannot show. */
function notes(clocks: readonly Clock[]): string[] {
  const said = clocks.flatMap(clock => [
    ...(clock.provisional ? [`${clock.title}: the date is provisional, as the bank holidays of all its days are not published yet.`] : []),
    ...(clock.pausedOn ? [`${clock.title}: paused since ${shortDate(clock.pausedOn)}; the date is the earliest it can be.`] : []),
    ...(clock.extended ? [`${clock.title}: extended; without that it was due on ${shortDate(clock.normalDueOn)}.`] : []),
    ...(clock.extensionOutside ? [`${clock.title}: outside an agreed extension; it was not told in time, so the date stands.`] : []),
    ...(clock.otherReading ? [`${clock.title}: counted from the ${clock.otherReading.reading.replace('-', ' ')} it began on `
      + `${shortDate(clock.otherReading.startedOn)} and is due on ${shortDate(clock.otherReading.dueOn)}.`] : []),
    ...(clock.relaxation ? [`${clock.title}: a statutory relaxation applied (${clock.relaxation}); the date is the one without it.`] : []),
  ])
  return said.length > 0 ? [said.join('\n')] : []
}

function untimedText(untimed: readonly Untimed[]): string {
  return `Without a limit\n${textTable([['what', 'since', 'ended', 'working days', 'why'], ...untimed.map(each => [
    each.title, shortDate(each.startedOn), each.endedOn ? shortDate(each.endedOn) : '', String(each.workingDaysTaken),
    each.why === 'no-limit' ? 'no limit is set' : 'the event that starts the clock is awaited',
  ])])}`
}

function breachesText(table: Timetable): string {
  const titles = new Map(table.clocks.map(clock => [clock.id, clock.title]))
  return `Breaches\n${textTable([['day', 'what', 'breach', 'law'], ...table.breaches.map(breach => [
    shortDate(breach.happenedOn), titles.get(breach.clockId) ?? '', breachWords(breach.code), breach.law + unconfirmed(breach.confirmed),
  ])])}`
}

function unconfirmed(confirmed: boolean): string {
  return confirmed ? '' : ' (source not confirmed)'
}
