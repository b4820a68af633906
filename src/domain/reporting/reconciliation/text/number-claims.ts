import { found, type Finding, type SentencePlace } from '../finding.ts'
import { changeClaimsIn } from './change-claims.ts'
import { insertedIn, mentionsIn, type Mention } from './numbers.ts'
import { isAboutOthers, namedIn, percentIn, type Figure, type FigureIndex, type Named } from './phrases.ts'
import type { Sentence } from './sentences.ts'
import { yearsNamed } from './years-named.ts'

/** How far from its number a word may stand that says what it counts. */
const NEAR = 110

/** A typed number with the figure that it is taken for. `others`: it might be about one of them just as well. */
export type Claim = Readonly<{ mention: Mention; figure: Figure; others: readonly Figure[]; sure: boolean; columns: readonly string[] }>

/** "Twice as many compliments as complaints: 67 against 33": which number is whose is told by no word near it. */
const ONE_AGAINST_ANOTHER = /\b(?:twice|half|\w+ times) as many\b(?=[^.;]*\bas (?!in |the |last |a ))/i

/** The typed numbers of a sentence that are about a figure, each with the figure that its nearest words name. */
export function claimsIn(sentence: Sentence, index: FigureIndex): readonly Claim[] {
  if (isAboutOthers(sentence.text) || ONE_AGAINST_ANOTHER.test(sentence.text)) return []
  const { used } = changeClaimsIn(sentence.text)
  const mentions = mentionsIn(sentence.text)
  const inserted = insertedIn(sentence.text).map((from) => ({ from, to: from + 1 }))
  const named = namedIn(sentence, index)
  return mentions.filter((mention) => !used.has(mention.from)).flatMap((mention) => {
    // "7 complaints (21%) were upheld": a percentage in brackets stands between no count and its words.
    // Nor does the count that a percentage in brackets follows: "Upheld: 7 (21%)".
    const dividers = [...inserted, ...mentions.filter((other) => !(other.inBrackets && other.kind === 'percent' && mention.kind === 'count') && !(mention.inBrackets && mention.kind === 'percent' && /^\s*\(\s*$/.test(sentence.text.slice(other.to, mention.from))))]
    const near = nearest(sentence.text, mention, named.filter((one) => isNear(sentence.text, mention, one, dividers) && mayMean(sentence.text, mention, one)).filter(({ figure }) => isPartOfAll(sentence.text, mention, figure, index.year)))
    const [best] = near
    if (best === undefined) return []
    const named_ = yearsNamed(sentence.text, index.columns, index.year)
    const isThisYear = named_.length === 0
    return [{
      mention, figure: best.figure, others: near.slice(1).map(({ figure }) => figure), columns: isThisYear ? [index.year] : [...named_, index.year],
      sure: isThisYear && best.rank === 'own' && near.every(({ figure }) => figure === best.figure) && mention.bound === null && mention.kind !== 'fraction',
    }]
  })
}

/** What a number is said to count, right behind it, and the units of the tables that count it. */
const NOUNS: readonly (readonly [RegExp, readonly string[]])[] = [
  [/complaints?(?! (?:investigation|procedure|process|form|team|panel))/, ['complaints', 'points']], [/compliments?/, ['compliments']], [/enquir(?:y|ies)|contacts?/, ['contacts']],
  [/investigations?/, ['investigations']], [/panels?/, ['panels']], [/points?/, ['points']], [/sessions?/, ['sessions']],
]

/** Whether the words may be about this number at all: its kind, what it is said to count, and how the words stand to it. */
function mayMean(text: string, { from, to, typed, value, kind }: Mention, { figure, from: start, to: end, rank, only }: Named): boolean {
  if (!isOfKind(kind, only)) return false
  const said = NOUNS.find(([words]) => new RegExp(`^\\s+(?:[a-z-]+\\s+){0,1}(?:${words.source})\\b`, 'i').test(text.slice(to)))
  if (said && figure.unit !== null && !said[1].includes(figure.unit) && !figure.row.startsWith('points-')) return false
  // "9 of the compliments", "30 did not": a part of what is named, or of what is not.
  if ((rank === 'all' && /^\s+of (?:the|our|these|those|all)\b/i.test(text.slice(to))) || /^\s+(?:did|does|do|were|was|had|have|has|are|is) not\s*(?:[.,;]|$)/i.test(text.slice(to))) return false
  if (figure.table === 'outcomes' && countsSomethingElse(text.slice(to))) return false
  // "None of which was investigated": a nought is about what follows it.
  if (value === 0 && /^no/i.test(typed) && start < to) return false
  // "A further 36 % within 20 days" adds to the row before.
  if (figure.table === 'timeliness-percent' && /\b(?:further|another|additional|other)\s+$/i.test(text.slice(0, from))) return false
  return rank !== 'all' || start >= to || /^\W*(?:(?:received|recorded|made|in|the|this|year|was|were|is|are|stood|at|of|to|fell|rose|came|totalled|numbered|has|have|been)\W+)*$/i.test(text.slice(end, from))
}

function isOfKind(kind: Mention['kind'], only: Named['only']): boolean {
  return only === null || (only === 'counts') === (kind === 'count')
}

/** "8 forms were withdrawn": what has an outcome is a complaint, and not whatever stands behind the number. */
function countsSomethingElse(after: string): boolean {
  const noun = /^\s+([a-z]+s)\s+(?:was|were|is|are|had|have)\b/i.exec(after)?.[1]
  return noun !== undefined && !/^(?:complaints|cases|points|elements|matters|issues|outcomes)$/i.test(noun)
}

/** "Of the 7 that were upheld, 4 …", "4 of the 7 that were upheld": the 4 is a part of the 7, and no figure of all complaints. */
function isPartOfAll(text: string, { from, of: ofWhole }: Mention, figure: Figure, year: string): boolean {
  if (ofWhole !== null && ofWhole === figure.counts[year] && ofWhole !== figure.bases[year]) return false
  const of = /\bof (?:the|these|those|our|all) $/i
  const whole = mentionsIn(text).findLast((one) => one.kind === 'count' && one.to < from && of.test(text.slice(0, one.from)))
  const base = figure.bases[year] ?? null
  return whole === undefined || base === null || whole.value === base || /[.;]/.test(text.slice(whole.to, from))
}

/** No other number may stand between a number and the words that say what it counts. A number in brackets comes after them. */
function isNear(text: string, { from, to, inBrackets, kind }: Mention, one: Named, dividers: readonly Readonly<{ from: number; to: number }>[]): boolean {
  const [start, end] = one.from >= to ? [to, one.from] : one.to <= from ? [one.to, from] : [from, from]
  if (end - start > NEAR || /;/.test(text.slice(start, end)) || (inBrackets && kind === 'count' && one.from >= to)) return false
  return !dividers.some((divider) => divider.from >= start && divider.to <= end && divider.to > divider.from)
}

/** Within so many letters after a number, its words are its own, whatever stands in front of it. */
const NEXT_TO = 25

/** The words that are closest, those after the number before those in front of it; a total only where nothing particular is named. */
function nearest(text: string, { from, to, inBrackets }: Mention, near: readonly Named[]): readonly Named[] {
  const particular = near.filter(({ rank }) => rank !== 'all')
  const distance = (one: Named) => {
    const [start, end] = one.from >= to ? [to, one.from] : [one.to, from]
    const across = /[,:]| and | but | while /.test(text.slice(start, end)) ? 15 : 0
    return across + (one.from >= to ? end - start + (inBrackets ? 30 : 0) : (end - start) * 1.5 + (inBrackets ? 0 : 4))
  }
  const ordered = (particular.length > 0 ? particular : near).toSorted((one, other) => distance(one) - distance(other))
  const [best] = ordered
  return best !== undefined && best.from >= to && distance(best) <= NEXT_TO ? ordered.filter((one) => one.from >= to) : ordered
}

/** The numbers of a sentence that disagree with the figures they are about. */
export function numbersDisagreeing(sentence: Sentence, index: FigureIndex, place: SentencePlace): readonly Finding[] {
  const findings = claimsIn(sentence, index).flatMap((claim) => [...disagreement(claim, { sentence, index, place }), ...baseDisagreement(claim, index, place)])
  // One sentence that counts points as complaints does so once.
  const doubled = findings.findIndex(({ check }) => check === 'two-meanings')
  return findings.filter(({ check }, at) => check !== 'two-meanings' || at === doubled)
}

type In = Readonly<{ sentence: Sentence; index: FigureIndex; place: SentencePlace }>

function disagreement(claim: Claim, { sentence, index, place }: In): readonly Finding[] {
  const { mention, figure, others, columns } = claim
  const points = [figure, ...others].find(({ row }) => row.startsWith('points-'))
  if (points && agrees(points, columns, mention)) return twoMeanings(claim, points, { sentence, index, place })
  if ([figure, ...others].some((one) => agrees(one, columns, mention))) return []
  const value = valueIn(figure, index.year, mention)
  const of = { table: figure.table, row: figure.row, column: index.year }
  if (value === null) return isShareOfUnknown(figure, index.year, mention) ? [withoutBase(claim, index.year, place)] : []
  const typed = { typed: mention.typed, value: mention.value, of, figure: value, isPercent: mention.kind !== 'count' }
  const at = { ...of, sentence: place, numbers: [Math.round(mention.value * 10) / 10, value], confidence: claim.sure ? 'found' : 'doubtful' } as const
  const year = columns.length > 1 || mention.kind === 'fraction' ? undefined : index.columns.find((column) => column !== index.year && agrees(figure, [column], mention))
  return [year === undefined ? found({ check: 'number-disagrees', ...typed }, at) : found({ check: 'number-of-another-year', ...typed, year }, at)]
}

/** "N of M": what the first is a part of is the base of its figure. */
function baseDisagreement({ mention, figure, columns }: Claim, index: FigureIndex, place: SentencePlace): readonly Finding[] {
  const base = figure.bases[index.year] ?? null
  if (mention.of === null || base === null || columns.some((column) => figure.bases[column] === mention.of)) return []
  const of = { table: figure.table, row: null, column: index.year }
  return [found({ check: 'number-disagrees', typed: mention.typed, value: mention.of, of, figure: base, isPercent: false }, { ...of, sentence: place, numbers: [mention.of, base], confidence: 'doubtful' })]
}

function valueIn(figure: Figure, column: string, { kind }: Mention): number | null {
  return kind === 'count' ? figure.counts[column] ?? null : percentIn(figure, column)
}

function agrees(figure: Figure, columns: readonly string[], mention: Mention): boolean {
  return columns.some((column) => {
    const value = valueIn(figure, column, mention)
    if (value === null) return false
    return mention.allBut ? (figure.bases[column] ?? null) === null || value === (figure.bases[column] ?? 0) - mention.value : isAsTyped(value, mention, { figure, column })
  })
}

/** Whether a figure is what was typed of it, within what the words before it allow. A fraction rounds what it tells: four points, and six where it says that it is near. */
function isAsTyped(value: number, { value: typed, bound, kind }: Mention, { figure, column }: Readonly<{ figure: Figure; column: string }>): boolean {
  const near = kind === 'fraction' ? 6 : Math.max(2, typed / 10)
  switch (bound) {
    case 'under': return kind === 'count' ? value <= typed : isShareUnder(figure, column, typed) ?? value <= typed
    case 'over': return value >= typed
    case 'about': return Math.abs(value - typed) <= near
    case 'just-under': return value <= typed && typed - value <= near
    case 'just-over': return value >= typed && value - typed <= near
    case null:
      if (kind === 'fraction') return Math.abs(value - typed) <= 4
      return value === typed || (kind === 'percent' && figure.decimals === 1 && Number.isInteger(typed) && Math.abs(value - typed) < 0.5)
  }
}

/** A bound is asked of the exact share, before rounding. */
function isShareUnder(figure: Figure, column: string, bound: number): boolean | null {
  const [count, base] = [figure.counts[column] ?? null, figure.bases[column] ?? null]
  return count === null || base === null ? null : count * 100 <= bound * base
}

/** A share was typed, or printed as a bound, and what it is a share of is told nowhere. */
function isShareOfUnknown(figure: Figure, column: string, { kind }: Mention): boolean {
  return kind !== 'count' && figure.table === 'share-of-open-cases' && (figure.bases[column] ?? null) === null
}

function withoutBase({ mention, figure }: Claim, column: string, place: SentencePlace): Finding {
  return found(
    { check: 'share-without-base', share: mention.value, count: figure.counts[column] ?? null, columns: [column] },
    { table: figure.table, row: figure.row, column, sentence: place, numbers: [mention.value] },
  )
}

/** "Five complaints were upheld" in one complaint: points of complaint are called complaints. Two meanings of one word in one report. */
function twoMeanings({ mention }: Claim, points: Figure, { sentence, index, place }: In): readonly Finding[] {
  const calledComplaints = /^\s+(?:further |other |more )?complaints?\b/i.test(sentence.text.slice(mention.to))
  const complaints = { table: 'outcomes', row: points.row.replace('points-', ''), column: index.year }
  const figure = index.figures.get(`${complaints.table}/${complaints.row}`)?.counts[index.year] ?? null
  if (!calledComplaints || /\b(?:points?|elements?) of complaint/i.test(sentence.text) || figure === mention.value) return []
  const of = { table: points.table, row: points.row, column: index.year }
  return [found({ check: 'two-meanings', typed: mention.typed, value: mention.value, points: of, complaints, figure }, { ...of, sentence: place, numbers: [mention.value, figure] })]
}
