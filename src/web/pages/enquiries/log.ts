import { recordEntries, type EntryRequest, type EntryResult } from '../../../application/record-entry.ts'
import { recordEnquiryOfComplaint } from '../../../application/turn-enquiry.ts'
import { viewComplaint } from '../../../application/view-complaint.ts'
import type { ComplaintView } from '../../../application/worded.ts'
import { wordsInUse, type AuthoritySettings } from '../../../domain/authority/settings.ts'
import { ASKED_KINDS, OFFER_ANSWERS } from '../../../domain/register/enquiry/events.ts'
import { ASKED_KIND_LABELS, ENQUIRIES, OFFER_LABELS } from '../../../words/enquiries.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { acceptedOf, NOT_WARNED, warnedOf, type Warned } from '../../components/warnings/warnings.ts'
import { formReader, type FormReader, type Slip, type Typed } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { typedDay } from '../../typed-day.ts'
import { urls } from '../../urls.ts'
import { given } from '../command/command-form.ts'
import { neededDay } from '../record-entry/entry-kinds.ts'

type Command = EntryRequest['command']

/** The one page of the log: six questions, today's day filled in. The ids stand in the form: sent twice, it is recorded once. */
export async function newPage(visit: Visit, slips: readonly Slip[] = [], warned: Warned = NOT_WARNED): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const settings = await deps.services.store.read(actor, (reads) => reads.settings())
  const complaint = await complaintNamed(visit)
  const id = (field: string) => (typeof typed[field] === 'string' ? typed[field] : deps.services.ids.next())
  const started = visit.request.method === 'GET' ? startOf(complaint, today) : typed
  return {
    kind: 'page', template: 'pages/enquiries/log.njk', title: ENQUIRIES.log, typed: started, slips: [...slips, ...warned.slips],
    model: {
      warnings: warned.warnings, entryId: id('entryId'), sequelId: id('sequelId'), complaint: complaint && { id: complaint.complaintId, reference: complaint.complaint.reference },
      kinds: labelled(ASKED_KINDS, ASKED_KIND_LABELS), offers: labelled(OFFER_ANSWERS, OFFER_LABELS), teams: teamsOffered(settings, visit),
      words: ENQUIRIES, action: urls.enquiryNew(), back: complaint ? urls.complaint(complaint.complaintId) : urls.enquiries(),
    },
  }
}

function labelled<Code extends string>(codes: readonly Code[], labels: Readonly<Record<Code, string>>) {
  return codes.map((code) => ({ code, label: labels[code] }))
}

function teamsOffered(settings: AuthoritySettings, { today }: Visit) {
  return wordsInUse(settings, 'teams', today).map(({ code, label }) => ({ code, label }))
}

/** Of a complaint that turned out to be an enquiry, what is known of it stands in the form. */
function startOf(view: ComplaintView | null, today: Visit['today']): Typed {
  if (!view) return typedDay('on', today)
  const { complaint, texts } = view
  const [team] = complaint.details.teams
  return { ...typedDay('on', complaint.receivedOn), said: complaint.said ? texts.get(complaint.said.textId) ?? '' : '', ...(team !== undefined && { team }) }
}

/** The complaint that turned out to be an enquiry, where the address or the form names one that may still do so. */
async function complaintNamed({ deps, actor, query, typed }: Visit): Promise<ComplaintView | null> {
  const id = typed['complaint'] ?? query['complaint']
  if (!isId(id)) return null
  const view = await viewComplaint(deps.services, actor, id)
  return 'kind' in view || view.inError ? null : view
}

export async function saveNew(visit: Visit): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const [entryId, sequelId] = [typed['entryId'], typed['sequelId']]
  if (!isId(entryId) || !isId(sequelId)) return { kind: 'not-found' }
  const settings = await deps.services.store.read(actor, (reads) => reads.settings())
  const form = formReader(typed, today)
  const { first, sequel } = readLog(form, settings, visit)
  if (form.slips.length > 0) return newPage(visit, form.slips)
  const complaint = await complaintNamed(visit)
  const acceptedWarnings = acceptedOf(typed)
  const requests: readonly EntryRequest[] = [
    { entryId, commandId: entryId, expectedSeq: 0, command: first, acceptedWarnings },
    ...(sequel ? [{ entryId, commandId: sequelId, expectedSeq: 1, command: sequel, acceptedWarnings }] : []),
  ]
  const result = complaint ? await recordEnquiryOfComplaint(deps.services, actor, { complaintId: complaint.complaintId, turnId: deps.services.ids.next(), requests })
    : (await recordEntries(deps.services, actor, requests)).result
  return after(visit, entryId, result)
}

/** Reads the six questions; only meant where the reader found no slips. */
function readLog(form: FormReader, settings: AuthoritySettings, visit: Visit): Readonly<{ first: Command; sequel: Command | null }> {
  const { what } = ENQUIRIES
  const on = neededDay(form, 'on', what.on, visit.today)
  const kind = form.choice('kind', what.kind, ASKED_KINDS)
  const team = form.optionalChoice('team', what.team, teamsOffered(settings, visit).map(({ code }) => code))
  const offer = OFFER_ANSWERS.find((code) => code === form.optionalChoice('offer', what.offer, OFFER_ANSWERS))
  const division = settings.words.teams.find(({ code }) => code === team)?.division
  const isSettled = form.choices('settled', what.spot, ['yes']).length > 0
  return {
    first: given({
      type: 'record-enquiry' as const, on, kind, said: form.optionalWords('said', what.said), offer,
      teams: team === undefined ? undefined : [team], divisions: division === undefined ? undefined : [division],
    }),
    // What is settled at the point of contact is settled by what it is.
    sequel: isSettled && kind !== 'point-of-contact' ? { type: 'resolve-enquiry', on } : null,
  }
}

async function after(visit: Visit, entryId: string, result: EntryResult): Promise<Answer> {
  switch (result.kind) {
    case 'done':
    case 'stale':
      return { kind: 'redirect', to: urls.enquiry(entryId) }
    case 'refused': return newPage(visit, [{ field: '', text: refusalWords(result) }])
    case 'warned': return newPage(visit, [], warnedOf(result.warnings, visit.typed))
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}
