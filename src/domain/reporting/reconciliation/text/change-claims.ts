import { changeGiving, percentOf } from '../../percent.ts'
import { found, type Finding, type SentencePlace } from '../finding.ts'
import { mentionsIn, type Bound, type Mention } from './numbers.ts'
import { isAboutOthers, namedIn, percentIn, type Figure, type FigureIndex, type Named } from './phrases.ts'
import type { Sentence } from './sentences.ts'
import { yearsNamed } from './years-named.ts'

const FEWER = /\b(?:decreas\w*|fall(?:s|en|ing)?|fell|drop\w*|reduc\w*|declin\w*|down|fewer|less|lower)\b/i
const MORE = /\b(?:increas\w*|rise[ns]?|rose|rising|gr[eo]w\w*|growth|up|more|higher)\b/i

/** A change that a sentence claims: of so many percent, of so many, from one number to another, or by a factor. */
export type ChangeClaim = Readonly<{ typed: string; from: number; to: number }> & (
  | Readonly<{ kind: 'percent' | 'count'; change: number; bound: Bound }>
  | Readonly<{ kind: 'from-to'; was: number; is: number; percents: boolean }>
  | Readonly<{ kind: 'factor'; factor: number }>
  | Readonly<{ kind: 'was'; was: number; percents: boolean }>
)

/** The changes that a sentence claims, with the numbers that they use: those are no figures of their own. */
export function changeClaimsIn(text: string): Readonly<{ claims: readonly ChangeClaim[]; /** Where those numbers begin. */ used: ReadonlySet<number> }> {
  const mentions = mentionsIn(text)
  const used = new Set<number>()
  const fromTo = mentions.flatMap((is, at): readonly ChangeClaim[] => {
    const was = mentions[at - 1]
    if (was === undefined || was.kind !== is.kind || was.of !== null || !/\bfrom\s+(?:a total of )?$/i.test(text.slice(0, was.from)) || !/^\s+(?:in \S+\s+)?(?:\w+ )?to\s+$/i.test(text.slice(was.to, is.from))) return []
    used.add(was.from).add(is.from)
    return [{ kind: 'from-to', was: was.value, is: is.value, percents: is.kind !== 'count', typed: text.slice(was.from, is.to), from: was.from, to: is.to }]
  })
  const byNumber = mentions.flatMap((mention): readonly ChangeClaim[] => {
    if (used.has(mention.from) || mention.of !== null) return []
    if (mention.kind !== 'fraction' && UP_FROM.test(text.slice(0, mention.from))) {
      used.add(mention.from)
      return [{ kind: 'was', was: mention.value, percents: mention.kind !== 'count', typed: mention.typed, from: mention.from, to: mention.to }]
    }
    const sign = signOf(text, mention)
    if (sign === 0) return []
    used.add(mention.from)
    return [{ kind: mention.kind === 'count' ? 'count' : 'percent', change: sign * mention.value, bound: mention.bound ?? (mention.kind === 'fraction' ? 'about' : null), typed: mention.typed, from: mention.from, to: mention.to }]
  })
  return { claims: [...fromTo, ...byNumber, ...factorsIn(text)], used }
}

/** "28, up from 14": what it was. */
const UP_FROM = /\b(?:up|down|rising|falling|an increase|a (?:rise|fall|drop|decrease|reduction)) (?:on|from) (?:the |a total of )?$/i

/** Whether a number is a change: "a 25% decrease", "down 37%", "fell by 11", "11 fewer". */
function signOf(text: string, { from, to, kind }: Mention): -1 | 0 | 1 {
  const after = text.slice(to, to + 40)
  const next = /^\s+(?:point )?(decreas\w*|increas\w*|fall|rise|drop|reduction|decline|growth|fewer|less|lower|higher|more)\b/i.exec(after)?.[1]
  const before = /\b(decreas\w*|increas\w*|fall\w*|fell|rise[ns]?|rose|drop\w*|reduc\w*|declin\w*|gr[eo]w\w*|down|(?<!\b(?:make|makes|making|made|set|taken|brought|followed|taking) )up)(?: (?:was|were))?(?:\s+(?:by|of))?(?:\s+(?:about|around|nearly|almost|some|exactly|precisely|roughly|just over|just under|over|under|more than|less than))?(?:\s+an?)?\s*\(?$/i.exec(text.slice(0, from))?.[1]
  const word = next ?? before
  if (word === undefined) return 0
  // "Fell 33" may as well be a number that was reached: only "by" makes a count a change.
  if (kind === 'count' && next === undefined && !/\b(?:by|of)\s+(?:\w+ )?$/i.test(text.slice(0, from))) return 0
  return FEWER.test(word) ? -1 : MORE.test(word) ? 1 : 0
}

const FACTORS: readonly (readonly [RegExp, number])[] = [[/\b(?:more than |nearly |almost |over )?doubled\b/gi, 2], [/\b(?:nearly |almost |more than )?halved\b/gi, 0.5], [/\b(?:trebled|tripled)\b/gi, 3],
  [/\btwice as many\b(?=[^.;]*\bas (?:in|the|last|a) )/gi, 2], [/\bhalf as many\b(?=[^.;]*\bas (?:in|the|last|a) )/gi, 0.5], [/\b(?:three|3) times as many\b(?=[^.;]*\bas (?:in|the|last|a) )/gi, 3],
]

function factorsIn(text: string): readonly ChangeClaim[] {
  return FACTORS.flatMap(([words, factor]) => [...text.matchAll(words)].map((match) => ({ kind: 'factor', factor, typed: match[0], from: match.index, to: match.index + match[0].length })))
}

/** "Complaints fell": all of them, where nothing says which. */
const ALL_COMPLAINTS = /\bcomplaints?\b(?! (?:about|from|by|regarding|concerning|relating|in|for|to|of|that|which|(?:were|was)(?! (?:about |some |also )?(?:down|up|lower|higher|fewer|\d))|procedure|process|team|form)\b)/i

/** The figures that a change may be about: named before it, else right after it, else in the sentence before. Several where one word names them all. */
function subjectsOf(sentence: Sentence, claim: ChangeClaim, index: FigureIndex): readonly Figure[] {
  const named = namedIn(sentence, index)
  const before = named.filter(({ from }) => from < claim.from)
  if (before.length > 0) return lastOf(before)
  const all = index.figures.get('statutory-complaints/received')
  if (all && (ALL_COMPLAINTS.exec(sentence.text)?.index ?? claim.from) < claim.from && !/\bcorporate\b/i.test(sentence.text)) return [all]
  const after = named.filter(({ from }) => from >= claim.to && /^[^,;:.]{0,40}$/.test(sentence.text.slice(claim.to, from)) && !/\band\b|\bwhile\b|\bbut\b/.test(sentence.text.slice(claim.to, from)))
  if (after.length > 0) return lastOf(after)
  return named.length > 0 || sentence.before === null ? [] : lastOf(namedIn({ ...sentence, text: sentence.before }, index))
}

/** Those that stand last, at one place: particular ones before a total. */
function lastOf(named: readonly Named[]): readonly Figure[] {
  const particular = named.filter(({ rank }) => rank !== 'all')
  const some = particular.length > 0 ? particular : named
  const last = some.reduce((latest, { from }) => Math.max(latest, from), -1)
  return some.filter(({ from }) => from === last).map(({ figure }) => figure)
}

/** The change claims of a sentence that the numbers of their years do not make, or that lead to their number from none. */
export function changesDisagreeing(sentence: Sentence, index: FigureIndex, place: SentencePlace): readonly Finding[] {
  if (isAboutOthers(sentence.text)) return []
  return changeClaimsIn(sentence.text).claims.flatMap((claim) => {
    const each = subjectsOf(sentence, claim, index).map((figure) => against(claim, figure, { sentence, index, place }))
    return each.some((findings) => findings.length === 0) ? [] : each[0] ?? []
  })
}

type Against = Readonly<{ sentence: Sentence; index: FigureIndex; place: SentencePlace }>

function against(claim: ChangeClaim, figure: Figure, { sentence, index, place }: Against): readonly Finding[] {
  const named = yearsNamed(sentence.text, index.columns, index.year).toSorted()
  const [first, last] = yearsOfChange(named, claim, sentence.text, index)
  const values = (claim.kind === 'from-to' || claim.kind === 'was') && claim.percents ? (year: string) => percentIn(figure, year) : (year: string) => figure.counts[year] ?? null
  const [was, is] = [first === undefined ? null : values(first), values(last)]
  const of = { table: figure.table, row: figure.row, column: last }
  if (is === null) return []
  if (was === null) return fromNothingKnown(claim, is, { of, place })
  if (holds(claim, was, is)) return []
  const at = { ...of, sentence: place, numbers: [...claimed(claim), was, is] }
  return [found({ check: 'change-disagrees', typed: claim.typed, from: was, to: is, percent: percentOf(is - was, was), of }, at)]
}

/** The years that a change is between: those named, else the year before and the report's own. One that is named alone is where it began: "since 2016-17". */
function yearsOfChange(named: readonly string[], { to }: ChangeClaim, text: string, { columns, year }: FigureIndex): readonly [from: string | undefined, to: string] {
  const before = columns[columns.indexOf(year) - 1]
  const than = yearsNamed(/^\s+(?:(?:lower|higher|fewer|more|less)\s+)?than (?:in )?\S+/i.exec(text.slice(to))?.[0] ?? '', columns, year)[0]
  if (than !== undefined) return [than, year]
  const [first, last] = [named[0], named.at(-1)]
  if (first === undefined || last === undefined) return [before, year]
  return named.length > 1 ? [first, last] : first < year ? [first, year] : [before, year]
}

function fromNothingKnown(claim: ChangeClaim, is: number, { of, place }: Readonly<{ of: Readonly<{ table: string; row: string; column: string }>; place: SentencePlace }>): readonly Finding[] {
  if (claim.kind !== 'percent' || claim.bound !== null || claim.change <= -100 || !Number.isInteger(claim.change)) return []
  const arises = changeGiving(claim.change, is)
  if (arises.kind === 'arises') return []
  return [found({ check: 'impossible-change', printed: claim.change, to: is, nearest: arises.nearest }, { ...of, sentence: place, numbers: [claim.change, is] })]
}

/** What is claimed, in numbers alone. */
function claimed(claim: ChangeClaim): readonly number[] {
  if (claim.kind === 'from-to') return [claim.was, claim.is]
  if (claim.kind === 'was') return [claim.was]
  return [claim.kind === 'factor' ? claim.factor : Math.round(claim.change * 10) / 10]
}

function holds(claim: ChangeClaim, was: number, is: number): boolean {
  switch (claim.kind) {
    case 'was':
      return claim.was === was
    case 'from-to':
      return claim.was === was && claim.is === is
    case 'count':
      return isChange(is - was, claim, Math.max(2, Math.abs(claim.change) / 10), 0)
    case 'percent': {
      const made = percentOf(is - was, was)
      return made !== null && isChange(made, claim, 4, Number.isInteger(claim.change) ? 0 : 0.9)
    }
    case 'factor':
      return was > 0 && Math.abs(is / was - claim.factor) <= claim.factor * (/more than|nearly|almost|over/i.test(claim.typed) ? 0.25 : 0.1)
  }
}

/** Whether a change is what was claimed: at least or at most so much where a bound says so, `near` where it says about, else `exact`. */
function isChange(made: number, { change, bound }: Extract<ChangeClaim, { kind: 'percent' | 'count' }>, near: number, exact: number): boolean {
  const sameWay = Math.sign(made) === Math.sign(change)
  switch (bound) {
    case 'over': case 'just-over': return sameWay && Math.abs(made) >= Math.abs(change)
    case 'under': case 'just-under': return sameWay && Math.abs(made) <= Math.abs(change)
    case 'about': return Math.abs(made - change) <= near
    case null: return Math.abs(made - change) <= exact
  }
}

const WENT = /^(.*?)\b(?:has|have|had)?\s*\b(decreased|fallen|fell|dropped|reduced|declined|increased|risen|rose|grown|grew)\b/i
const NOT_SAID = /\b(?:if|why|want\w*|hop\w+|aim\w*|should|would|could|may|might|will|not|never|whether|when)\b/i

/** "The number of compliments has decreased" where the figures say the contrary. Sentences with a number of the change are asked by it. */
export function directionDisagreeing(sentence: Sentence, index: FigureIndex, place: SentencePlace): readonly Finding[] {
  const [, before = '', verb = ''] = WENT.exec(sentence.text) ?? []
  const earlier = index.columns[index.columns.indexOf(index.year) - 1]
  if (verb === '' || earlier === undefined || !isSaidOfThisYear(sentence.text, before, index)) return []
  const figure = namedIn({ text: before, heading: '' }, index).findLast(({ figure: { row } }) => row === 'received' || row === 'total')?.figure
  const [from, to] = [figure?.counts[earlier] ?? null, figure?.counts[index.year] ?? null]
  if (figure === undefined || from === null || to === null) return []
  const said = FEWER.test(verb) ? 'fewer' : 'more'
  if (said === 'fewer' ? to < from : to > from) return []
  const of = { table: figure.table, row: figure.row, column: index.year }
  return [found({ check: 'direction-disagrees', said, from, to, of }, { ...of, sentence: place, numbers: [from, to] })]
}

/** A statement about this year and the one before it, with no number in it by which the change could be asked. */
function isSaidOfThisYear(text: string, before: string, { columns, year }: FigureIndex): boolean {
  if (NOT_SAID.test(before) || !/\b(?:complaints?|compliments?|enquiries|contacts)\b/i.test(before) || changeClaimsIn(text).claims.length > 0) return false
  return yearsNamed(text, columns, year).every((named) => named === columns[columns.indexOf(year) - 1])
}
