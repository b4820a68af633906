import { parseReportingYear, reportingYearOf, yearsHolding, type ReportingYear } from '../domain/reporting/reporting-year.ts'
import { againstPopulation, type AgainstPopulation } from '../domain/reporting/against-population.ts'
import { formsOfTallies } from '../domain/reporting/equality-tallies.ts'
import { equalityTotals, type Held, type QuestionTotals } from '../domain/reporting/equality-totals.ts'
import { foldContext } from '../domain/register/context/context-entry.ts'
import { POPULATION_GROUPS, type PopulationGroup } from '../domain/register/context/events.ts'
import { foldEquality, type EqualityAsked, type EqualityHow, type EqualityOutcome } from '../domain/register/equality/equality-form.ts'
import { areAnswers, questionsOn, WHOSE, type Answers, type Whose } from '../domain/register/equality/questions.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { foldAsRecorded } from '../domain/complaint/evolve.ts'
import { forFigures } from './access/sight.ts'
import { may } from './permissions.ts'
import type { Actor, Reads, Services } from './ports.ts'
import { recordEntry, type EntryRequest, type EntryResult } from './record-entry.ts'
import { complaintEvents, registerEvents } from './streams.ts'
import type { NotFound } from './view-complaint.ts'
import type { Words } from './worded.ts'

/** That somebody was asked. `own` has the answers for whoever entered them, and for nobody else. */
export type AskedForm = Readonly<{ streamId: string; seq: number; firstSeq: number; asked: EqualityAsked; isOwn: boolean; own: Answers | null }>
export type EqualityOfComplaint = Readonly<{ kind: 'equality'; complaintId: string; reference: string; forms: Readonly<Record<Whose, AskedForm | null>> }>

/** Who was asked about themselves in a complaint. Only totals leave what others entered. Decision: 0053. */
export async function equalityOfComplaint(services: Services, actor: Actor, complaintId: string): Promise<EqualityOfComplaint | NotFound> {
  if (!may(actor, 'record-entry')) return { kind: 'not-found' }
  return services.store.read(actor, async (reads) => {
    const recorded = complaintEvents(await reads.stream(complaintId))
    const complaint = recorded && foldAsRecorded(recorded)
    if (!complaint) return { kind: 'not-found' }
    const own = (await allForms(reads)).filter(({ asked }) => asked.complaint === complaintId)
    const kept = await reads.equalityAnswers(own.flatMap(({ asked }) => asked.answers?.answersId ?? []))
    const formOf = (whose: Whose): AskedForm | null => {
      const form = own.findLast(({ asked }) => asked.whose === whose)
      if (!form) return null
      const answers = kept.find(({ answersId }) => answersId === form.asked.answers?.answersId)
      const isOwn = (answers?.enteredBy ?? form.recordedBy) === actor.userId
      return { streamId: form.streamId, seq: form.seq, firstSeq: form.firstSeq, asked: form.asked, isOwn, own: isOwn ? answers?.answers ?? null : null }
    }
    return { kind: 'equality', complaintId, reference: complaint.reference, forms: { complainant: formOf('complainant'), child: formOf('child') } }
  })
}

async function allForms(reads: Reads) {
  return (await reads.streamsOfKind('equality-form')).flatMap(({ streamId, recorded }) => {
    const events = registerEvents(recorded) ?? []
    const asked = foldEquality(events)
    const [first] = events
    return asked && first ? [{ streamId, asked, seq: events.at(-1)?.seq ?? 0, firstSeq: first.seq, recordedBy: first.recordedBy }] : []
  })
}

/** What a page sends once somebody was asked. `expectedSeq` is 0 where nothing was recorded yet. */
export type EqualityRequest = Readonly<{
  complaintId: string; whose: Whose; entryId: string; commandId: string; expectedSeq: number
  on: IsoDate; how: EqualityHow; outcome: EqualityOutcome; answers: Answers; reason?: Words
}>
export type EqualityResult = EntryResult | Readonly<{ kind: 'wrong-answers' }>

/**
 * Records that somebody was asked, or corrects it: the answers go into a table of their own, as a row that never changes, and
 * the event holds their id and digest. Only who entered them may correct them. `wrong-answers`: not of the set of that day.
 */
export async function recordEquality(services: Services, actor: Actor, request: EqualityRequest): Promise<EqualityResult> {
  const seen = await equalityOfComplaint(services, actor, request.complaintId)
  if (seen.kind === 'not-found') return may(actor, 'record-entry') ? seen : { kind: 'not-allowed' }
  const set = questionsOn(request.on)
  if (!areAnswers(set, request.whose, request.answers)) return { kind: 'wrong-answers' }
  const answersId = request.outcome === 'answered' ? services.ids.next() : null
  const equality = answersId === null ? undefined : { answersId, whose: request.whose, setVersion: set.version, answers: request.answers }
  const form = seen.forms[request.whose]
  const base = { commandId: request.commandId, ...(equality && { equality }) }
  // Drawn before somebody else was faster: one form for each of them, so the page is drawn again as a correction.
  if (form && request.expectedSeq === 0 && form.streamId !== request.entryId) return { kind: 'stale', seq: form.seq, since: [] }
  if (!form || request.expectedSeq === 0) return recordEntry(services, actor, { ...base, entryId: request.entryId, expectedSeq: 0, command: commandOf(request, answersId) })
  if (!form.isOwn) return { kind: 'not-allowed' }
  return recordEntry(services, actor, { ...base, entryId: form.streamId, expectedSeq: request.expectedSeq, command: correctionOf(request, form, answersId, services.clock.today()) })
}

type Command = EntryRequest['command']

function commandOf({ complaintId: complaint, whose, on, how, outcome }: EqualityRequest, answersId: string | null): Command {
  return { type: 'record-equality', on, complaint, whose, how, outcome, ...(answersId !== null && { answers: { answersId, digest: '' } }) }
}

function correctionOf({ on, how, outcome, reason }: EqualityRequest, { asked, firstSeq }: AskedForm, answersId: string | null, today: IsoDate): Command {
  const changes = {
    ...(on !== asked.happenedOn && { happenedOn: on }), ...(how !== asked.how && { how }), ...(outcome !== asked.outcome && { outcome }),
    ...(answersId === null ? asked.answers && { answers: null } : { answers: { answersId, digest: '' } }),
  }
  return { type: 'correct', on: today, corrects: firstSeq, changes, ...(reason && { reason }) }
}

export type EqualityOfYear = Readonly<{
  kind: 'totals'; year: ReportingYear; complaints: number; isProtected: boolean; totals: Readonly<Record<Whose, readonly QuestionTotals[]>>
  /** Those who complain, beside the shares of the population that were stated until the year's end. */
  population: readonly AgainstPopulation[]
  /** The years in which somebody was asked, and this one; newest first. */
  years: readonly ReportingYear[]
}>

/** Totals of a reporting year, question by question; small numbers withheld from whoever may not open figures. Never who is behind one. */
export async function equalityOfYear(services: Services, actor: Actor, label: string | undefined): Promise<EqualityOfYear | NotFound> {
  if (!may(actor, 'view-figures')) return { kind: 'not-found' }
  const today = services.clock.today()
  return services.store.read(forFigures(actor), async (reads) => {
    const { reportingYearStartsInMonth: month } = await reads.settings()
    const year = label === undefined ? reportingYearOf(today, month) : parseReportingYear(label, month)
    if (year === null) return { kind: 'not-found' }
    const facts = await reads.reportFacts({ from: year.from, to: year.to, asKnownOn: today, kinds: ['statutory-complaint', 'corporate-complaint'] })
    const complaints = facts.filter(({ receivedOn }) => year.from <= receivedOn && receivedOn <= year.to).map(({ streamId }) => streamId)
    const forms = await allForms(reads)
    const kept = new Map((await reads.equalityAnswers(forms.flatMap(({ asked }) => asked.answers?.answersId ?? []))).map((one) => [one.answersId, one.answers]))
    const isProtected = !may(actor, 'open-figures')
    const tallies = await reads.equalityTallies(year.from)
    const totalsOf = (whose: Whose) => {
      const latest = new Map(forms.filter(({ asked }) => asked.whose === whose).map(({ asked }) => [asked.complaint, asked]))
      const held = complaints.map((complaintId) => heldOf(latest.get(complaintId), kept))
      // Complaints whose forms were destroyed are among those that have none: the tallies stand in their place.
      const gone = formsOfTallies(tallies.filter((one) => one.whose === whose))
      const others = held.filter((one) => one !== null)
      return equalityTotals([...others, ...gone, ...held.filter((one) => one === null).slice(gone.length)], questionsOn(year.to), whose, isProtected)
    }
    const [complainant, child] = WHOSE.map(totalsOf)
    const population = againstPopulation(complainant ?? [], await sharesHeld(reads, year.to))
    return {
      kind: 'totals', year, complaints: complaints.length, isProtected, totals: { complainant: complainant ?? [], child: child ?? [] }, population,
      years: yearsHolding(forms.map(({ asked }) => asked.happenedOn), today, month),
    }
  })
}

/** The last share that was stated of each part of the population, on or before a day. */
async function sharesHeld(reads: Reads, day: IsoDate): Promise<ReadonlyMap<PopulationGroup, number>> {
  const stated = (await reads.streamsOfKind('caseload')).flatMap(({ recorded }) => {
    const first = foldContext(registerEvents(recorded) ?? [])?.first
    return first?.type === 'PopulationShareStated' && first.happenedOn <= day ? [first] : []
  }).toSorted((one, other) => (one.happenedOn < other.happenedOn ? -1 : one.happenedOn > other.happenedOn ? 1 : 0))
  return new Map(POPULATION_GROUPS.flatMap((group) => {
    const last = stated.findLast((one) => one.group === group)
    return last ? [[group, last.perThousand]] : []
  }))
}

function heldOf(asked: EqualityAsked | undefined, kept: ReadonlyMap<string, Answers>): Held {
  if (!asked) return null
  if (asked.outcome === 'declined' || asked.outcome === 'not-asked') return { outcome: asked.outcome }
  return { outcome: 'answered', answers: kept.get(asked.answers?.answersId ?? '') ?? {} }
}
