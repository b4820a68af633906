import { disclosureList, viewDisclosure, type DisclosureView } from '../../../application/rights/disclosures.ts'
import { complaintsByReference } from '../../../application/rights/named.ts'
import { recordRights } from '../../../application/rights/requests.ts'
import { struckOutSeqs } from '../../../domain/complaint/effective.ts'
import { DISCLOSURE_EVENTS } from '../../../domain/register/disclosure/events.ts'
import { SEQUELS_OF } from '../../../domain/register/entry.ts'
import { longDate, tableDate } from '../../../words/dates.ts'
import { REGISTER_EVENT_LABELS } from '../../../words/register.ts'
import { DISCLOSED_LABELS, DISCLOSURE_BASIS_LABELS, DISCLOSURE_WORDS, DISCLOSURES } from '../../../words/rights.ts'
import { inErrorNotice } from '../../components/timeline/in-error.ts'
import { personName } from '../../components/timeline/person-name.ts'
import type { WordSource } from '../../components/timeline/recorded-words.ts'
import { timelineEntries } from '../../components/timeline/timeline-entries.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Route, Visit } from '../../route.ts'
import { lists, reads } from '../../traced.ts'
import { urls } from '../../urls.ts'
import { beginEntry, declaredSpec, declaredSpecOfEvent, registerCommand, type Subject } from '../register-command/register-command.ts'

const COMMAND = urls.disclosureCommand(':streamId', ':command')
const { source: _source, file: _file, person: _person, ...ASKED } = DISCLOSURE_EVENTS.DisclosureMade.fields

/** What was given to whom: all of it, or beside one complaint or person; one of them; what is recorded by hand. */
export const disclosureRoutes: readonly Route[] = [
  { method: 'GET', url: urls.disclosures(), access: 'answer-rights', traces: lists('disclosures'), handler: list },
  { method: 'GET', url: urls.disclosureNew(), access: 'answer-rights', traces: 'nothing', handler: begin },
  { method: 'POST', url: urls.disclosureNew(), access: 'answer-rights', traces: 'nothing', handler: begin },
  { method: 'GET', url: urls.disclosure(':streamId'), access: 'answer-rights', traces: reads('entry', 'streamId'), handler: show },
  { method: 'GET', url: COMMAND, access: 'answer-rights', traces: reads('entry', 'streamId'), handler: step },
  { method: 'POST', url: COMMAND, access: 'answer-rights', traces: reads('entry', 'streamId'), handler: step },
]

async function list({ deps, actor, query }: Visit): Promise<Answer> {
  const asked = query['beside'] ?? ''
  const found = await disclosureList(deps.services, actor, isId(asked) ? asked : null)
  if (found.kind === 'not-found') return { kind: 'not-found' }
  return {
    kind: 'page', template: 'pages/disclosures/list.njk', title: DISCLOSURES.title,
    model: {
      empty: DISCLOSURES.empty, isOfOne: isId(asked),
      rows: found.rows.map(({ streamId, so: { made, complaints, recalledOn } }) => ({
        href: urls.disclosure(streamId), reference: made.reference, on: tableDate(made.happenedOn), what: DISCLOSED_LABELS[made.what], to: found.texts.get(made.to.textId) ?? '',
        basis: DISCLOSURE_BASIS_LABELS[made.basis], of: complaints.map((id) => found.references.get(id) ?? '').filter((text) => text !== '').join(', '), recalledOn: recalledOn && tableDate(recalledOn),
      })),
    },
  }
}

async function begin(visit: Visit): Promise<Answer> {
  const { deps, actor } = visit
  const settings = await deps.services.store.read(actor, (reads) => reads.settings())
  return beginEntry(visit, {
    called: DISCLOSURES.title, back: urls.disclosures(), settings, action: urls.disclosureNew(), page: (streamId) => urls.disclosure(streamId), record: recordRights,
    complaintsNamed: (names) => complaintsByReference(deps.services, actor, names),
    spec: { command: 'record-disclosure', fields: ASKED, words: DISCLOSURE_WORDS.commands['record-disclosure'] },
  })
}

function subjectOf({ deps, actor }: Visit, view: DisclosureView): Subject {
  const { streamId, so } = view
  return {
    ...view, called: so.made.reference, back: urls.disclosure(streamId), action: (command) => urls.disclosureCommand(streamId, command), record: recordRights,
    spec: (command) => declaredSpec(command, SEQUELS_OF.disclosure ?? []), specOfEvent: declaredSpecOfEvent, items: () => [], completed: (fields) => fields,
    complaintsNamed: (names) => complaintsByReference(deps.services, actor, names),
  }
}

async function show(visit: Visit): Promise<Answer> {
  const view = await viewDisclosure(visit.deps.services, visit.actor, visit.params['streamId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  return { kind: 'page', template: 'pages/disclosures/one.njk', title: view.so.made.reference, model: modelOf(visit, view) }
}

function modelOf(visit: Visit, view: DisclosureView) {
  const { streamId, so: { made, complaints, recalledOn }, inError, timeline, texts, references, people } = view
  const words: WordSource = { ...view, linked: references }
  const subject = subjectOf(visit, view)
  const commands = inError === null ? ['add-complaint-to-disclosure', ...(recalledOn === null ? ['recall-disclosure'] : [])] : []
  const line = (label: string, value: string) => ({ label, value })
  return {
    what: DISCLOSED_LABELS[made.what], recalledOn: recalledOn && longDate(recalledOn),
    lines: [
      line('Given', longDate(made.happenedOn)), line('To', texts.get(made.to.textId) ?? ''), line('Why it might be', DISCLOSURE_BASIS_LABELS[made.basis]),
      line('Of which complaints', complaints.map((id) => references.get(id) ?? '').filter((text) => text !== '').join(', ')),
      line('Whose data', made.person ? personName(people.get(made.person.personId)) : ''), line('Made by', view.sourceReference ?? ''), line('SHA-256 of what was given', made.file ?? ''),
    ].filter(({ value }) => value !== ''),
    next: commands.map((command) => ({ text: subject.spec(command)?.words.title ?? '', href: subject.action(command) })),
    inError: inErrorNotice(inError, words, urls.disclosureStrikeOut(streamId)),
    changes: inError === null ? { correct: urls.disclosureCommand(streamId, 'correct'), strikeOut: urls.disclosureStrikeOut(streamId) } : null,
    timeline: timelineEntries(timeline, struckOutSeqs(timeline), words, REGISTER_EVENT_LABELS),
  }
}

async function step(visit: Visit): Promise<Answer> {
  const view = await viewDisclosure(visit.deps.services, visit.actor, visit.params['streamId'] ?? '')
  return view.kind === 'not-found' ? { kind: 'not-found' } : registerCommand(visit, subjectOf(visit, view))
}
