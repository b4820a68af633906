import type { EntryView } from '../../../application/view-entry.ts'
import type { AuthoritySettings } from '../../../domain/authority/settings.ts'
import { effectiveEvents, struckOutSeqs } from '../../../domain/complaint/effective.ts'
import { longDate } from '../../../words/dates.ts'
import { ENTRY_KIND_LABELS, REGISTER_EVENT_LABELS } from '../../../words/register.ts'
import { linesOf, type WordSource } from '../../components/timeline/recorded-words.ts'
import { timelineEntries } from '../../components/timeline/timeline-entries.ts'

/** Everything that `page.njk` prints of a register entry that is not a complaint, as it stands after corrections. */
export function entryPage(view: EntryView, settings: AuthoritySettings) {
  const words: WordSource = { settings, people: new Map(), texts: view.texts, userNames: view.userNames }
  const event = effectiveEvents(view.timeline).find(({ seq }) => seq === view.first.seq)?.event ?? view.first.event
  return {
    reference: 'reference' in event ? event.reference : '',
    kind: ENTRY_KIND_LABELS[view.kind],
    happenedOn: longDate(event.happenedOn),
    lines: linesOf(event, words, ['type', 'happenedOn', 'reference']),
    timeline: timelineEntries(view.timeline, struckOutSeqs(view.timeline), words, REGISTER_EVENT_LABELS),
  }
}
