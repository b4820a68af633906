import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import type { Recorded, TextRef } from '../../../domain/complaint/events.ts'
import { STRIKING_OUT } from '../../../words/complaint.ts'
import { longDate } from '../../../words/dates.ts'
import { valueInWords, type WordSource } from './recorded-words.ts'
import { nameOf } from './timeline-entries.ts'

type StrikingOut = Recorded<Readonly<{ happenedOn: IsoDate; reason: TextRef }>>

/** What a page says of a record that was struck out as made in error; null of any other. `strikeOut` is where it is brought back. */
export function inErrorNotice(error: StrikingOut | null, words: WordSource, strikeOut: string | null) {
  return error && {
    on: longDate(error.event.happenedOn), by: nameOf(error.recordedBy, words), why: valueInWords('reason', error.event.reason, words),
    undo: strikeOut && { href: `${strikeOut}?entry=${error.seq}`, text: STRIKING_OUT.undo.link },
  }
}
