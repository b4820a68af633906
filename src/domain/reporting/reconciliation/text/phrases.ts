import { percentOf } from '../../percent.ts'
import type { StatedTable } from '../stated-table.ts'
import type { Sentence } from './sentences.ts'

type Values = Readonly<Record<string, number | null>>

/** A figure over the years, by the label of the year: what a typed number may be about. */
export type Figure = Readonly<{ table: string; row: string; unit: string | null; counts: Values; percents: Values; bases: Values; decimals: 0 | 1 }>

/**
 * The words by which a figure is known in a sentence. `needs` and `without`: words that must, or must not, stand in the
 * sentence or its heading. `only`: numbers of that kind alone. `rank`: *own* words mean this figure and no other; *likely* words may mean another; *all* are
 * those of the total, which count only where nothing more particular is named.
 */
type Phrase = Readonly<{ at: string; words: RegExp; needs?: RegExp; without?: RegExp; rank?: 'likely' | 'all'; only?: 'counts' | 'shares' }>

const COMPLIMENTS = /\b(?:compliments?|praise|positive (?:feedback|comments?)|thanks)\b/i
const CORPORATE = /\bcorporate\b/i
const INVESTIGATED = /\b(?:investigat\w*|points?|elements?|stage (?:2|two))\b/i
const OMBUDSMAN = /\b(?:ombudsman|lgsco|lgo)\b/i

/** What is upheld in a sentence about points, another procedure or the Ombudsman is no outcome of a statutory complaint. */
const NOT_OUTCOMES = /\bpoints?\b|\belements?\b|\bcorporate\b|\b(?:ombudsman|lgsco)\b/i
/** Two rows that are told as one: "18 were upheld or partly upheld". */
export const UPHELD_AT_ALL = 'upheld-or-partly-upheld'

/** Rows with ids of ours. The words of an authority's own rows are its labels. */
const PHRASES: readonly Phrase[] = [
  { at: 'outcomes/upheld', words: /(?<!\b(?:partly|partially|part|not|n't|been) )\bupheld\b(?!,? (?:or|and|and\/or|(?:in whole|in full|wholly|fully) or|at least) (?:in )?part)/gi, without: NOT_OUTCOMES },
  { at: 'outcomes/partly-upheld', words: /(?<!\bupheld,? (?:or|and|and\/or) )\b(?:partly|partially|part)[- ]upheld\b/gi, without: NOT_OUTCOMES },
  { at: 'outcomes/not-upheld', words: /\bnot upheld\b/gi, without: NOT_OUTCOMES },
  { at: `outcomes/${UPHELD_AT_ALL}`, words: /\bupheld,? (?:or|and|and\/or) (?:partly|partially|part)\b|\bupheld,? (?:in (?:whole|full) or|(?:wholly|fully) or|at least) (?:in )?part(?:ly)?\b/gi, without: NOT_OUTCOMES },
  { at: 'outcomes/withdrawn', words: /\bwithdrawn\b/gi, rank: 'likely' },
  { at: 'outcomes/no-outcome-yet', words: /\b(?:no outcome|without an outcome|outcome (?:is|was|are) (?:still )?(?:awaited|outstanding)|not (?:yet )?concluded)\b/gi },
  { at: 'stage-2/points-upheld', words: /(?<!\b(?:partly|partially|part|not) )\bupheld\b/gi, needs: INVESTIGATED, rank: 'likely' },
  { at: 'stage-2/points-partly-upheld', words: /\b(?:partly|partially|part)[- ]upheld\b/gi, needs: INVESTIGATED, rank: 'likely' },
  { at: 'stage-2/points-not-upheld', words: /\bnot upheld\b/gi, needs: INVESTIGATED, rank: 'likely' },
  { at: 'stage-2/investigations', words: /\bstage (?:2|two) (?:\w+ ){0,2}investigations?\b|\binvestigations? at stage (?:2|two)\b/gi, rank: 'likely' },
  { at: 'progress/stage-2', words: /\b(?:progress|escalat|went|mov|proceed|request|tak)\w*[^.;]{0,30}\bstage (?:2|two)\b/gi },
  { at: 'progress/stage-3', words: /\b(?:progress|escalat|went|mov|proceed|request|tak)\w*[^.;]{0,30}\bstage (?:3|three)\b/gi },
  { at: 'stage-3/panels-held', words: /\b(?:review )?panels?\b(?! hearing)/gi, needs: /\bstage (?:3|three)\b|\breview panel/i, rank: 'likely' },
  { at: 'corporate/received', words: /\bcorporate (?:complaints?|process|procedure)\b/gi, without: /\b(?:review(?:ed)?|escalat\w*|progress\w*)\b/i },
  { at: 'corporate/reviewed-at-stage-2', words: /\breview\w* at stage (?:2|two)\b|\bcorporate reviews?\b/gi },
  { at: 'compliments/received', words: /\b(?:compliments?|expressions? of (?:positive feedback|praise|thanks)|positive comments)\b/gi, rank: 'all' },
  { at: 'before-a-complaint/enquiries-resolved-outside-the-procedure', words: /\benquir\w+\b(?=[^.;]{0,80}\b(?:outside|without becoming)\b)/gi, without: OMBUDSMAN },
  { at: 'before-a-complaint/contacts-resolved-at-point-of-contact', words: /\bcontacts?\b(?=[^.;]{0,120}\bpoint of contact\b)/gi },
  { at: 'ombudsman/total', words: /\b(?:ombudsman|lgsco)(?:'s|’s)? (?:enquir|contact|complaint|referral)\w*|\b(?:enquir|contact)\w* (?:from|by) the (?:ombudsman|lgsco|local government)/gi },
  { at: 'ombudsman/agreed-not-investigated', words: /\bin agreement with\b|\bagreed with (?:the|our)\b/gi, rank: 'likely' },
  { at: 'training/sessions-held', words: /\btraining (?:sessions?|courses?|events?)\b/gi },
  { at: 'disabled-child/about-a-disabled-child', words: /\bdisabled child(?:ren)?\b|\bchild(?:ren)? with (?:a )?(?:disabilit\w+|special needs)/gi },
  { at: 'children-and-advocacy/by-child-under-18', words: /\b(?:children|child|young people|young person)\b(?=[^.;]{0,40}\bunder 18\b)/gi },
  { at: 'children-and-advocacy/supported-by-advocate', words: /\b(?:supported|helped|represented) by (?:an? |their |the )?(?:independent )?advoca\w+/gi },
  { at: 'share-of-open-cases/complaints-against-open-cases', words: /\bopen cases\b/gi, only: 'shares' },
  { at: 'share-of-open-cases/open-cases', words: /\bopen cases\b/gi, only: 'counts' },
  { at: 'member-enquiries/received', words: /\benquiries (?:from|of|by) (?:councillors|members|mps)\b|\b(?:member|councillor)s?['’]? enquiries\b/gi },
  { at: 'timeliness-percent/within-10-working-days', words: /\bwithin (?:10|ten) (?:working )?days\b/gi, without: /\bstage (?:2|two|3|three)\b|\baim\w*\b/i },
  { at: 'timeliness-percent/within-20-working-days', words: /\bwithin (?:20|twenty) (?:working )?days\b/gi, without: /\bstage (?:2|two|3|three)\b|\baim\w*\b/i },
  { at: 'timeliness-percent/over-20-working-days', words: /\b(?:over|more than|outside|beyond|longer than) (?:20|twenty) (?:working )?days\b/gi, without: /\bstage (?:2|two|3|three)\b/i },
  {
    at: 'statutory-complaints/received', rank: 'all', without: CORPORATE,
    words: /\bstatutory complaints?\b(?! (?:procedure|process))|\bcomplaints? (?:(?:were|was|have been|had been) )?(?:received|made|recorded)\b(?! (?:from|by|about|on behalf|to the|against|via|in relation|regarding|concerning|that|which|where|through|under))/gi,
  },
]

/** Tables whose rows are an authority's own words, and what a sentence must be about for its words to mean them. */
const OWN_WORDS: readonly Readonly<{ table: string; needs?: RegExp; without?: RegExp; rank?: 'likely' }>[] = [
  { table: 'divisions', without: COMPLIMENTS }, { table: 'teams', without: COMPLIMENTS }, { table: 'channel-count', without: COMPLIMENTS, rank: 'likely' },
  { table: 'complainant-types', needs: /\bcomplain/i, without: COMPLIMENTS },
  { table: 'category-count', needs: /\b(?:about|categor\w+|relat\w+|concern\w+|regarding|subject of)\b/i, without: /\b(?:compliments?|corporate)\b/i, rank: 'likely' },
  { table: 'compliments-by-division-percent', needs: COMPLIMENTS, without: /\bcomplain/i }, { table: 'compliments-by-team', needs: COMPLIMENTS, without: /\bcomplain/i },
]

/** What a sentence can be asked against. */
export type FigureIndex = Readonly<{ figures: ReadonlyMap<string, Figure>; phrases: readonly Phrase[]; columns: readonly string[]; year: string }>

/** The figures of `tables` and the words by which each is known. `year`: the label of the report's own year. */
export function figureIndex(tables: readonly StatedTable[], year: string): FigureIndex {
  const figures = new Map<string, Figure>()
  const labels = new Map<string, string>()
  for (const table of tables.filter(({ isBuilt }) => !isBuilt)) for (const row of table.rows) {
    const at = `${table.id}/${row.id}`
    const known = figures.get(at)
    figures.set(at, {
      table: table.id, row: row.id, unit: table.unit, decimals: table.decimals,
      counts: { ...byYear(table, row.counts), ...held(known?.counts) }, percents: { ...byYear(table, row.percents), ...held(known?.percents) },
      bases: { ...byYear(table, table.baseCounts), ...held(known?.bases) },
    })
    if (!row.isTotal) labels.set(at, row.ownLabel ?? row.id)
  }
  const together = upheldAtAll(figures)
  if (together) figures.set(`outcomes/${UPHELD_AT_ALL}`, together)
  const own = OWN_WORDS.flatMap(({ table, ...rest }) => [...labels].filter(([at]) => at.startsWith(`${table}/`)).flatMap(([at, label]) => {
    const words = labelWords(label)
    return words === null ? [] : [{ at, words, ...rest }]
  }))
  return { figures, phrases: [...PHRASES.filter(({ at }) => figures.has(at)), ...own], columns: tables.find(({ isBuilt }) => !isBuilt)?.columns ?? [], year }
}

function upheldAtAll(figures: ReadonlyMap<string, Figure>): Figure | null {
  const [upheld, partly] = [figures.get('outcomes/upheld'), figures.get('outcomes/partly-upheld')]
  if (!upheld || !partly) return null
  const sum = (column: string) => {
    const [one, other] = [upheld.counts[column] ?? null, partly.counts[column] ?? null]
    return one === null || other === null ? null : one + other
  }
  return { ...upheld, row: UPHELD_AT_ALL, counts: Object.fromEntries(Object.keys(upheld.counts).map((column) => [column, sum(column)])), percents: {} }
}

function byYear(table: StatedTable, values: readonly (number | null)[]): Values {
  return Object.fromEntries(table.columns.map((column, at) => [column, values[at] ?? null]))
}

function held(values: Values = {}): Values {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null))
}

/** A label as people write it in a sentence: any hyphens and spaces, one or several; null for a label too short to be known by. */
function labelWords(label: string): RegExp | null {
  const words = label.toLowerCase().replace(/\be-mail/g, 'email').split(/[^a-z0-9]+/).filter((word) => word !== '')
  if (words.join('').length < 4 || /^(?:not-recorded|other)$/.test(label)) return null
  const each = words.map((word) => (word === 'email' ? 'e-?mail(?:s|ed|ing)?' : word === 'telephone' ? '(?:tele)?phone(?:s|d)?' : `${word.replace(/s$/, '')}s?`))
  return new RegExp(`\\b${each.join('[^a-z0-9.;]{1,3}')}\\b`, 'gi')
}

/** What others did, what is aimed at, averages and several years together: no figure of ours of one year. */
const ABOUT_OTHERS = /\bnational(?:ly)?\b|\bother (?:local )?(?:authorities|councils)\b|\bcouncils in\b|\bneighbour\w+|\bbenchmark\w*|\btargets?\b|\baverage\b|\bmedian\b|\bacross (?:all|the (?:council|authority|country))\b|\b(?:last|past|these|previous) (?:two|three|four|five|six|ten|\d+) years\b/i

export function isAboutOthers(text: string): boolean {
  return ABOUT_OTHERS.test(text)
}

/** A figure named in a sentence, and where: the numbers near it may be about it. */
export type Named = Readonly<{ figure: Figure; from: number; to: number; rank: 'own' | 'likely' | 'all'; only: 'counts' | 'shares' | null }>

/** The figures that a sentence names. */
export function namedIn({ text, heading }: Pick<Sentence, 'text' | 'heading'>, { figures, phrases }: FigureIndex): readonly Named[] {
  return phrases.flatMap(({ at, words, needs, without, rank: usual, only = null }) => {
    const rank: Named['rank'] = usual ?? 'own'
    const figure = figures.get(at)
    if (figure === undefined || (needs && !needs.test(text) && !needs.test(heading)) || without?.test(text)) return []
    return [...text.matchAll(words)].map((match) => ({ figure, from: match.index, to: match.index + match[0].length, rank, only }))
  })
}

/** The percentage of a figure in a year: as printed, else worked out from its count. */
export function percentIn(figure: Figure, column: string): number | null {
  const [percent, count, base] = [figure.percents[column] ?? null, figure.counts[column] ?? null, figure.bases[column] ?? null]
  return percent ?? (count === null || base === null ? null : percentOf(count, base))
}
