import { INSERTED } from './sentences.ts'

/** How a number is qualified: "under 3%", "more than half". */
export type Bound = 'under' | 'over' | 'about' | 'just-under' | 'just-over' | null

/**
 * A number that somebody typed, where it stands in its sentence (`from` to `to`). `count` is a whole number of things,
 * `percent` a share in percent, `fraction` a share in words ("a third") as percent. `of`: "26 of 33" is 26 with `of` 33.
 * `allBut`: "all but one" is the rest of what it is a part of.
 */
export type Mention = Readonly<{ kind: 'count' | 'percent' | 'fraction'; value: number; typed: string; from: number; to: number; bound: Bound; of: number | null; allBut: boolean; inBrackets: boolean }>

const UNITS: readonly string[] = [
  'zero', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen',
  'eighteen', 'nineteen',
]
const TENS: readonly string[] = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
const BELOW_TEN = UNITS.slice(1, 10).join('|')
const BELOW_HUNDRED = `(?:(?:${TENS.join('|')})(?:[- ](?:${BELOW_TEN}))?|${UNITS.toReversed().join('|')})`
const WORDS = `(?:(?:a|${UNITS.slice(1).join('|')}) hundred(?: and ${BELOW_HUNDRED})?|${BELOW_HUNDRED})`

const FRACTIONS: readonly (readonly [RegExp, number])[] = [
  [/\b(?:two|2)[- ]thirds\b/gi, 200 / 3], [/\b(?:three|3)[- ]quarters\b/gi, 75], [/\b(?:two|2)[- ]fifths\b/gi, 40], [/\b(?:three|3)[- ]fifths\b/gi, 60], [/\b(?:four|4)[- ]fifths\b/gi, 80],
  [/\b(?:a|one) third\b(?! (?:stage|party|person|time|year|panel|complaint))/gi, 100 / 3], [/\b(?:a|one) quarter\b/gi, 25], [/\b(?:a|one) fifth\b/gi, 20], [/\b(?:a|one) tenth\b/gi, 10],
  [/\b(?:a )?half of\b|(?<=\bby )half\b|\bhalf the\b|\bone half\b/gi, 50],
]

/** "One in five", "6 in 10", "seven out of every ten": a share of few, and no count. */
const FEW = `(?:[2-9]|10|20|100|${UNITS.slice(2, 11).join('|')}|twenty|a hundred)`
const SHARES: readonly RegExp[] = [
  new RegExp(`\\b(${BELOW_HUNDRED}|\\d{1,2}) (?:in|out of)(?: every)? (${FEW})\\b(?! ?(?:%|(?:working |calendar )?(?:days|weeks|months|years)))`, 'gi'),
  new RegExp(`\\bof every (${FEW})\\b[^.,;]{0,40},? (?:about |around |nearly |some )?(${BELOW_HUNDRED}|\\d{1,2})\\b`, 'gi'),
]

function shareOf(match: RegExpMatchArray): number | null {
  const [one, other] = [match[1] ?? '', match[2] ?? ''].map((typed) => (/^\d+$/.test(typed) ? Number(typed) : wordsToNumber(typed)))
  const [part, whole] = /^of/i.test(match[0]) ? [other, one] : [one, other]
  return part == null || whole == null || part === 0 || part >= whole ? null : (100 * part) / whole
}

/** What is counted, in the words of reports: after "no" or "one", a number only where one of them follows. */
const COUNTED = '(?:statutory|corporate|stage [123]|stage (?:one|two|three)|complaints?|compliments?|investigations?|panels?|enquir(?:y|ies)|contacts?|sessions?|care leavers?|child(?:ren)?|young (?:person|people)|parents?|reviews?|requests?|cases?|points?|remed(?:y|ies)|advocates?|expressions?)'

/** What makes a number no figure: a name before it, a length of time or an age after it. */
const NAMED_BY = /(?:\b(?:stages?|sections?|sect|regulations?|regs?|parts?|chapters?|paragraphs?|paras?|pages?|figures?|tables?|schedules?|articles?|rules?|versions?|levels?|tiers?|bands?|phases?|steps?|appendix|annex|act|grades?|key|type|numbers?|ages?|aged|SI|no\.|ward|room|unit)\s*|[£$€#/.:]|\bs\.?\s?)$/i
const MEASURES = /^\s*(?:[-–]\s*)?(?:(?:additional|further|clear|calendar|working|school)\s+)*(?:days?|weeks?|months?|years?(?:[- ]olds?)?|hours?|minutes?|o'clock|am\b|pm\b|st\b|nd\b|rd\b|th\b|km\b|miles?|metres?|pence|pounds|words|pages)/i
/** What no table of ours counts: a number of them is about something else, whatever else the sentence names. */
const NOT_COUNTED = /^\s+(?:\w+\s+){0,2}(?:people|persons?|members?|staff(?! complaints)|officers?|managers?|workers?|times|occasions|categories|divisions|teams|stages|areas|themes|recommendations|reasons|reports?|assessments?|authorities|councils|hours?|weeks?|sisters?|brothers?|siblings|families|households|schools|pupils|carers)\b/i
/** "Within 10 working days, or 20 where it is complex": another length of time, after one that said so. */
const AFTER_A_LENGTH = /\b(?:days|weeks|months|years),?\s+(?:or|and|to|at most|up to|a maximum of|extended to)(?:\s+(?:an?|the|agreed|extended|at|most|up|to|in))*\s*$/i
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December'
const DATED_AFTER = new RegExp(`^(?:st|nd|rd|th)?\\s*(?:of\\s+)?(?:${MONTHS})\\b`)
const DATED_BEFORE = new RegExp(`\\b(?:${MONTHS})\\s*$`)
/** Years, alone or in pairs: 2019, 2019-20, 2019/20, 16-17. */
const YEARS = /\b(?:19|20)\d{2}(?:\s?[-–/]\s?(?:(?:19|20)?\d{2}))?\b|\b\d{2}[-/]\d{2}\b/g

/** Telephone numbers, and references as the Ombudsman writes them: 020 7946 0018, 19 008 123. */
const REFERENCES = /\b0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}\b|\b\d{2} \d{3} \d{3}\b/g

/** The numbers typed in a sentence, in order. Years, dates, ages, durations, money, section numbers and what is named by a number are none. */
export function mentionsIn(text: string): readonly Mention[] {
  const taken: [number, number][] = [...text.matchAll(REFERENCES), ...text.matchAll(YEARS)].map((match) => [match.index, match.index + match[0].length])
  const isTaken = (from: number, to: number) => taken.some(([start, end]) => from < end && start < to)
  const mentions: Mention[] = []
  const add = (kind: Mention['kind'], value: number, from: number, typed: string) => {
    const to = from + typed.length
    if (isTaken(from, to)) return
    taken.push([from, to])
    mentions.push({ kind, value, typed, from, to, bound: boundBefore(text.slice(0, from)), of: null, allBut: /\ball but\s+$/i.test(text.slice(0, from)), inBrackets: /\(\s*(?:\w+ )?$/.test(text.slice(0, from)) })
  }
  for (const [pattern, value] of FRACTIONS) for (const match of text.matchAll(pattern)) add('fraction', value, match.index, match[0])
  for (const pattern of SHARES) for (const match of text.matchAll(pattern)) {
    const share = shareOf(match)
    if (share !== null) add('fraction', share, match.index, match[0])
  }
  for (const match of text.matchAll(/(?<![\d,.])(\d{1,3}(?:,\d{3})+|\d+)(\.\d+)?\s?(?:%|per ?cent\b)/gi)) add('percent', Number(match[0].replace(/[^\d.]/g, '')), match.index, match[0])
  for (const match of text.matchAll(new RegExp(`\\b(${WORDS})\\s(?:per ?cent\\b)`, 'gi'))) add('percent', wordsToNumber(match[1] ?? '') ?? Number.NaN, match.index, match[0])
  for (const match of text.matchAll(/(?<![\d,.\w-])(?:\d{1,3}(?:,\d{3})+|\d+)(?![\d\w]|[.,]\d|-\w)/g)) if (isFigure(text, match.index, match[0])) add('count', Number(match[0].replaceAll(',', '')), match.index, match[0])
  for (const match of text.matchAll(new RegExp(`\\b${WORDS}\\b(?!-)`, 'gi'))) {
    const value = wordsToNumber(match[0])
    if (value !== null && isFigure(text, match.index, match[0]) && (value !== 1 || isOneOfSomething(text, match.index, match[0]))) add('count', value, match.index, match[0])
  }
  for (const match of text.matchAll(new RegExp(`\\bno (?=(?:\\w+ ){0,2}${COUNTED}\\b)|\\bnone\\b`, 'gi'))) add('count', 0, match.index, match[0].trim())
  return withRatios(text, mentions.toSorted((one, other) => one.from - other.from))
}

/** Where the figures inserted by name stand: they divide a sentence as typed numbers do. */
export function insertedIn(text: string): readonly number[] {
  return [...text.matchAll(new RegExp(INSERTED, 'gu'))].map(({ index }) => index)
}

function isFigure(text: string, from: number, typed: string): boolean {
  const [before, after] = [text.slice(0, from), text.slice(from + typed.length)]
  if (/\bwithin\s+$/i.test(before) || NAMED_BY.test(before) || MEASURES.test(after) || NOT_COUNTED.test(after) || DATED_AFTER.test(after) || DATED_BEFORE.test(before) || AFTER_A_LENGTH.test(before)) return false
  if (/^(?:st|nd|rd|th)\b/.test(after) || /^\s*(?:to|and|or|-|–)\s*\d+\s*(?:working\s)?(?:days|weeks|months|years)/i.test(after)) return false
  return !/\b(?:under|over|aged)\s$/i.test(before) || new RegExp(`^\\s*${COUNTED}`, 'i').test(after)
}

/** "One" counts where what it counts follows, or "was" does; "one to one" and "the other one" do not. */
function isOneOfSomething(text: string, from: number, typed: string): boolean {
  const after = text.slice(from + typed.length)
  if (/^1$/.test(typed)) return true
  return new RegExp(`^\\s(?:\\w+ ){0,3}${COUNTED}\\b|^ of the\\b|^ (?:was|went|progressed|has|had|is|remains)\\b`, 'i').test(after) && !/\b(?:this|that|the other|each|every|any|no) $/i.test(text.slice(0, from))
}

/** A number in words ("thirty-three", "one hundred and four"), or null where it is none. */
export function wordsToNumber(words: string): number | null {
  const parts = words.toLowerCase().split(/[- ]/).filter((part) => part !== 'and' && part !== 'a')
  let sum = words.toLowerCase().startsWith('a hundred') ? 1 : 0
  for (const part of parts) {
    const [unit, ten] = [UNITS.indexOf(part), TENS.indexOf(part)]
    if (part === 'hundred') sum *= 100
    else if (unit >= 0) sum += unit
    else if (ten >= 0) sum += (ten + 2) * 10
    else return null
  }
  return sum
}

function boundBefore(before: string): Bound {
  if (/\b(?:under|below|less than|fewer than|up to|at most|not more than|no more than)\s+$/i.test(before)) return 'under'
  if (/\b(?:nearly|almost|just under|close to|a little under|not quite)\s+$/i.test(before)) return 'just-under'
  if (/\b(?:just over|slightly more than|slightly over|a little over|a little more than)\s+$/i.test(before)) return 'just-over'
  if (/\b(?:over|above|more than|at least|in excess of|not less than)\s+$/i.test(before)) return 'over'
  return /\b(?:about|around|approximately|some|roughly|circa)\s+$/i.test(before) ? 'about' : null
}

/** "26 of 33", "32 of the 33 complaints", "7 out of 33": the second number is what the first is a part of. */
function withRatios(text: string, mentions: readonly Mention[]): readonly Mention[] {
  return mentions.flatMap((mention, at) => {
    const [before, after] = [mentions[at - 1], mentions[at + 1]]
    const joins = (one: Mention | undefined, other: Mention | undefined) =>
      one?.kind === 'count' && other?.kind === 'count' && /^\s(?:out\s)?of\s(?:(?:the|these|those|our|all|a total of)\s)*$/i.test(text.slice(one.to, other.from))
    if (joins(before, mention)) return []
    return [joins(mention, after) && after ? { ...mention, of: after.value, to: after.to, typed: text.slice(mention.from, after.to) } : mention]
  })
}
