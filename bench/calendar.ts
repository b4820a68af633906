import { addBusinessDays } from 'date-fns'
import { englandAndWales } from '../src/domain/calendar/england-and-wales.ts'
import { dayNumber, fromDayNumber, isoDate, type IsoDate } from '../src/domain/calendar/iso-date.ts'
import { addWorkingDays, addWorkingDaysToNumber } from '../src/domain/calendar/working-days.ts'
import { procedureById } from '../src/domain/procedure/procedures.ts'
import { timetable } from '../src/domain/procedure/timetable.ts'
import { median } from './measure.ts'

/** One line of the table: ours and theirs in the unit that the name gives, medians of all rounds. */
export type CalendarMeasurement = Readonly<{
  name: string
  ours: number
  theirs?: number
  ratio?: number
  target: string
  met: boolean
}>

const ROUNDS = 9
const ADDITIONS = 200_000
const CLOCKS = 1_000_000
const COMPLAINTS = 20_000
const LIMIT = 65
const LIMITS = [3, 10, 20, 25, 30, 65] as const
const FIRST = dayNumber(isoDate('2008-01-01'))
const DAYS = 6_500

/** Adds 65 working days beside date-fns (which knows no bank holidays), re-dates a million clocks, and runs whole timetables. */
export async function calendarBench(): Promise<CalendarMeasurement[]> {
  return [addition(), redating(), timetables()]
}

/** The same days, as each library takes them: ours are texts, theirs are dates. Prepared outside the clock. */
function addition(): CalendarMeasurement {
  const calendar = englandAndWales()
  const days = Array.from({ length: DAYS }, (_, index) => fromDayNumber(FIRST + index))
  const dates = days.map(day => new Date(`${day}T00:00:00`))
  const ours: number[] = []
  const theirs: number[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const own = millisecondsOf(() => times(ADDITIONS, days, day => addWorkingDays(calendar, day, LIMIT).on.length))
    const other = millisecondsOf(() => times(ADDITIONS, dates, date => addBusinessDays(date, LIMIT).getTime()))
    // The first round warms up both.
    if (round > 0) { ours.push(own); theirs.push(other) }
  }
  const [mine, dateFns] = [nanosecondsEach(median(ours), ADDITIONS), nanosecondsEach(median(theirs), ADDITIONS)]
  const ratio = dateFns / mine
  return { name: `add ${LIMIT} working days, nanoseconds each (theirs: date-fns addBusinessDays)`, ours: mine, theirs: dateFns, ratio, target: '≥ 10 times as fast', met: ratio >= 10 }
}

/** A million open clocks with the limits of the procedure, each start and limit different, dated anew. */
function redating(): CalendarMeasurement {
  const calendar = englandAndWales()
  const starts = Int32Array.from({ length: CLOCKS }, (_, index) => FIRST + ((index * 7919) % DAYS))
  const limits = Uint8Array.from({ length: CLOCKS }, (_, index) => LIMITS[index % LIMITS.length] ?? LIMIT)
  const due = new Int32Array(CLOCKS)
  const rounds = Array.from({ length: ROUNDS }, () => millisecondsOf(() => {
    for (let clock = 0; clock < CLOCKS; clock += 1) due[clock] = addWorkingDaysToNumber(calendar, starts[clock] ?? 0, limits[clock] ?? 0)
    return due[CLOCKS - 1] ?? 0
  }))
  const seconds = median(rounds) / 1000
  return { name: 're-date 1,000,000 open clocks in memory, seconds', ours: seconds, target: '< 0.3', met: seconds < 0.3 }
}

/** Every clock, breach and next step of a complaint, from its events. */
function timetables(): CalendarMeasurement {
  const procedure = procedureById('children-act-1989-england')
  if (!procedure) throw new Error('the procedure is missing')
  const events = [
    ['ComplaintReceived', '2024-03-01'], ['ComplaintAcknowledged', '2024-03-04'], ['ComplaintAllocated', '2024-03-05'],
    ['StageOneExtended', '2024-03-12'], ['AnswerDrafted', '2024-03-18'], ['AnswerApproved', '2024-03-20'],
    ['StageOneAnswered', '2024-03-22'], ['ComplaintClosed', '2024-04-22'],
  ].map(([type, on]) => ({ type: type ?? '', happenedOn: isoDate(on ?? ''), toldOn: '2024-03-12', untilWorkingDays: 20, ground: 'complex' }))
  const input = { procedure, events, asAt: isoDate('2024-09-11'), calendar: englandAndWales() }
  const rounds = Array.from({ length: ROUNDS }, () => millisecondsOf(() => times(COMPLAINTS, [input], each => timetable(each).clocks.length)))
  const each = (median(rounds) * 1000) / COMPLAINTS
  return { name: 'whole timetable of a complaint of 8 events, microseconds', ours: each, target: '< 50', met: each < 50 }
}

/** Sums what is computed, so that no engine leaves the work out. */
function times<Value extends IsoDate | Date | object>(count: number, values: readonly Value[], work: (value: Value) => number): number {
  let sum = 0
  for (let index = 0; index < count; index += 1) {
    const value = values[index % values.length]
    if (value !== undefined) sum += work(value)
  }
  return sum
}

function millisecondsOf(work: () => number): number {
  const start = performance.now()
  const sum = work()
  if (Number.isNaN(sum)) throw new Error('the bench computed no number')
  return performance.now() - start
}

function nanosecondsEach(milliseconds: number, count: number): number {
  return (milliseconds * 1_000_000) / count
}
