import { parseIsoDate, type IsoDate } from '../domain/calendar/iso-date.ts'
import type { WorkingDayCalendar } from '../domain/calendar/working-days.ts'
import { knownEvents } from '../domain/procedure/known-events.ts'
import type { EventField, KnownEvent } from '../domain/procedure/event-field.ts'
import { STAGE_TWO_READINGS, type Procedure, type ProcedureEvent, type ProcedureOptions } from '../domain/procedure/procedure.ts'
import { PROCEDURE_IDS, procedureById } from '../domain/procedure/procedures.ts'
import type { TimetableInput } from '../domain/procedure/timetable.ts'

type Fields = Readonly<Record<string, unknown>>

/** What came on standard input as a timetable's input; or what is wrong with it, one plain sentence a problem, each naming its field. */
export type ReadInput = Readonly<{ kind: 'read'; input: TimetableInput; notes: readonly string[] }> | Readonly<{ kind: 'refused'; problems: readonly string[] }>

const MEMBERS = ['procedure', 'asAt', 'options', 'events']
const EARLIEST = '1950-01-01'
const LATEST = '2149-12-31'
const MOST_WORKING_DAYS = 1000

/** Reads the JSON of `heard timetable`. `today` stands for an absent `asAt`. */
export function readTimetableInput(value: unknown, today: IsoDate, calendar: WorkingDayCalendar): ReadInput {
  if (!isFields(value)) return { kind: 'refused', problems: ['The input is not an object: { "procedure": …, "asAt": …, "events": [ … ] }.'] }
  const problems: string[] = unknownMembers(value, MEMBERS, '')
  const procedure = readProcedure(value['procedure'], problems)
  const asAt = value['asAt'] === undefined ? today : readDay(value['asAt'], 'asAt', problems)
  const options = readOptions(value['options'], problems)
  const notes: string[] = []
  const events = readEvents(value['events'], { procedure, asAt, problems, notes })
  if (!procedure || asAt === null || problems.length > 0) return { kind: 'refused', problems }
  return { kind: 'read', input: { procedure, events, asAt, calendar, options }, notes }
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function unknownMembers(value: Fields, known: readonly string[], within: string): string[] {
  return Object.keys(value).filter(name => !known.includes(name))
    .map(name => `${within}${shownName(name)}: nothing is known by that name here. Known are ${known.join(', ')}.`)
}

function readProcedure(value: unknown, problems: string[]): Procedure | undefined {
  const procedure = typeof value === 'string' ? procedureById(value) : undefined
  if (procedure) return procedure
  const given = value === undefined ? 'it is missing' : `${shown(value)} is not a procedure that Heard knows`
  problems.push(`procedure: ${given}. Known are ${PROCEDURE_IDS.join(', ')}.`)
  return undefined
}

function readDay(value: unknown, field: string, problems: string[]): IsoDate | null {
  const day = typeof value === 'string' ? parseIsoDate(value) : null
  if (value === undefined) problems.push(`${field}: the day is missing. Write it as YYYY-MM-DD.`)
  else if (day === null) problems.push(`${field}: ${shown(value)} is not a day. Write it as YYYY-MM-DD, such as 2024-03-01.`)
  else if (day < EARLIEST || day > LATEST) problems.push(`${field}: ${day} is not between ${EARLIEST} and ${LATEST}.`)
  else return day
  return null
}

function readOptions(value: unknown, problems: string[]): ProcedureOptions {
  if (value === undefined || value === null) return {}
  if (!isFields(value)) {
    problems.push(`options: ${shown(value)} is not an object such as { "stageTwoRunsFrom": "request" }.`)
    return {}
  }
  problems.push(...unknownMembers(value, ['stageTwoRunsFrom', 'acknowledgementWorkingDays'], 'options.'))
  const { stageTwoRunsFrom: from, acknowledgementWorkingDays: days } = value
  const reading = STAGE_TWO_READINGS.find(each => each === from)
  if (from !== undefined && !reading) problems.push(`options.stageTwoRunsFrom: ${shown(from)} is not one of ${STAGE_TWO_READINGS.join(', ')}.`)
  if (days !== undefined && !isCount(days)) problems.push(`options.acknowledgementWorkingDays: ${shown(days)} is not a whole number from 1 to ${MOST_WORKING_DAYS}.`)
  return { ...(reading && { stageTwoRunsFrom: reading }), ...(isCount(days) && { acknowledgementWorkingDays: days }) }
}

function isCount(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= MOST_WORKING_DAYS
}

type Reading = Readonly<{ procedure: Procedure | undefined; asAt: IsoDate | null; problems: string[]; notes: string[] }>

function readEvents(value: unknown, reading: Reading): ProcedureEvent[] {
  if (!Array.isArray(value)) {
    reading.problems.push(value === undefined ? 'events: the list of events is missing. An empty list is [].' : `events: ${shown(value)} is not a list.`)
    return []
  }
  const known = reading.procedure ? knownEvents(reading.procedure) : null
  const events = value.map((event, index) => readEvent(event, `events[${index}]`, known, reading))
  refuseTheImpossible(events, reading.problems)
  return events.filter(event => event !== null)
}

function readEvent(value: unknown, at: string, known: readonly KnownEvent[] | null, reading: Reading): ProcedureEvent | null {
  if (!isFields(value)) {
    reading.problems.push(`${at}: ${shown(value)} is not an event such as { "type": "ComplaintReceived", "happenedOn": "2024-03-01" }.`)
    return null
  }
  const type = readType(value['type'], `${at}.type`, known, reading)
  const happenedOn = readDay(value['happenedOn'], `${at}.happenedOn`, reading.problems)
  if (happenedOn !== null) refuseLater(happenedOn, `${at}.happenedOn`, reading)
  if (type) readFields(value, type, at, reading)
  return type && happenedOn !== null ? { ...value, type: type.type, happenedOn } : null
}

function readType(value: unknown, at: string, known: readonly KnownEvent[] | null, reading: Reading): KnownEvent | undefined {
  const type = known?.find(event => event.type === value)
  if (known && !type) {
    const given = value === undefined ? 'it is missing' : `${shown(value)} is not an event of ${reading.procedure?.id}`
    reading.problems.push(`${at}: ${given}. Known are ${known.map(event => event.type).join(', ')}.`)
  }
  return type
}

function readFields(value: Fields, { type, fields }: KnownEvent, at: string, reading: Reading): void {
  for (const field of fields) readField(value[field.name], field, `${at}.${field.name}`, reading)
  for (const name of Object.keys(value)) {
    if (name === 'type' || name === 'happenedOn' || fields.some(field => field.name === name)) continue
    reading.notes.push(`${at}.${shownName(name)} has no meaning for the dates of ${type} and was passed over.`)
  }
}

function readField(value: unknown, field: EventField, at: string, reading: Reading): void {
  if (value === undefined || value === null) {
    if (field.isRequired) reading.problems.push(`${at}: it is missing. Say ${field.says}.`)
    return
  }
  switch (field.kind) {
    case 'day': {
      const day = readDay(value, at, reading.problems)
      if (day !== null && !field.mayBeToCome) refuseLater(day, at, reading)
      return
    }
    case 'working-days':
      if (!isCount(value)) reading.problems.push(`${at}: ${shown(value)} is not a whole number from 1 to ${MOST_WORKING_DAYS}.`)
      return
    case 'yes-or-no':
      if (typeof value !== 'boolean') reading.problems.push(`${at}: ${shown(value)} is not true or false.`)
      return
    case 'code':
      if (typeof value !== 'string') reading.problems.push(`${at}: ${shown(value)} is not text${field.values ? ` such as ${field.values.join(', ')}` : ''}.`)
      return
  }
}

function refuseLater(day: IsoDate, at: string, { asAt, problems }: Reading): void {
  if (asAt !== null && day > asAt) problems.push(`${at}: ${day} is after ${asAt}, the day the timetable is for (asAt).`)
}

/** Nothing but the end of proceedings happens to a complaint before it is received, and it is received once. */
function refuseTheImpossible(events: readonly (ProcedureEvent | null)[], problems: string[]): void {
  const received = events.findIndex(event => event?.type === 'ComplaintReceived')
  const receivedOn = events[received]?.happenedOn
  if (receivedOn === undefined) return
  events.forEach((event, index) => {
    if (event === null || index === received) return
    if (event.type === 'ComplaintReceived') problems.push(`events[${index}].type: the complaint was received already, in events[${received}].`)
    else if (event.happenedOn < receivedOn && event.type !== 'ProceedingsEnded') {
      problems.push(`events[${index}].happenedOn: ${event.type} on ${event.happenedOn} is before the complaint was received on ${receivedOn}.`)
    }
  })
}

/** A value as a message may show it: as JSON, cut short, on one line. */
function shown(value: unknown): string {
  const text = JSON.stringify(value) ?? String(value)
  return text.length > 60 ? `${text.slice(0, 60)}…` : text
}

function shownName(name: string): string {
  return /^\w{1,40}$/.test(name) ? name : shown(name)
}
