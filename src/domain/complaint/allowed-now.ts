import type { Procedure } from '../procedure/procedure.ts'
import type { CommandType } from './commands.ts'
import { whyNot } from './may-happen.ts'
import type { Complaint } from './state.ts'
import { EVENT_OF_COMMAND } from './to-event.ts'

const COMMANDS = Object.entries(EVENT_OF_COMMAND) as readonly (readonly [CommandType, (typeof EVENT_OF_COMMAND)[CommandType]])[]

/** The commands that the complaint, as it stands, leaves open; `record-complaint` alone where there is none yet. */
export function allowedNow(complaint: Complaint | null, procedure: Procedure): readonly CommandType[] {
  if (complaint === null) return ['record-complaint']
  return COMMANDS.flatMap(([command, event]) =>
    event === 'FactCorrected' || event === 'EventStruckOut' || whyNot(complaint, event, procedure) === null ? [command] : [])
}
