import { CONSENTS, GIVERS, GIVER_SORTS, type Giver, type GiverSort } from '../../domain/register/compliment/events.ts'
import { isInUseOn, WORD_LISTS, type AuthoritySettings, type WordList } from '../../domain/authority/settings.ts'
import { plainWords } from '../../domain/authority/word-code.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import { CAUSE_NATURES, type CauseNature } from '../../domain/complaint/basics.ts'
import { CARE_STATUSES, DISABILITIES, FINDINGS, type CareStatus, type Code } from '../../domain/complaint/events.ts'
import { ADVOCACY_ANSWERS, ADVOCACY_OFFERED_TO, BASE_MEASURES, type AdvocacyAnswer, type AdvocacyOfferedTo, type BaseMeasure } from '../../domain/register/context/events.ts'
import { ASKED_KINDS, OFFER_ANSWERS, type AskedKind, type OfferAnswer } from '../../domain/register/enquiry/events.ts'
import { OMBUDSMAN_RESULTS, type OmbudsmanResult } from '../../domain/register/events.ts'
import { ROW_KINDS, type RowKind } from './row-kinds.ts'

/** The words of an old register, list by list, and the codes that they stand for: `{ "channels": { "Web form": "email" } }`. */
export type WordMap = Readonly<Record<string, Readonly<Record<string, string>>>>

/** What a row of a caseload counts. */
export type RowMeasure = 'open-cases' | 'referrals' | BaseMeasure
const ROW_MEASURES: readonly RowMeasure[] = ['open-cases', 'referrals', ...BASE_MEASURES]

export type RowOutcome = (typeof FINDINGS)[number] | 'resolved-no-finding'

/** Finds the code behind what a cell says; undefined where no word of the list is meant. */
export type WordChoices = Readonly<{
  word(list: WordList, text: string): Code | undefined
  /** Whether a word was in use on one of these days. */
  isInUse(list: WordList, code: Code, days: readonly IsoDate[]): boolean
  kind(text: string): RowKind | undefined
  outcome(text: string): RowOutcome | undefined
  causeNature(text: string): CauseNature | undefined
  careStatus(text: string): CareStatus | undefined
  yesNo(text: string): (typeof DISABILITIES)[number] | undefined
  giver(text: string): Giver | undefined
  giverSort(text: string): GiverSort | undefined
  consent(text: string): (typeof CONSENTS)[number] | undefined
  ombudsmanResult(text: string): OmbudsmanResult | undefined
  measure(text: string): RowMeasure | undefined
  offeredTo(text: string): AdvocacyOfferedTo | undefined
  offerAnswer(text: string): AdvocacyAnswer | undefined
  askedKind(text: string): AskedKind | undefined
  offer(text: string): OfferAnswer | undefined
  /** The division of a team, where the settings name one. */
  divisionOf(team: Code): Code | undefined
}>

type Lookup<Value extends string> = ReadonlyMap<string, Value>

/** Lists that are the same for every authority, with the ways in which registers write them. The user's map is added to each. */
const FIXED_SYNONYMS = {
  kinds: {
    complaint: 'statutory-complaint', statutory: 'statutory-complaint', 'statutory complaints': 'statutory-complaint', 'stage 1 complaint': 'statutory-complaint',
    corporate: 'corporate-complaint', enquiries: 'enquiry', inquiry: 'enquiry', 'resolved at point of contact': 'point-of-contact',
    'contact resolved at point of contact': 'point-of-contact', ombudsman: 'ombudsman-contact', lgsco: 'ombudsman-contact', 'lgsco enquiry': 'ombudsman-contact',
    'ombudsman enquiry': 'ombudsman-contact', compliments: 'compliment', praise: 'compliment', 'training session': 'training', 'open cases': 'caseload',
    'one to one advice': 'advice', procedures: 'procedure-update', 'procedure manual': 'procedure-update', 'offer of advocacy': 'advocacy-offer',
  },
  outcomes: {
    'partially upheld': 'partly-upheld', 'part upheld': 'partly-upheld', partial: 'partly-upheld', partly: 'partly-upheld', 'fully upheld': 'upheld', unfounded: 'not-upheld',
    'no finding made': 'no-finding', inconclusive: 'no-finding', resolved: 'resolved-no-finding', 'resolved with no finding': 'resolved-no-finding',
    'resolved no finding': 'resolved-no-finding',
  },
  causeNatures: {
    'human mistake': 'human-error', mistake: 'human-error', slip: 'human-error', judgement: 'error-of-judgement', 'error in judgement': 'error-of-judgement',
    'deliberate deviation': 'deliberate-departure', deliberate: 'deliberate-departure',
  },
  careStatuses: {
    cin: 'child-in-need', 'child protection plan': 'child-protection', cp: 'child-protection', cla: 'looked-after', lac: 'looked-after', 'in care': 'looked-after',
    'child in care': 'looked-after', cic: 'looked-after', 'leaving care': 'care-leaver', 'not open to us': 'not-open', unknown: 'not-known', sgo: 'special-guardianship',
  },
  yesNo: { y: 'yes', n: 'no', true: 'yes', false: 'no', unknown: 'not-known', none: 'no' },
  givers: { clients: 'client', family: 'client', parent: 'client', customer: 'client', 'service user': 'client', professionals: 'professional', partner: 'professional' },
  giverSorts: {
    mother: 'parent', father: 'parent', parents: 'parent', child: 'child-or-young-person', 'young person': 'child-or-young-person', grandparent: 'relative', family: 'relative', hhj: 'judge',
    solicitor: 'court', guardian: 'court', barrister: 'court', 'health visitor': 'health', nurse: 'health', gp: 'health', teacher: 'school', nursery: 'school',
  },
  consents: { yes: 'given', y: 'given', agreed: 'given', no: 'refused', n: 'refused', declined: 'refused', requested: 'asked' },
  ombudsmanResults: {
    'agreed with authority not investigated': 'agreed-not-investigated', 'not investigated': 'agreed-not-investigated', 'no investigation': 'agreed-not-investigated',
    'sent to procedure': 'sent-to-statutory-procedure', premature: 'sent-to-statutory-procedure', upheld: 'investigated-upheld', 'not upheld': 'investigated-not-upheld',
  },
  measures: { cases: 'open-cases', cin: 'children-in-need', cpp: 'child-protection-plans', cla: 'children-in-care', 'looked after children': 'children-in-care', 'under 18s': 'population-under-18' },
  offeredTo: { cla: 'child-in-care', cin: 'child-in-need', parent: 'parent-or-carer', carer: 'parent-or-carer' },
  offerAnswers: { yes: 'accepted', no: 'declined', refused: 'declined' },
  askedKinds: { 'early resolved': 'early-resolution', 'resolved early': 'early-resolution', 'advice given': 'advice', signposted: 'signposting', general: 'enquiry' },
  offers: { yes: 'accepted', 'offered and declined': 'declined', 'offered and accepted': 'accepted', no: 'not-offered', none: 'not-offered' },
} as const

/** The lists that a word map may name: the authority's own, and the fixed ones. */
export const MAPPABLE_LISTS: readonly string[] = [...WORD_LISTS, ...Object.keys(FIXED_SYNONYMS)]

function lookup<Value extends string>(values: readonly Value[], synonyms: Readonly<Record<string, string>>, mapped: Readonly<Record<string, string>> = {}): Lookup<Value> {
  const known = new Map(values.map((value) => [plainWords(value), value]))
  for (const [word, code] of [...Object.entries(synonyms), ...Object.entries(mapped)]) {
    const value = values.find((each) => each === code)
    if (value !== undefined) known.set(plainWords(word), value)
  }
  return known
}

function ownWords(settings: AuthoritySettings, list: WordList, mapped: Readonly<Record<string, string>> = {}): Lookup<Code> {
  const words = settings.words[list]
  const known = lookup(words.map(({ code }) => code), Object.fromEntries(words.map(({ code, label }) => [label, code])))
  return new Map([...known, ...lookup(words.map(({ code }) => code), {}, mapped)])
}

/**
 * How the words of a file are read: by code, by label, or by the user's map; case, spaces and punctuation do not
 * matter. A word that is no longer in use is read all the same, because the past was recorded in it; the check says so.
 */
export function wordChoices(settings: AuthoritySettings, map: WordMap = {}): WordChoices {
  const own = new Map(WORD_LISTS.map((list) => [list, ownWords(settings, list, map[list])]))
  const kinds = lookup(ROW_KINDS, FIXED_SYNONYMS.kinds, map['kinds'])
  const outcomes = lookup([...FINDINGS, 'resolved-no-finding'] as const, FIXED_SYNONYMS.outcomes, map['outcomes'])
  const causeNatures = lookup(CAUSE_NATURES, FIXED_SYNONYMS.causeNatures, map['causeNatures'])
  const careStatuses = lookup(CARE_STATUSES, FIXED_SYNONYMS.careStatuses, map['careStatuses'])
  const yesNo = lookup(DISABILITIES, FIXED_SYNONYMS.yesNo, map['yesNo'])
  const givers = lookup(GIVERS, FIXED_SYNONYMS.givers, map['givers'])
  const giverSorts = lookup(GIVER_SORTS, FIXED_SYNONYMS.giverSorts, map['giverSorts'])
  const consents = lookup(CONSENTS, FIXED_SYNONYMS.consents, map['consents'])
  const results = lookup(OMBUDSMAN_RESULTS, FIXED_SYNONYMS.ombudsmanResults, map['ombudsmanResults'])
  const measures = lookup(ROW_MEASURES, FIXED_SYNONYMS.measures, map['measures'])
  const offeredTo = lookup(ADVOCACY_OFFERED_TO, FIXED_SYNONYMS.offeredTo, map['offeredTo'])
  const offerAnswers = lookup(ADVOCACY_ANSWERS, FIXED_SYNONYMS.offerAnswers, map['offerAnswers'])
  const askedKinds = lookup(ASKED_KINDS, FIXED_SYNONYMS.askedKinds, map['askedKinds'])
  const offers = lookup(OFFER_ANSWERS, FIXED_SYNONYMS.offers, map['offers'])
  const divisions = new Map(settings.words.teams.map(({ code, division }) => [code, division]))
  return {
    word: (list, text) => (text === '' ? undefined : own.get(list)?.get(plainWords(text))),
    isInUse: (list, code, days) => settings.words[list].some((word) => word.code === code && days.some((day) => isInUseOn(word, day))),
    kind: (text) => kinds.get(plainWords(text)),
    outcome: (text) => outcomes.get(plainWords(text)),
    causeNature: (text) => causeNatures.get(plainWords(text)),
    careStatus: (text) => careStatuses.get(plainWords(text)),
    yesNo: (text) => yesNo.get(plainWords(text)),
    giver: (text) => givers.get(plainWords(text)),
    giverSort: (text) => giverSorts.get(plainWords(text)),
    consent: (text) => consents.get(plainWords(text)),
    ombudsmanResult: (text) => results.get(plainWords(text)),
    measure: (text) => measures.get(plainWords(text)),
    offeredTo: (text) => offeredTo.get(plainWords(text)),
    offerAnswer: (text) => offerAnswers.get(plainWords(text)),
    askedKind: (text) => askedKinds.get(plainWords(text)),
    offer: (text) => offers.get(plainWords(text)),
    divisionOf: (team) => divisions.get(team),
  }
}
