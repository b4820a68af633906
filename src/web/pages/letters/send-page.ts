import type { ArrivedFile } from '../../../application/files/file-documents.ts'
import { addressFor, queueLetter } from '../../../application/letters/queue-letter.ts'
import { expectedArrival, recordedWith, sendLetter } from '../../../application/letters/send-letter.ts'
import type { Person } from '../../../application/ports.ts'
import { calendarOf } from '../../../domain/authority/calendar-of.ts'
import { londonMinute } from '../../../domain/calendar/london.ts'
import { SENT_BY, SENT_BY_OUTBOX, type SentBy } from '../../../domain/complaint/threads/letters/events.ts'
import { letterFiles } from '../../../documents/letter/letter-files.ts'
import { unprintableIn } from '../../../documents/letter/unprintable.ts'
import { letterMail } from '../../../documents/letter/letter-mail.ts'
import { needsOf } from '../../../domain/complaint/threads/letters/thread.ts'
import { shortDate } from '../../../words/dates.ts'
import { COMMAND_LABELS } from '../../../words/labels.ts'
import { LETTERS_PAGE } from '../../../words/letters/letters-page.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { SENT_BY_LABELS } from '../../../words/threads/letters.ts'
import { acceptedOf, NOT_WARNED, warnedOf, type Warned } from '../../components/warnings/warnings.ts'
import { formReader, type Slip, type Typed } from '../../form-reader.ts'
import { askerOf } from '../../asker.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { reads } from '../../traced.ts'
import { typedDay } from '../../typed-day.ts'
import { urls } from '../../urls.ts'
import { letterTitle } from '../../components/letter-name.ts'
import { sentOf, withLetter, type KnownLetter } from './known-letter.ts'
import { printedLetter } from './printed-letter.ts'

const traces = reads('complaint', 'complaintId')
const url = urls.complaintLetterStep(':complaintId', ':letterId', 'send')

/** Sending a letter: by hand, by post, or told. */
export const sendRoutes: readonly Route[] = [
  { method: 'GET', url, access: 'send-letter', traces, handler: (visit: Visit) => withLetter(visit, (known) => ask(known, { ...typedDay('on', visit.today), also: 'yes' })) },
  { method: 'POST', url, access: 'send-letter', traces, handler: (visit: Visit) => withLetter(visit, send) },
]

function ask({ visit, all, letter }: KnownLetter, typed: Typed, slips: readonly Slip[] = [], warned: Warned = NOT_WARNED): Answer {
  const { view, owed } = all
  const { complaintId, complaint, people, settings } = view
  const also = recordedWith(view, letter.rule)
  const calendar = calendarOf(settings, visit.deps.services.calendar)
  const dueOn = owed.find((standing) => standing.letter?.letterId === letter.letterId)?.dueOn ?? null
  const hintOf = (code: SentBy): Readonly<{ hint?: string }> => {
    const byOutbox = SENT_BY_OUTBOX.find((one) => one === code)
    const to = byOutbox === undefined ? null : addressFor(people.get(letter.to), byOutbox)
    if (typeof to === 'string') return { hint: refusalWords({ code: to }) }
    const arrives = expectedArrival(calendar, code, visit.today, londonMinute(visit.deps.services.clock.now()))
    const hint = [...(to === null ? [] : [LETTERS_PAGE.goesTo(to.address)]), ...(arrives === null ? [] : [LETTERS_PAGE.counted(shortDate(arrives))])].join(' ')
    return hint === '' ? {} : { hint }
  }
  const isToBeTold = needsOf(complaint, letter.to).includes('telephone-instead')
  const wrong = [...slips, ...warned.slips]
  return {
    kind: 'page', template: 'pages/letters/send.njk', title: LETTERS_PAGE.sendTitle, typed, slips: wrong, ...((wrong.length > 0 || warned.warnings.length > 0) && { status: 422 }),
    model: {
      reference: complaint.reference, back: urls.complaintLetter(complaintId, letter.letterId), action: urls.complaintLetterStep(complaintId, letter.letterId, 'send'), words: LETTERS_PAGE,
      name: letterTitle(complaint.procedure, letter), address: addressLines(people.get(letter.to)), isToBeTold, dueOn: dueOn === null ? '' : shortDate(dueOn),
      ways: SENT_BY.filter((by) => !isToBeTold || by === 'told').map((code) => ({ code, label: SENT_BY_LABELS[code], ...hintOf(code) })),
      unprintable: LETTERS_PAGE.unprintable(unprintableIn(printedLetter(all, letter))), also: also === null ? '' : LETTERS_PAGE.alsoRecord(COMMAND_LABELS[also]), warnings: warned.warnings, needsDeparture: warned.warnings.some(({ needsReason }) => needsReason),
      commandId: typeof typed['commandId'] === 'string' ? typed['commandId'] : visit.deps.services.ids.next(), expectedSeq: complaint.seq,
    },
  }
}

/** Where it would go by post, or why nobody can say. */
function addressLines(person: Person | undefined): readonly string[] {
  if (person?.protected?.includes('address')) return [LETTERS_PAGE.protectedAddress]
  const address = person?.contact?.address ?? ''
  return address === '' ? [LETTERS_PAGE.noPostAddress] : address.split(/\n|, /)
}

async function send(known: KnownLetter): Promise<Answer> {
  const { visit, all } = known
  const form = formReader(visit.typed, visit.today)
  const by = form.choice('by', LETTERS_PAGE.how, SENT_BY)
  const on = form.day('on', LETTERS_PAGE.when)
  const arrivesOn = form.optionalDay('arrivesOn', LETTERS_PAGE.arrives)
  const departureReason = form.optionalWords('departureReason', LETTERS_PAGE.why)?.words ?? ''
  if (form.slips.length > 0) return ask(known, visit.typed, form.slips)
  const byOutbox = SENT_BY_OUTBOX.find((one) => one === by)
  const said = { ...sentOf(known), departureReason, acceptedWarnings: acceptedOf(visit.typed) }
  const { services } = visit.deps
  const result = byOutbox === undefined
    ? await sendLetter(services, visit.actor, { ...said, on, by, alsoRecord: form.text('also') === 'yes', pdf: by === 'told' ? null : await keptPdf(known), ...(arrivesOn !== undefined && { arrivesOn }) }, all.view)
    : await queueLetter(services, visit.actor, { ...said, on: visit.today, by: byOutbox }, all.view, { ...letterMail(printedLetter(all, known.letter)), pdf: await keptPdf(known) })
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: urls.complaintLetters(all.view.complaintId) }
    case 'warned': return ask(known, visit.typed, [], warnedOf(result.warnings, visit.typed))
    case 'refused': return ask(known, visit.typed, [{ field: '', text: refusalWords(result) }])
    case 'stale': return ask(known, visit.typed, [{ field: '', text: LETTERS_PAGE.changed }])
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}

/** The letter as it goes, its bytes kept where files lie. They are forgotten again where nothing comes of it: a sweep takes what no row names. */
async function keptPdf({ visit, all, letter }: KnownLetter): Promise<ArrivedFile> {
  const [made] = await letterFiles(printedLetter(all, letter), ['pdf'], askerOf(visit))
  if (made === undefined) throw new Error('a letter was made without its PDF')
  const kept = await visit.deps.fileStore.put(visit.actor.authorityId, inOnePart(made.bytes), made.bytes.length)
  if (kept === 'too-large') throw new Error('a letter was larger than itself')
  return { ...kept, name: made.name, mediaType: made.mediaType, marks: [], scan: 'not-scanned' }
}

async function* inOnePart(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes
}
