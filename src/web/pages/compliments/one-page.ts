import { viewCompliment, type ComplimentView } from '../../../application/compliments.ts'
import { may } from '../../../application/permissions.ts'
import { struckOutSeqs } from '../../../domain/complaint/effective.ts'
import { SEQUELS_OF } from '../../../domain/register/entry.ts'
import { whyNotQuotable, type Compliment } from '../../../domain/register/compliment/compliment.ts'
import { wordFor } from '../../../domain/authority/settings.ts'
import { COMPLIMENTS, CONSENT_LABELS, NOT_QUOTABLE_LABELS, PUBLISHED_LABELS, stillToDo } from '../../../words/compliments.ts'
import { leftOrLate, longDate } from '../../../words/dates.ts'
import { LEARNING } from '../../../words/learning.ts'
import { REGISTER_EVENT_LABELS } from '../../../words/register.ts'
import { inErrorNotice } from '../../components/timeline/in-error.ts'
import { personName } from '../../components/timeline/person-name.ts'
import type { WordSource } from '../../components/timeline/recorded-words.ts'
import { timelineEntries } from '../../components/timeline/timeline-entries.ts'
import type { Answer, Visit } from '../../route.ts'
import { urls } from '../../urls.ts'
import { declaredSpec, declaredSpecOfEvent, registerCommand, type Subject } from '../register-command/register-command.ts'
import { aboutWords, fromWords } from './list-page.ts'

/** The steps that have a form made from their declaration; a quotation has a page of its own. */
const STEPS = ['pass-on-compliment', 'thank-giver', 'record-consent-to-quote', 'share-compliment', 'publish-quotation'] as const
const TYPES = (SEQUELS_OF.compliment ?? []).filter((type) => type !== 'ComplimentQuotationChecked')

export async function showOne({ deps, actor, params }: Visit): Promise<Answer> {
  const view = await viewCompliment(deps.services, actor, params['streamId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  return { kind: 'page', template: 'pages/compliments/one.njk', title: view.compliment.reference, model: onePage(view, may(actor, 'record-entry')) }
}

/** A next step, or the correction of one. How the compliment began is corrected on a page of its own. */
export async function nextStep(visit: Visit): Promise<Answer> {
  const { deps, actor, params, query, typed } = visit
  const view = await viewCompliment(deps.services, actor, params['streamId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  const entry = String(typed['entry'] ?? query['entry'] ?? '')
  if (params['command'] === 'correct' && entry === String(view.timeline[0]?.seq)) return { kind: 'redirect', to: urls.complimentCommand(view.streamId, 'details') }
  return registerCommand(visit, subjectOf(view))
}

function subjectOf(view: ComplimentView): Subject {
  const { streamId, compliment } = view
  return {
    ...view, called: compliment.reference, back: urls.compliment(streamId), action: (command) => urls.complimentCommand(streamId, command),
    spec: (command) => declaredSpec(command, TYPES), specOfEvent: declaredSpecOfEvent, completed: (fields) => fields, items: () => [],
  }
}

/** Everything that `one.njk` prints. */
function onePage(view: ComplimentView, mayRecord: boolean) {
  const { streamId, compliment, inError, timeline, passOn } = view
  const words: WordSource = view
  const mayChange = mayRecord && inError === null
  const subject = subjectOf(view)
  const why = whyNotQuotable(compliment)
  return {
    ...wasGiven(view), ...wasDone(view.compliment), passOn: passOn && { dueOn: longDate(passOn.dueOn), standing: leftOrLate(passOn.workingDaysLeft) },
    notQuotable: why && NOT_QUOTABLE_LABELS[why], publishedWithoutConsent: compliment.published.length > 0 && why === 'no-consent-to-quote',
    toDo: inError === null && !compliment.isImported ? stillToDo(compliment) : [],
    next: mayChange ? [
      ...STEPS.map((command) => ({ text: subject.spec(command)?.words.title ?? '', href: subject.action(command) })),
      { text: LEARNING.note, href: urls.learningNew({ entry: view.streamId }) },
    ] : [],
    quotationStep: mayChange && compliment.said !== null ? { text: COMPLIMENTS.quotation, href: urls.complimentCommand(streamId, 'quotation') } : null,
    inError: inErrorNotice(inError, words, mayRecord ? urls.entryStrikeOut(streamId) : null),
    changes: mayChange ? { correct: urls.complimentCommand(streamId, 'correct'), strikeOut: urls.entryStrikeOut(streamId) } : null,
    timeline: timelineEntries(timeline, struckOutSeqs(timeline), words, REGISTER_EVENT_LABELS),
  }
}

/** Who gave it to whom, and the words. */
function wasGiven({ compliment, texts, people, settings }: ComplimentView) {
  const { receivedOn, from, sort, givenBy, worker, channel, said, quotation } = compliment
  return {
    receivedOn: longDate(receivedOn), from: fromWords({ giver: from, sort }), about: aboutWords(compliment, settings),
    givenBy: givenBy && personName(people.get(givenBy)), worker: worker && personName(people.get(worker)),
    channel: channel && wordFor(settings, 'channels', channel), said: said && (texts.get(said.textId) ?? ''),
    quotation: quotation && { text: texts.get(quotation.text.textId) ?? '', on: longDate(quotation.checkedOn) },
  }
}

/** What became of it since. */
function wasDone({ consent, passedOn, thankedOn, sharedOn, published }: Compliment) {
  return {
    consent: CONSENT_LABELS[consent.state], consentOn: consent.on && longDate(consent.on), passedOn: passedOn && longDate(passedOn),
    thankedOn: thankedOn && longDate(thankedOn), sharedOn: sharedOn && longDate(sharedOn),
    published: published.map(({ where, on }) => ({ where: PUBLISHED_LABELS[where], on: longDate(on) })),
  }
}
