import type { EntryView } from '../../../application/view-entry.ts'
import { struckOutSeqs } from '../../../domain/complaint/effective.ts'
import { CONTEXT_KINDS } from '../../../domain/register/context/context-entry.ts'
import { longDate } from '../../../words/dates.ts'
import { ENTRY_KIND_LABELS, OMBUDSMAN_RESULT_LABELS, REGISTER_EVENT_LABELS } from '../../../words/register.ts'
import { inErrorNotice } from '../../components/timeline/in-error.ts'
import { linesOf, type WordSource } from '../../components/timeline/recorded-words.ts'
import { timelineEntries } from '../../components/timeline/timeline-entries.ts'
import { urls } from '../../urls.ts'

function isContext(kind: string): boolean {
  return CONTEXT_KINDS.some((one) => one === kind)
}

/** Everything that `page.njk` prints of a register entry that is not a complaint, as it stands after corrections. */
export function entryPage({ streamId, entry, inError, timeline, texts, userNames, settings }: EntryView, mayRecord: boolean) {
  const words: WordSource = { settings, people: new Map(), texts, userNames }
  return {
    reference: 'reference' in entry.first ? entry.first.reference : '',
    kind: ENTRY_KIND_LABELS[entry.kind],
    happenedOn: longDate(entry.happenedOn),
    lines: linesOf(entry.first, words, ['type', 'happenedOn', 'reference']),
    resolvedOn: entry.resolvedOn && longDate(entry.resolvedOn),
    result: entry.result && OMBUDSMAN_RESULT_LABELS[entry.result],
    inError: inErrorNotice(inError, words, mayRecord ? urls.entryStrikeOut(streamId) : null),
    changes: mayRecord && inError === null ? { strikeOut: urls.entryStrikeOut(streamId), ...(isContext(entry.kind) && { correct: urls.contextCommand(streamId, 'correct') }) } : null,
    timeline: timelineEntries(timeline, struckOutSeqs(timeline), words, REGISTER_EVENT_LABELS),
  }
}
