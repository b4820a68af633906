import { thankedBefore, viewCompliment, type ComplimentView } from '../../../application/compliments.ts'
import type { PersonDetails } from '../../../application/ports.ts'
import { recordEntry, type EntryRequest, type EntryResult } from '../../../application/record-entry.ts'
import type { NewPerson } from '../../../application/worded.ts'
import type { AuthoritySettings, WordList } from '../../../domain/authority/settings.ts'
import type { IsoDate } from '../../../domain/calendar/iso-date.ts'
import type { PersonId } from '../../../domain/complaint/events.ts'
import { isSortOf } from '../../../domain/register/compliment/impossible-in-compliment.ts'
import { GIVERS, GIVER_SORTS, SORTS_OF } from '../../../domain/register/compliment/events.ts'
import { ASKED, asked } from '../../../words/asked.ts'
import { COMPLIMENTS, COMPLIMENT_FROM_LABELS, COMPLIMENT_WORDS, GIVER_SORT_LABELS } from '../../../words/compliments.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { acceptedOf, NOT_WARNED, warnedOf, type Warned } from '../../components/warnings/warnings.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { formReader, type FormReader, type Slip, type Typed } from '../../form-reader.ts'
import { isId } from '../../plain-text.ts'
import type { Answer, Visit } from '../../route.ts'
import { typedDay } from '../../typed-day.ts'
import { urls } from '../../urls.ts'
import { wordChoices, type Choice } from '../../components/word-choices/word-choices.ts'
import { given } from '../command/command-form.ts'
import { pastDay, shortText } from '../record/reading.ts'

const { asks, when } = COMPLIMENT_WORDS.commands['record-compliment']

/** What the form is drawn and read with. `view` is the compliment that is corrected; null for a new one. */
type Page = Readonly<{ view: ComplimentView | null; settings: AuthoritySettings; workers: readonly Choice[]; today: IsoDate }>

/** Shows the form of a new compliment, and takes it. */
export async function recordNew(visit: Visit): Promise<Answer> {
  const { deps, actor } = visit
  const settings = await deps.services.store.read(actor, (reads) => reads.settings())
  return shownOrTaken(visit, { view: null, settings, workers: await workersFor(visit), today: visit.today })
}

/** Shows what was recorded at first, and takes what is wrong in it. */
export async function correctDetails(visit: Visit): Promise<Answer> {
  const view = await viewCompliment(visit.deps.services, visit.actor, visit.params['streamId'] ?? '')
  if (view.kind === 'not-found') return { kind: 'not-found' }
  if (view.inError) return { kind: 'redirect', to: urls.compliment(view.streamId) }
  return shownOrTaken(visit, { view, settings: view.settings, workers: await workersFor(visit), today: visit.today })
}

function shownOrTaken(visit: Visit, page: Page): Answer | Promise<Answer> {
  return visit.request.method === 'GET' ? drawn(visit, page, startOf(page)) : take(visit, page)
}

async function workersFor({ deps, actor }: Visit): Promise<readonly Choice[]> {
  const people = await thankedBefore(deps.services, actor)
  return [...people.values()].map((person) => ({ code: person.personId as string, label: personName(person) })).toSorted((a, b) => a.label.localeCompare(b.label))
}

function startOf({ view, today }: Page): Typed {
  if (view === null) return typedDay('on', today)
  const { receivedOn, from, sort, channel, divisions, teams, said, worker, givenBy } = view.compliment
  const giver = givenBy === null ? undefined : view.people.get(givenBy)
  return {
    ...typedDay('on', receivedOn), from, sort: sort ?? '', channel: channel ?? '', divisions, teams, worker: worker ?? '',
    said: said === null ? '' : view.texts.get(said.textId) ?? '', 'giver-given': giver?.givenName ?? '', 'giver-family': giver?.familyName ?? '',
  }
}

function choicesFor(page: Page) {
  const wordsFor = (list: WordList) => wordChoices(page.settings, list, page.view?.compliment.receivedOn ?? page.today, page.today)
  return {
    from: GIVERS.map((code) => ({ code, label: COMPLIMENT_FROM_LABELS[code] })), channels: wordsFor('channels'),
    sorts: GIVERS.map((giver) => ({ label: COMPLIMENT_FROM_LABELS[giver], options: SORTS_OF[giver].map((code) => ({ code, label: GIVER_SORT_LABELS[code] })) })),
    divisions: wordsFor('divisions'), teams: wordsFor('teams'), workers: page.workers,
  }
}

function drawn({ deps }: Visit, page: Page, typed: Typed, slips: readonly Slip[] = [], warned: Warned = NOT_WARNED): Answer {
  const { view } = page
  const id = (field: string) => (isId(typed[field]) ? typed[field] : deps.services.ids.next())
  return {
    kind: 'page', template: 'pages/compliments/details.njk', title: view === null ? COMPLIMENTS.record : COMPLIMENTS.correct, typed, slips: [...slips, ...warned.slips],
    model: {
      ...choicesFor(page), asks, when, warnings: warned.warnings, isNew: view === null, entryId: id('entryId'), commandId: id('commandId'),
      seq: typed['seq'] ?? String(view?.timeline.at(-1)?.seq ?? 0), called: view?.compliment.reference ?? '',
      action: view === null ? urls.complimentNew() : urls.complimentCommand(view.streamId, 'details'),
      back: view === null ? urls.compliments() : urls.compliment(view.streamId),
    },
  }
}

type Read = Readonly<{ fields: Readonly<Record<string, unknown>> & Readonly<{ on: IsoDate }>; newPeople: readonly NewPerson[] }>

/** Every field as typed; what was left empty is undefined. */
function readDetails(form: FormReader, page: Page, newId: () => string): Read {
  const { view } = page
  const choices = choicesFor(page)
  const codes = (list: readonly Choice[]) => list.map(({ code }) => code)
  const on = pastDay(form, 'on', asked(when), page.today) ?? form.day('on', asked(when))
  const from = form.choice('from', asked(asks.from.asks), GIVERS)
  const sort = GIVER_SORTS.find((one) => one === form.optionalChoice('sort', asked(asks.sort.asks), GIVER_SORTS))
  if (sort !== undefined && !isSortOf(from, sort)) form.slip('sort', 'choice-unknown', COMPLIMENTS.sortOfOther)
  const giver = personTypedAs(form, 'giver', COMPLIMENTS.giverName, view?.compliment.givenBy ?? null, page)
  const chosen = form.optionalChoice('worker', asked(asks.worker.asks), codes(page.workers)) as PersonId | undefined
  const typedWorker = personTypedAs(form, 'worker', COMPLIMENTS.workerName, null, page)
  if (chosen !== undefined && typedWorker) form.slip('worker-given', 'choice-unknown', COMPLIMENTS.workerTwice)
  const newPeople: NewPerson[] = []
  const named = (person: PersonDetails | PersonId | null): Readonly<{ personId: PersonId }> | undefined => {
    if (person === null) return undefined
    if (typeof person === 'string') return { personId: person }
    const personId = newId() as PersonId
    newPeople.push({ personId, details: person })
    return { personId }
  }
  return {
    fields: {
      on, from, sort, givenBy: named(giver), channel: form.optionalChoice('channel', asked(asks.channel.asks), codes(choices.channels)),
      said: form.optionalWords('said', asked(asks.said.asks)), divisions: form.choices('divisions', asked(asks.divisions.asks), codes(choices.divisions)),
      teams: form.choices('teams', asked(asks.teams.asks), codes(choices.teams)), worker: chosen === undefined ? named(typedWorker) : { personId: chosen },
    },
    newPeople,
  }
}

/** Who was typed: the one who stands there where the name is theirs, somebody new, or nobody. */
function personTypedAs(form: FormReader, prefix: string, what: string, standing: PersonId | null, { view }: Page): PersonDetails | PersonId | null {
  const details = given({ givenName: shortText(form, `${prefix}-given`, what), familyName: shortText(form, `${prefix}-family`, what) })
  if (Object.keys(details).length === 0) return null
  const is = standing === null ? undefined : view?.people.get(standing)
  return standing !== null && is?.givenName === details.givenName && is?.familyName === details.familyName ? standing : details
}

async function take(visit: Visit, page: Page): Promise<Answer> {
  const { deps, actor, typed, today } = visit
  const { entryId, commandId } = typed
  if (!isId(entryId) || !isId(commandId)) return { kind: 'not-found' }
  const form = formReader(typed, today)
  const { fields, newPeople } = readDetails(form, page, () => deps.services.ids.next())
  const command = page.view === null ? recording(fields) : correcting(form, page.view, fields, today)
  const streamId = page.view?.streamId ?? entryId
  if (form.slips.length > 0) return drawn(visit, page, typed, form.slips)
  const named = JSON.stringify(command)
  const result = await recordEntry(deps.services, actor, {
    entryId: streamId, commandId, expectedSeq: page.view === null ? 0 : Number(form.text('seq')), command,
    newPeople: newPeople.filter(({ personId }) => named.includes(personId)), acceptedWarnings: acceptedOf(typed),
  })
  return answerTo(visit, page, streamId, result)
}

function recording(fields: Read['fields']): EntryRequest['command'] {
  // Each field was read by its declaration: absent where it was left empty.
  return { type: 'record-compliment', ...given(fields) } as unknown as EntryRequest['command']
}

/** Only what was typed otherwise than it stands; what was emptied becomes null. */
function correcting(form: FormReader, { compliment, texts, timeline }: ComplimentView, { on, ...typed }: Read['fields'], today: IsoDate): EntryRequest['command'] {
  const { receivedOn, said, givenBy, worker, ...rest } = compliment
  const person = (personId: PersonId | null) => (personId === null ? null : { personId })
  const standing: Readonly<Record<string, unknown>> = {
    ...rest, givenBy: person(givenBy), worker: person(worker), said: said === null ? null : { words: texts.get(said.textId) ?? '' },
  }
  const changed = Object.entries(typed).filter(([name, value]) => JSON.stringify(value ?? null) !== JSON.stringify(standing[name] ?? null))
  const changes = Object.fromEntries([...(on === receivedOn ? [] : [['happenedOn', on] as const]), ...changed.map(([name, value]) => [name, value ?? null] as const)])
  const reason = form.optionalWords('reason', ASKED.reason)
  if (Object.keys(changes).length === 0) form.slip('on', 'nothing-changed', COMPLIMENTS.whatChanged)
  else if (reason === undefined && ['happenedOn', 'givenBy', 'worker'].some((name) => name in changes)) form.slip('reason', 'reason-missing', ASKED.factReason)
  return { type: 'correct', on: today, corrects: timeline[0]?.seq ?? 1, changes, ...(reason && { reason }) }
}

function answerTo(visit: Visit, page: Page, streamId: string, result: EntryResult): Answer {
  switch (result.kind) {
    case 'done': return { kind: 'redirect', to: urls.compliment(result.entryId) }
    case 'stale': return page.view === null ? { kind: 'redirect', to: urls.compliment(streamId) }
      : drawn(visit, page, { ...visit.typed, seq: String(result.seq) }, [{ field: '', text: COMPLIMENTS.stale }])
    case 'refused': return drawn(visit, page, visit.typed, [{ field: '', text: refusalWords(result) }])
    case 'warned': return drawn(visit, page, visit.typed, [], warnedOf(result.warnings, visit.typed))
    case 'not-allowed':
    case 'not-found':
      return { kind: result.kind }
  }
}
