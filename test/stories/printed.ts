import type { Actor, Services } from '../../src/application/ports.ts'
import { viewEntry, type EntryView } from '../../src/application/view-entry.ts'
import { viewComplaint } from '../../src/application/view-complaint.ts'
import type { ComplaintView } from '../../src/application/worded.ts'
import { CLOCK_STATUS_LABELS } from '../../src/words/clocks.ts'
import { longDate, shortDate, workingDays } from '../../src/words/dates.ts'
import { COMMAND_LABELS, OUTCOME_LABELS, STAGE_LABELS, STATUS_LABELS } from '../../src/words/labels.ts'
import { BREACH_WORDS, refusalWords, WARNING_WORDS } from '../../src/words/refusals.ts'
import { REGISTER_EVENT_LABELS } from '../../src/words/register.ts'
import { timelineEntries } from '../../src/web/components/timeline/timeline-entries.ts'
import type { Story, Told } from './story.ts'

/** A story as people read it: each complaint's timeline with what was refused or unlawful on the way, and its clocks at the end. */
export async function printedStory(services: Services, actor: Actor, story: Story, told: readonly Told[]): Promise<string> {
  const ids = [...new Set(told.map(({ complaintId }) => complaintId))]
  const parts: string[] = [`${story.title}\n${'='.repeat(story.title.length)}\n\n${story.why}`]
  for (const id of ids) {
    const view = await viewComplaint(services, actor, id)
    if (!('kind' in view)) {
      parts.push(printedComplaint(view, told.filter(({ complaintId }) => complaintId === id)))
      continue
    }
    const entry = await viewEntry(services, actor, id)
    if (entry.kind === 'entry') parts.push(printedEntry(entry))
  }
  return `${parts.join('\n\n')}\n`
}

function printedComplaint(view: ComplaintView, told: readonly Told[]): string {
  const { complaint, outcome } = view
  const words = { settings: view.settings, people: view.people, texts: view.texts, userNames: view.userNames, pointNumbers: new Map(complaint.points.map(({ pointId }, index) => [pointId, index + 1])) }
  const entries = timelineEntries(view.timeline, view.struckOut, words).toReversed().flatMap((entry) => [
    `${entry.happenedOn}: ${entry.title}${entry.struckOut ? ' (struck out)' : ''}`,
    ...entry.lines.map(({ label, value }) => `    ${label}: ${value.replaceAll('\n', '; ')}`),
  ])
  return [
    `${complaint.reference}, as it stands on ${longDate(view.asAt)}: ${STAGE_LABELS[complaint.stage]}, ${STATUS_LABELS[complaint.status].toLowerCase()}`
    + `, ${outcome.outcome === null ? 'no outcome yet' : OUTCOME_LABELS[outcome.outcome].toLowerCase()}`,
    ...entries, ...section('Refused on the way', told.flatMap(refusedLine)), ...section('Warned of, and done all the same', told.flatMap(warnedLine)),
    ...section('Breaches', view.breaches.map(({ code, law, happenedOn, confirmed }) => `${shortDate(happenedOn)}: ${BREACH_WORDS[code] ?? code} (${law}${confirmed ? '' : ', source not confirmed'})`)),
    ...section('Clocks', view.clocks.map(clockLine)),
  ].join('\n')
}

function printedEntry(view: EntryView): string {
  const words = { settings: view.settings, people: new Map(), texts: view.texts, userNames: view.userNames }
  const entries = timelineEntries(view.timeline, new Set(), words, REGISTER_EVENT_LABELS).toReversed().flatMap((entry) => [
    `${entry.happenedOn}: ${entry.title}`, ...entry.lines.map(({ label, value }) => `    ${label}: ${value.replaceAll('\n', '; ')}`),
  ])
  return ['The Ombudsman’s case', ...entries].join('\n')
}

function section(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`  ${title}`, ...lines.map((line) => `    ${line}`)]
}

function refusedLine({ step, result }: Told): readonly string[] {
  return result.kind === 'refused' ? [`${step.on}, ${commandWords(step.do)}: ${refusalWords(result)}`] : []
}

function warnedLine({ step }: Told): readonly string[] {
  const words: Readonly<Record<string, string>> = WARNING_WORDS
  return (step.expect?.warned ?? []).map((code) => `${step.on}, ${commandWords(step.do)}: ${words[code] ?? code}`)
}

function commandWords(command: string): string {
  const labels: Readonly<Record<string, string>> = COMMAND_LABELS
  return labels[command] ?? command
}

function clockLine(clock: ComplaintView['clocks'][number]): string {
  const late = clock.workingDaysLate > 0 ? `, ${workingDays(clock.workingDaysLate)} late` : ''
  const other = clock.otherReading ? `; from the ${clock.otherReading.reading.replace('-', ' ')} due ${shortDate(clock.otherReading.dueOn)}` : ''
  return `${clock.title}: from ${shortDate(clock.startedOn)}, due ${shortDate(clock.dueOn)}, ${CLOCK_STATUS_LABELS[clock.status].toLowerCase()}${late}${other}`
}
