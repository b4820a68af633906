import type { Citation, Limit } from '../timescales/limit.ts'
import type { ClockRule, ClockStart, EventMatch, Procedure } from './procedure.ts'

/**
 * The limits of one procedure as a Markdown table: one row a clock, and one row more for each extension and pause.
 * `docs/timescales.md` holds this text, and a test compares them.
 */
export function timescalesTable(procedure: Procedure): string {
  const rows = procedure.clocks.flatMap(rowsOf)
  return [HEAD, HEAD.map(() => '---'), ...rows].map(cells => `| ${cells.join(' | ')} |`).join('\n')
}

const HEAD = ['Clock', 'What', 'Limit', 'Day 0', 'Done by', 'Whose', 'Law', 'Guidance or local target', 'Confirmed']

function rowsOf(rule: ClockRule): string[][] {
  const { extension, pause } = rule
  return [
    [`\`${rule.id}\``, rule.title, limitWords(rule.limit, rule), startWords(rule.start), matchesWords(rule.doneBy), whoseWords(rule), ...sourceWords(rule)],
    ...(extension ? [[`\`${rule.id}\``, `Extension${extension.grounds ? ` (${extension.grounds.join(', ')})` : ''}`,
      `${extension.ceilingWorkingDays} working days in all`, 'as the limit', `\`${extension.recordedBy}\`, told in time`, '', ...sourceWords(extension)]] : []),
    ...(pause ? [[`\`${rule.id}\``, `Pause (${pause.reasons.join(', ')})`, 'days of the pause are not counted',
      `\`${pause.recordedBy}\``, `\`${pause.endedBy}\``, '', ...sourceWords(pause)]] : []),
  ]
}

function limitWords(limit: Limit, rule: ClockRule): string {
  switch (limit.kind) {
    case 'working-days': return `${limit.workingDays} working days${rule.isConfigurable ? ' (the authority may set its own)' : ''}`
    case 'working-days-before': return `${limit.workingDays} working days before`
    case 'calendar-days': return `${limit.calendarDays} calendar days${limit.dayOne === 'day-of-event' ? ', the day of the event included' : ''}`
    case 'stated-day': return `the day stated (\`${limit.field}\`)`
    case 'calendar-months': return `${limit.calendarMonths} calendar months`
    case 'none': return 'no fixed limit'
  }
}

function startWords(start: ClockStart): string {
  switch (start.kind) {
    case 'event': return matchesWords(start.of, ', else ')
    case 'latest': return `the latest ${matchesWords(start.of)}`
    case 'event-or-due': return start.atCeiling ? `the longest that \`${start.orDueOf}\` may take` : `${matchesWords(start.of)}, else the last day of \`${start.orDueOf}\` (our reading)`
    case 'field': return `\`${start.field}\` of \`${start.of}\``
    case 'reading': return Object.entries(start.readings)
      .map(([reading, of]) => `${reading}${reading === start.normally ? ' (normally)' : ''}: ${matchesWords(of, ', else ')}`).join('; ')
  }
}

function matchesWords(matches: readonly EventMatch[], between = ' or '): string {
  return matches.map(match => (typeof match === 'string' ? `\`${match}\`` : `\`${match.type}\` (${match.where[0]}: ${String(match.where[1])})`)).join(between)
}

function whoseWords({ whose, kind }: ClockRule): string {
  return kind === 'advice' ? `${whose}, as advice` : whose
}

function sourceWords({ law, guidance, confirmed }: Citation): string[] {
  return [law ?? '', guidance ?? '', confirmed ? 'yes' : 'no']
}
