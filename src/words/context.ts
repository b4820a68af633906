import type { AdvocacyAnswer, AdvocacyOfferedTo, BaseMeasure, BASE_EVENTS, CONTEXT_EVENTS, PopulationGroup } from '../domain/register/context/events.ts'
import type { ThreadWords } from './threads/thread-words.ts'

export const BASE_MEASURE_LABELS: Readonly<Record<BaseMeasure, string>> = {
  'children-in-need': 'Children in need', 'child-protection-plans': 'Children on a child protection plan', 'children-in-care': 'Children in care',
  'care-leavers': 'Care leavers', 'population-under-18': 'Population under 18',
}

export const POPULATION_GROUP_LABELS: Readonly<Record<PopulationGroup, string>> = {
  white: 'White', mixed: 'Mixed or multiple ethnic groups', asian: 'Asian or Asian British', black: 'Black, Black British, Caribbean or African',
  'other-ethnic-group': 'Other ethnic group', disabled: 'Disabled', female: 'Female', male: 'Male',
}

export const ADVOCACY_OFFERED_TO_LABELS: Readonly<Record<AdvocacyOfferedTo, string>> = {
  'child-in-care': 'A child in care', 'care-leaver': 'A care leaver', 'child-in-need': 'A child in need', 'child-on-a-protection-plan': 'A child on a child protection plan',
  'disabled-child': 'A disabled child', 'child-leaving-care': 'A child about to leave care', 'parent-or-carer': 'A parent or carer', other: 'Somebody else',
}

export const ADVOCACY_ANSWER_LABELS: Readonly<Record<AdvocacyAnswer, string>> = { accepted: 'Accepted', declined: 'Declined' }

const SOURCE = { asks: 'Where does the number come from? (optional)', hint: 'For example, the case system’s monthly report.' } as const
const TEAM = { asks: 'Of which team? (optional)', hint: 'Only where the cases of one team were counted.' } as const
const DIVISION = { asks: 'Of which division? (optional)', hint: 'Leave it for the whole authority.' } as const

export const BASE_WORDS: ThreadWords<typeof BASE_EVENTS> = {
  title: 'Numbers to set complaints against',
  events: {
    CaseloadCounted: 'Open cases counted', ReferralsCounted: 'Referrals counted', BaseCounted: 'Children or people counted', PopulationShareStated: 'Share of the population stated',
  },
  commands: {
    'record-caseload': {
      title: 'Record the open cases on a day', when: 'On which day were they counted?', asks: { openCases: { asks: 'How many cases were open?' }, division: DIVISION, team: TEAM, text: SOURCE },
    },
    'record-referrals': {
      title: 'Record referrals in a period', when: 'From which day?',
      asks: { referrals: { asks: 'How many referrals came?' }, until: { asks: 'Until which day?', hint: 'The last day of the period; it is counted too.' }, division: DIVISION, text: SOURCE },
    },
    'record-base': {
      title: 'Record a number of children or people', when: 'As at which day?',
      asks: { measure: { asks: 'Whom does it count?', of: BASE_MEASURE_LABELS }, quantity: { asks: 'How many?' }, division: DIVISION, text: SOURCE },
    },
    'record-population-share': {
      title: 'Record a share of the population', when: 'As at which day?',
      know: 'What people say about themselves is compared with it. Nobody is compared with another person.',
      asks: {
        group: { asks: 'Which part of the population?', of: POPULATION_GROUP_LABELS },
        perThousand: { asks: 'How many in every thousand people?', hint: '97.8% is 978.' }, text: SOURCE,
      },
    },
  },
}

export const CONTEXT_WORDS: ThreadWords<typeof CONTEXT_EVENTS> = {
  title: 'Training, advice and advocacy',
  events: {
    TrainingHeld: 'Training held', AdviceGiven: 'Advice given', ProcedureManualUpdated: 'Procedure manual updated', AdvocacyOfferMade: 'Advocacy offered without a complaint',
    AdvocacyOfferAnswered: 'Offer of advocacy answered',
  },
  commands: {
    'record-training': {
      title: 'Record training that was held', when: 'When was it held?',
      asks: {
        sessions: { asks: 'How many sessions?' }, topic: { asks: 'What was it about? (optional)' },
        audiences: { asks: 'Who was it for? (optional)' }, places: { asks: 'How many places were there, in all? (optional)' },
        attended: { asks: 'How many people came, in all? (optional)' }, score: { asks: 'What did they score it, from 1 to 5? (optional)', hint: '5 is best. The average, to the nearest whole number.' },
        feedback: { asks: 'What did they say of it? (optional)', hint: 'No names.' },
      },
    },
    'record-advice': {
      title: 'Record advice to a colleague', when: 'When was it given?',
      asks: {
        text: { asks: 'What was it about?', hint: 'A line is enough. No names of families.' }, team: { asks: 'To which team? (optional)' },
        minutes: { asks: 'How many minutes did it take? (optional)' },
      },
    },
    'record-procedure-update': {
      title: 'Record a change to the procedure manual', when: 'When was it changed?',
      asks: { text: { asks: 'What was changed?' }, where: { asks: 'Where is it? (optional)', hint: 'The chapter, or the address of the page.' } },
    },
    'record-advocacy-offer': {
      title: 'Record an offer of advocacy without a complaint', when: 'When was it offered?',
      know: 'For an offer that belongs to no complaint. Within a complaint it is recorded there. No names.',
      asks: {
        to: { asks: 'Who was it offered to?', of: ADVOCACY_OFFERED_TO_LABELS },
        answer: { asks: 'What did they answer? (optional)', hint: 'Leave it while there is no answer.', of: ADVOCACY_ANSWER_LABELS },
        provider: { asks: 'Who provides the advocate? (optional)' }, outcome: { asks: 'What came of it? (optional)', hint: 'For example, settled with the social worker.' },
      },
    },
    'record-advocacy-offer-answer': {
      title: 'Record the answer to the offer', when: 'When did they answer?',
      asks: {
        answer: { asks: 'What did they answer?', of: ADVOCACY_ANSWER_LABELS }, provider: { asks: 'Who provides the advocate? (optional)' },
        outcome: { asks: 'What came of it? (optional)' },
      },
    },
  },
}

/** The page of what surrounds complaints. */
export const CONTEXT = {
  title: 'Caseload, training and advice', counts: 'Record the open cases on a day', whole: 'The whole authority', noAnswer: 'No answer yet',
  countsAsked: 'the day on which they were counted', sourceAsked: 'where the numbers come from', nothingCounted: 'Enter at least one number',
} as const

export function casesAsked(division: string): string {
  return `the open cases of ${division}`
}

export function countedAlready(division: string): string {
  return `The open cases of ${division} on that day are recorded already. Correct that entry, or leave this box empty.`
}

/** "97.8%". */
export function perThousandWords(perThousand: number): string {
  return `${(perThousand / 10).toFixed(1)}%`
}
