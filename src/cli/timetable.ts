import { englandAndWales } from '../domain/calendar/england-and-wales.ts'
import { explainClock } from '../domain/procedure/explain-clock.ts'
import { timetable, type TimetableInput } from '../domain/procedure/timetable.ts'
import { DONE, REFUSED, type CliCommand, type CliIo } from './command.ts'
import { readOptions, wronglyAsked } from './options.ts'
import { describeProceduresForHelp } from './procedures-help.ts'
import { readJson } from './read-json.ts'
import { readTimetableInput } from './timetable-input.ts'
import { explanationKey, timetableJson } from './timetable-json.ts'
import { timetableText } from './timetable-text.ts'

const USAGE = `Usage: heard timetable [--json] [--explain] [--clock ID] < complaint.json

Computes every clock of a complaint from its events. Needs no database. Reads on standard input:

  {
    "procedure": "children-act-1989-england",
    "asAt": "2024-09-11",
    "options": { "stageTwoRunsFrom": "request", "acknowledgementWorkingDays": 3 },
    "events": [ { "type": "ComplaintReceived", "happenedOn": "2024-03-01" } ]
  }

asAt is the day the timetable is for (today if left out). stageTwoRunsFrom is request or agreed-statement.
Events may be in any order. The day of an event is day 0.

  --json      print JSON
  --explain   also print each day counted and each day left out, with the reason
  --clock ID  only this clock`

/** `heard timetable`: what is due and why, from events alone. */
export const timetableCommand: CliCommand = {
  name: 'timetable',
  summary: 'what is due when and why, from the events of a complaint on standard input',
  usage: `${USAGE}\n\n${describeProceduresForHelp()}`,
  run,
}

async function run(args: readonly string[], io: CliIo): Promise<number> {
  const typed = readOptions(args, { json: 'flag', explain: 'flag', clock: 'text', help: 'flag' })
  if (typeof typed === 'string') return wronglyAsked({ name: 'timetable', usage: USAGE }, io, typed)
  if (typed.has('help')) return printed(io, timetableCommand.usage)
  if (typed.words.length > 0) return wronglyAsked({ name: 'timetable', usage: USAGE }, io, `"${typed.words[0]}" is not expected; the events come on standard input.`)
  const json = await readJson(io.stdin)
  if (typeof json === 'string') return refused(io, [json])
  const read = readTimetableInput(json.value, io.today(), englandAndWales())
  if (read.kind === 'refused') return refused(io, read.problems)
  for (const note of read.notes) io.err(`Note: ${note}\n`)
  return print(read.input, { isJson: typed.has('json'), explains: typed.has('explain'), clockId: typed.text('clock') }, io)
}

function print(input: TimetableInput, how: Readonly<{ isJson: boolean; explains: boolean; clockId: string | undefined }>, io: CliIo): number {
  const whole = timetable(input)
  const clocks = whole.clocks.filter(clock => how.clockId === undefined || clock.id === how.clockId)
  if (how.clockId !== undefined && clocks.length === 0) {
    return refused(io, [`--clock: no clock ${how.clockId} has begun. Begun are ${whole.clocks.map(clock => clock.id).join(', ') || 'none'}.`])
  }
  const explanations = how.explains ? clocks.flatMap(clock => explainClock(clock.id, input, clock.item) ?? []) : []
  const byId = new Map(explanations.map(explanation => [explanationKey(explanation.clock), explanation]))
  const breaches = whole.breaches.filter(({ clockId }) => how.clockId === undefined || clockId === how.clockId)
  const table = { ...whole, clocks, breaches }
  return printed(io, how.isJson ? timetableJson(table, input, byId) : timetableText(table, input, byId))
}

function printed(io: CliIo, text: string): number {
  io.out(`${text}\n`)
  return DONE
}

function refused(io: CliIo, problems: readonly string[]): number {
  for (const problem of problems) io.err(`${problem}\n`)
  return REFUSED
}
