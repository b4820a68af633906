import type { ContextOfYear, ContextRow } from '../../../application/context.ts'
import { wordFor } from '../../../domain/authority/settings.ts'
import { measured, type BaseFact, type ContextFact } from '../../../domain/register/context/context-entry.ts'
import { ADVOCACY_ANSWER_LABELS, ADVOCACY_OFFERED_TO_LABELS, BASE_WORDS, CONTEXT, CONTEXT_WORDS, POPULATION_GROUP_LABELS, perThousandWords } from '../../../words/context.ts'
import { shortDate } from '../../../words/dates.ts'
import { grouped, ROW_LABELS } from '../../../words/figures.ts'
import { urls } from '../../urls.ts'

/** Everything that `list.njk` prints of one reporting year. */
export function contextPage(context: ContextOfYear, mayRecord: boolean) {
  const { year, years, rows } = context
  return {
    year: year.label, period: `${shortDate(year.from)} to ${shortDate(year.to)}`,
    years: years.map(({ label }) => ({ text: label, href: urls.context(label), isCurrent: label === year.label })),
    bases: rows.toSorted((one, other) => rankOf(one) - rankOf(other)).flatMap((row) => baseRow(row, context)), trainings: rows.flatMap((row) => trainingRow(row, context)), advice: rows.flatMap((row) => adviceRow(row, context)),
    updates: rows.flatMap((row) => updateRow(row, context)), offers: rows.flatMap((row) => offerRow(row, context)),
    links: mayRecord ? LINKS : null,
  }
}

const begin = (command: string, text: string) => ({ href: urls.contextNew(command), text })
const BASES = BASE_WORDS.commands
const OTHERS = CONTEXT_WORDS.commands
const LINKS = {
  bases: [
    { href: urls.contextCounts(), text: CONTEXT.counts }, begin('record-referrals', BASES['record-referrals'].title), begin('record-base', BASES['record-base'].title),
    begin('record-population-share', BASES['record-population-share'].title),
  ],
  trainings: [begin('record-training', OTHERS['record-training'].title)],
  advice: [begin('record-advice', OTHERS['record-advice'].title)],
  updates: [begin('record-procedure-update', OTHERS['record-procedure-update'].title)],
  offers: [begin('record-advocacy-offer', OTHERS['record-advocacy-offer'].title)],
} as const

type Words = Pick<ContextOfYear, 'texts' | 'settings'>
type Of<Type extends ContextFact['type']> = Extract<ContextFact, { type: Type }>

const said = (ref: Readonly<{ textId: string }> | undefined, { texts }: Words): string => (ref === undefined ? '' : texts.get(ref.textId) ?? '')

function isBase(fact: ContextFact): fact is BaseFact {
  return Object.hasOwn(BASE_WORDS.events, fact.type)
}

/** What is counted of the whole authority stands before its divisions, and they before their teams. */
function rankOf({ first }: ContextRow): number {
  if (!isBase(first)) return 0
  const { division, team } = measured(first)
  return team !== null ? 2 : division !== null ? 1 : 0
}

function placeOf({ division, team }: Readonly<{ division: string | null; team: string | null }>, { settings }: Words): string {
  if (team !== null) return wordFor(settings, 'teams', team)
  return division === null ? CONTEXT.whole : wordFor(settings, 'divisions', division)
}

function baseRow({ first, streamId }: ContextRow, words: Words) {
  if (!isBase(first)) return []
  const { measure, quantity, until, ...place } = measured(first)
  return [{
    href: urls.entry(streamId), on: until === null ? shortDate(first.happenedOn) : `${shortDate(first.happenedOn)} to ${shortDate(until)}`,
    what: first.type === 'PopulationShareStated' ? POPULATION_GROUP_LABELS[first.group] : ROW_LABELS[measure] ?? measure,
    number: first.type === 'PopulationShareStated' ? perThousandWords(quantity) : grouped(quantity),
    of: placeOf(place, words), source: said(first.text, words),
  }]
}

/** `first` of a row where it is of this type. */
function ofType<Type extends ContextFact['type']>({ first }: ContextRow, type: Type): Of<Type> | null {
  return first.type === type ? (first as Of<Type>) : null
}

function trainingRow(row: ContextRow, words: Words) {
  const first = ofType(row, 'TrainingHeld')
  if (!first) return []
  const { sessions, audiences = [], places, attended, score } = first
  return [{
    href: urls.entry(row.streamId), on: shortDate(first.happenedOn), sessions: grouped(sessions), topic: said(first.topic, words),
    audience: audiences.map((code) => wordFor(words.settings, 'audiences', code)).join(', '), places: places === undefined ? '' : grouped(places),
    attended: attended === undefined ? '' : grouped(attended), feedback: [score === undefined ? '' : `${score} of 5`, said(first.feedback, words)].filter((part) => part !== '').join('. '),
  }]
}

function adviceRow(row: ContextRow, words: Words) {
  const first = ofType(row, 'AdviceGiven')
  return first ? [{
    href: urls.entry(row.streamId), on: shortDate(first.happenedOn), about: said(first.text, words), team: first.team === undefined ? '' : wordFor(words.settings, 'teams', first.team),
    minutes: first.minutes === undefined ? '' : grouped(first.minutes),
  }] : []
}

function updateRow(row: ContextRow, words: Words) {
  const first = ofType(row, 'ProcedureManualUpdated')
  return first ? [{ href: urls.entry(row.streamId), on: shortDate(first.happenedOn), what: said(first.text, words), where: said(first.where, words) }] : []
}

function offerRow(row: ContextRow, words: Words) {
  const first = ofType(row, 'AdvocacyOfferMade')
  return first ? [{
    href: urls.entry(row.streamId), on: shortDate(first.happenedOn), to: ADVOCACY_OFFERED_TO_LABELS[first.to],
    answer: row.answer === null ? CONTEXT.noAnswer : ADVOCACY_ANSWER_LABELS[row.answer], provider: said(first.provider, words), outcome: said(first.outcome, words),
  }] : []
}
