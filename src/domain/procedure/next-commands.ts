import type { Clock } from './clock.ts'
import { matches } from './event-reading.ts'
import type { CommandRule, LatestEvent, Openness, Procedure, ProcedureEvent, Standing } from './procedure.ts'

/** A thing that may be done now. `confirmed` says that the text it rests on was read. */
export type NextCommand = Readonly<{ command: string; title: string; law: string; confirmed: boolean }>

type Position = Readonly<{ standing: Standing; is: Openness }>

/** What may be done now, in the order of the procedure's table; each command once. */
export function nextCommands(procedure: Procedure, events: readonly ProcedureEvent[], clocks: readonly Clock[]): NextCommand[] {
  const position = positionAfter(procedure, events)
  const next = new Map<string, NextCommand>()
  for (const rule of procedure.commands) {
    if (next.has(rule.command) || !isPossible(rule, position, events, clocks)) continue
    next.set(rule.command, { command: rule.command, title: rule.title, law: rule.law, confirmed: rule.confirmed })
  }
  return [...next.values()]
}

/** A request of a later stage opens what was closed: closing a file does not end the right to go on. */
function positionAfter(procedure: Procedure, events: readonly ProcedureEvent[]): Position {
  let standing: Standing = 'not-received'
  let is: Position['is'] = 'open'
  for (const event of events) {
    const to = procedure.moves.find(([match]) => matches(event, match))?.[1]
    if (event.type === 'ComplaintClosed') is = 'closed'
    if (event.type === 'ComplaintWithdrawn') is = 'withdrawn'
    if (event.type === 'ComplaintReopened' || (to !== undefined && to !== standing && OPENING.has(to))) is = 'open'
    standing = to ?? (event.type === 'ComplaintReopened' ? takenUp(standing) : standing)
  }
  return { standing, is }
}

/** Reopening what was refused for want of sufficient interest takes it up at stage 1; else it stands where it stood. */
function takenUp(standing: Standing): Standing {
  return standing === 'not-eligible' ? 'stage-1' : standing
}

const OPENING: ReadonlySet<Standing> = new Set<Standing>(['stage-2', 'stage-3', 'corporate-review'])

function isPossible(rule: CommandRule, position: Position, events: readonly ProcedureEvent[], clocks: readonly Clock[]): boolean {
  if (!rule.at.includes(position.standing)) return false
  if (!(rule.during ?? ['open']).includes(position.is)) return false
  if (rule.onlyWhile && !isLatest(rule.onlyWhile, events)) return false
  return !rule.onlyWhenOverdue || clocks.some(clock => clock.id === rule.onlyWhenOverdue && clock.status === 'overdue')
}

function isLatest(latest: LatestEvent, events: readonly ProcedureEvent[]): boolean {
  return latest.is.includes(events.findLast(event => latest.among.includes(event.type))?.type ?? 'none')
}
