import { found, PROCEDURE_LIMITS, type Finding, type ProcedureLimit } from './finding.ts'
import type { Sentence } from './text/sentences.ts'

/** How well the law behind a pitfall is known: seen by us, seen through another source, or general knowledge. */
export type LawMark = 'V' | 'V via' | 'GK'

type Pitfall = Readonly<{
  /** Words that must all stand in the sentence. */
  all: readonly RegExp[]
  /** Words of which none may stand in it. */
  none?: readonly RegExp[]
  law: string
  mark: LawMark
}>

/** Sentences that describe the law as it is not. Each with its source, and how well that is known; its words are in `src/words`. */
export const PITFALLS = {
  'ombudsman-is-no-stage': {
    all: [/\b(?:section|stage)\s*(?:4|four)\b/i, /\b(?:ombudsman|lgsco)\b/i], law: 'Guidance: three stages, the Ombudsman is outside them', mark: 'V',
  },
  'england-and-wales': {
    all: [/\bengland and wales\b/i], law: 'SI 2006/1738 reg. 1: England only; Wales: SI 2014/1794', mark: 'V',
  },
  'stage-two-by-the-independent-person-alone': {
    all: [/\bindependent person\b[^.]*\b(?:investigat\w*|commission\w*)\b/i], none: [/\binvestigating officer\b/i, /\bas well as\b/i],
    law: 'SI 2006/1738 reg. 17(2): an independent person as well as the investigating officer', mark: 'V',
  },
  'limit-of-the-report-not-the-response': {
    all: [/\breports?\b/i, /\b(?:25|65|twenty-five|sixty-five) working days\b/i], none: [/\brespon(?:se|d)\w*\b/i, /\bpanel\b/i],
    law: 'SI 2006/1738 reg. 17: 25 working days, at most 65, to the authority’s response', mark: 'V via',
  },
  'hold-without-basis': {
    all: [/\b(?:(?:an?|the|on|temporary|local|short|brief) hold|paus\w*|suspend\w*|suspension|had to wait|were not taken|stood still|put off)\b/i, /\b(?:escalation|escalate|stage (?:1|2|3|one|two|three)|complaints?|request|investigation|panel)s?\b/i],
    none: [/\b(?:ombudsman|lgsco)\b/i, /\badvoca\w+/i, /\bresponsib\w+/i, /\bno (?:basis|statutory)\b|\bstops? no\b/i],
    law: 'SI 2006/1738 names no such pause; SI 2020/445 eased stage 3 alone, from 24 April 2020', mark: 'V',
  },
  'closure-is-no-reason': {
    all: [/\b(?:clos(?:ure|ed)\w*|shut|office to (?:re)?open|reopened)\b/i, /\b(?:christmas|new year|easter|office|school|bank holiday)\b/i], none: [/\bcomplaints? (?:was|were) closed\b/i, /\bclosed complaints?\b/i],
    law: 'SI 2006/1738 reg. 2: closure days are working days, bank holidays are not', mark: 'V',
  },
  'name-of-the-act': {
    all: [/\bchildren['’]s act\b/i], law: 'Children Act 1989', mark: 'V',
  },
  'name-of-the-ombudsman': {
    all: [/\blocal government ombudsman\b/i], law: 'Local Government and Social Care Ombudsman', mark: 'V',
  },
  'refused-a-later-stage': {
    all: [/\b(?:refus\w*|declin\w*|reject\w*|not (?:accept|agree)\w*)\b/i, /\b(?:stage (?:2|two|3|three)|review panel)\b/i],
    none: [/\b(?:ombudsman|lgsco)\b/i], law: 'Guidance 3.1.5: once accepted at stage 1, stages 2 and 3 follow if the complainant wishes', mark: 'GK',
  },
  'must-be-in-writing': {
    all: [/\bcomplaints?\b/i, /\b(?:must|only|has to|have to|need to)\b[^.]*\bin writing\b/i], law: 'SI 2006/1738 reg. 16: a complaint may be made orally', mark: 'V via',
  },
} as const satisfies Readonly<Record<string, Pitfall>>
export type PitfallId = keyof typeof PITFALLS

const IDS = Object.keys(PITFALLS) as readonly PitfallId[]

/** What describes the law as it is not, at the first sentence of each section that does. */
export function pitfallsIn(sentences: readonly Sentence[]): readonly Finding[] {
  const all = sentences.flatMap(({ text, section, at, reads }) => IDS.filter((id) => isIn(PITFALLS[id], text)).map((pitfall) =>
    found({ check: 'pitfall', pitfall }, { sentence: { section, sentence: at, text: reads }, numbers: [] })))
  return all.filter(({ where }, at) => all.findIndex((one) => one.where === where) === at)
}

function isIn({ all, none = [] }: Pitfall, text: string): boolean {
  return all.every((words) => words.test(text)) && !none.some((words) => words.test(text))
}

/** What tells each limit of the later stages. */
const LIMITS: Readonly<Record<ProcedureLimit, RegExp>> = {
  'ask-for-panel-20': /\b(?:20|twenty) working days\b[^.]{0,300}\b(?:ask|request)|\b(?:ask|request)\w{0,9}\b[^.]{0,300}\b(?:20|twenty) working days\b/i,
  'panel-meets-30': /\b(?:30|thirty) working days\b/i,
  'panel-report-5': /\b(?:5|five) working days\b/i,
  'response-15': /\b(?:15|fifteen) working days\b/i,
}

/** A section that describes the procedure to its readers, limits and all, and not those of stage 3: said once, where the panel is first named. */
export function limitsNotTold(sentences: readonly Sentence[]): readonly Finding[] {
  return [...Map.groupBy(sentences, ({ section }) => section).values()].flatMap((own) => {
    const says = (words: RegExp) => own.some(({ text }) => words.test(text))
    const panel = own.find(({ text }) => /\bpanel\b/i.test(text))
    const limits = PROCEDURE_LIMITS.filter((limit) => !says(LIMITS[limit]))
    if (panel === undefined || limits.length === 0 || !says(/\bstage (?:3|three)\b|\bthree stages\b/i) || !says(/\b(?:10|ten|25|twenty-five) working days\b/i)) return []
    // "Review panel." alone tells nobody where to look.
    const next = panel.reads.length < 30 ? own.find(({ at }) => at === panel.at + 1) : undefined
    const place = { section: panel.section, sentence: panel.at, text: next ? `${panel.reads} ${next.reads}` : panel.reads }
    return [found({ check: 'limits-not-told', limits }, { sentence: place, numbers: [limits.length] })]
  })
}
