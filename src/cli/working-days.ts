import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { explainDays } from '../domain/calendar/explain-days.ts'
import { dayNumber, parseIsoDate, type IsoDate } from '../domain/calendar/iso-date.ts'
import { addWorkingDays, isProvisional, workingDaysBetween } from '../domain/calendar/working-days.ts'
import { longDate } from '../words/dates.ts'
import { DONE, REFUSED, type CliCommand, type CliIo } from './command.ts'
import { leftOutWords } from './explanation-text.ts'
import { readOptions, wronglyAsked } from './options.ts'
import { textTable } from './text-table.ts'

const USAGE = `Usage: heard working-days add DAY NUMBER [--explain] [--json]
       heard working-days between DAY DAY [--explain] [--json]

Working days of England and Wales: not Saturdays, Sundays or bank holidays. The first day is day 0 and is not counted.
Days are written YYYY-MM-DD. A negative number counts back. An answer that the published bank holidays do not cover
is marked provisional.

  heard working-days add 2024-04-09 65                2024-07-11
  heard working-days between 2024-04-09 2024-07-11    65`

const EARLIEST = '1950-01-01'
const LATEST = '2149-12-31'
const MOST_WORKING_DAYS = 25_000

/** `heard working-days`: adds and counts working days. */
export const workingDaysCommand: CliCommand = {
  name: 'working-days',
  summary: 'add working days to a day, or count those between two days',
  usage: USAGE,
  run: async (args, io) => run(args, io),
}

type Answer = Readonly<{ from: IsoDate; to: IsoDate; workingDays: number; provisional: boolean; answer: string }>

function run(args: readonly string[], io: CliIo): number {
  const typed = readOptions(args, { explain: 'flag', json: 'flag', help: 'flag' })
  if (typeof typed === 'string') return wronglyAsked(workingDaysCommand, io, typed)
  if (typed.has('help')) {
    io.out(`${USAGE}\n`)
    return DONE
  }
  const [what, first, second, ...more] = typed.words
  if ((what !== 'add' && what !== 'between') || first === undefined || second === undefined || more.length > 0) {
    return wronglyAsked(workingDaysCommand, io, 'say "add" with a day and a number, or "between" with two days.')
  }
  const answer = what === 'add' ? add(first, second) : between(first, second)
  if (typeof answer === 'string') {
    io.err(`${answer}\n`)
    return REFUSED
  }
  io.out(`${shown(answer, typed.has('json'), typed.has('explain'))}\n`)
  return DONE
}

function add(first: string, second: string): Answer | string {
  const from = readDay(first)
  if (from === null) return notADay('DAY', first)
  const workingDays = /^[+-]?\d{1,6}$/.test(second) ? Number(second) : Number.NaN
  if (!(Math.abs(workingDays) <= MOST_WORKING_DAYS)) return `NUMBER: "${second}" is not a whole number from -${MOST_WORKING_DAYS} to ${MOST_WORKING_DAYS}.`
  const { on, provisional } = addWorkingDays(englandAndWales(), from, workingDays)
  return { from, to: on, workingDays, provisional, answer: on }
}

function between(first: string, second: string): Answer | string {
  const from = readDay(first)
  const to = readDay(second)
  if (from === null) return notADay('The first DAY', first)
  if (to === null) return notADay('The second DAY', second)
  const calendar = englandAndWales()
  const workingDays = workingDaysBetween(calendar, from, to)
  return { from, to, workingDays, provisional: isProvisional(calendar, dayNumber(from), dayNumber(to)), answer: String(workingDays) }
}

function readDay(text: string): IsoDate | null {
  const day = parseIsoDate(text)
  return day !== null && day >= EARLIEST && day <= LATEST ? day : null
}

function notADay(which: string, text: string): string {
  return parseIsoDate(text) === null
    ? `${which}: "${text}" is not a day. Write it as YYYY-MM-DD, such as 2024-04-09.`
    : `${which}: ${text} is not between ${EARLIEST} and ${LATEST}.`
}

function shown({ from, to, workingDays, provisional, answer }: Answer, isJson: boolean, explains: boolean): string {
  const days = explains ? explainDays(englandAndWales(), from, to) : null
  if (isJson) return JSON.stringify({ from, to, workingDays, provisional, ...(days && { days }) }, null, 2)
  const line = provisional ? `${answer} (provisional)` : answer
  if (!days) return line
  return `${line}\n\n${textTable([['day', 'counted', 'why not'], [longDate(from), 'day 0', ''], ...days.map(day =>
    [longDate(day.on), String(day.counted ?? ''), leftOutWords(day)])])}`
}
