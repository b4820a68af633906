import type { EventField } from '../domain/procedure/event-field.ts'
import { knownEvents } from '../domain/procedure/known-events.ts'
import type { Procedure } from '../domain/procedure/procedure.ts'
import { PROCEDURES } from '../domain/procedure/procedures.ts'

/** The events and the commands that each procedure knows, for `heard --help`. */
export function describeProceduresForHelp(): string {
  return PROCEDURES.map(procedureHelp).join('\n\n')
}

function procedureHelp(procedure: Procedure): string {
  const events = knownEvents(procedure).flatMap(({ type, says, fields }) => [`    ${type.padEnd(32)} ${says}`, ...fields.map(fieldHelp)])
  const commands = new Map(procedure.commands.map(({ command, title }) => [command, title]))
  return [
    `Procedure ${procedure.id}: ${procedure.title}`,
    '  Events, each with "type" and "happenedOn" (a day), and:', ...events,
    '  Commands:', ...[...commands].map(([command, title]) => `    ${command.padEnd(32)} ${title}`),
  ].join('\n')
}

const KINDS: Readonly<Record<EventField['kind'], string>> = {
  day: 'a day', 'working-days': 'a number of working days', 'yes-or-no': 'true or false', code: 'text',
}

function fieldHelp({ name, kind, says, values, isRequired }: EventField): string {
  const taken = values ? values.join(' or ') : KINDS[kind]
  return `      ${name}${isRequired ? '' : ' (may be left out)'}: ${taken}; ${says}`
}
