import { isoDate, type IsoDate } from '../../calendar/iso-date.ts'

/** Whose characteristic it is: never left to be guessed. */
export const WHOSE = ['complainant', 'child'] as const
export type Whose = (typeof WHOSE)[number]

/** Three answers that say nothing of a person, and are three different things. */
export const NOT_GIVEN = ['not-asked', 'prefer-not-to-say', 'not-known'] as const
export type NotGiven = (typeof NOT_GIVEN)[number]

export const QUESTIONS = ['ethnic-group', 'disability', 'disability-limits', 'child-disability', 'age', 'sex', 'gender-identity', 'sexual-orientation', 'religion'] as const
export type QuestionId = (typeof QUESTIONS)[number]

/** One question, with one answer unless it says that there may be several. `confirmed` says that its source was read; `groups` are broader answers, each with those in it. */
export type Question = Readonly<{
  id: QuestionId
  of: readonly Whose[]
  answers: readonly string[]
  groups?: Readonly<Record<string, readonly string[]>>
  /** Several answers may be given, but for `alone`, which goes with no other: nobody has both a disability and none. */
  several?: Readonly<{ alone: readonly string[] }>
  source: string
  confirmed: boolean
}>

/** The questions as they are asked between two days, both included. */
export type QuestionSet = Readonly<{ version: string; from: IsoDate; until: IsoDate | null; questions: readonly Question[] }>

const GROUPS_2021 = {
  white: ['white-british', 'white-irish', 'gypsy-or-irish-traveller', 'roma', 'other-white'],
  mixed: ['white-and-black-caribbean', 'white-and-black-african', 'white-and-asian', 'other-mixed'],
  asian: ['indian', 'pakistani', 'bangladeshi', 'chinese', 'other-asian'],
  black: ['caribbean', 'african', 'other-black'],
  'other-ethnic-group': ['arab', 'any-other'],
} as const
const GROUPS_2011 = { ...GROUPS_2021, white: GROUPS_2021.white.filter((group) => group !== 'roma') }

const ETHNIC_GROUP = { id: 'ethnic-group', of: WHOSE } as const
const ETHNIC_GROUP_2021: Question = {
  ...ETHNIC_GROUP, answers: Object.values(GROUPS_2021).flat(), groups: GROUPS_2021, confirmed: true,
  source: 'GOV.UK, Equality (Race and Disability) Bill consultation, annex C, 18 March 2025',
}
const ETHNIC_GROUP_2011: Question = {
  ...ETHNIC_GROUP, answers: Object.values(GROUPS_2011).flat(), groups: GROUPS_2011, confirmed: false, source: 'Census 2011: 18 groups, without Roma',
}

const CHILD_DISABILITIES = [
  'mobility', 'hand-function', 'personal-care', 'incontinence', 'communication', 'learning', 'hearing', 'vision', 'behaviour', 'consciousness', 'autism', 'other-disability',
] as const

const OTHERS: readonly Question[] = [
  {
    id: 'disability', of: ['complainant'], answers: ['has-a-condition', 'no-condition'], confirmed: false,
    source: 'Harmonised standard: a condition that lasts or is expected to last 12 months or more',
  },
  { id: 'disability-limits', of: ['complainant'], answers: ['limits-a-lot', 'limits-a-little', 'does-not-limit'], confirmed: false, source: 'Harmonised standard: whether it limits daily activity' },
  {
    id: 'child-disability', of: ['child'], confirmed: false, source: 'Children in need census: its own list',
    answers: ['none', ...CHILD_DISABILITIES], groups: { none: ['none'], 'any-disability': CHILD_DISABILITIES }, several: { alone: ['none'] },
  },
  { id: 'age', of: WHOSE, answers: ['under-16', '16-or-17', '18-to-25', '26-and-over'], confirmed: false, source: 'Bands that keep children, care leavers and others apart' },
  { id: 'sex', of: WHOSE, answers: ['female', 'male'], confirmed: false, source: 'Harmonised standard' },
  { id: 'gender-identity', of: WHOSE, answers: ['same-as-at-birth', 'not-same-as-at-birth'], confirmed: false, source: 'Asked apart from sex, and may always be left out' },
  { id: 'sexual-orientation', of: ['complainant'], answers: ['straight', 'gay-or-lesbian', 'bisexual', 'other-orientation'], confirmed: false, source: 'Harmonised standard: from 16 on' },
  { id: 'religion', of: WHOSE, answers: ['no-religion', 'christian', 'buddhist', 'hindu', 'jewish', 'muslim', 'sikh', 'other-religion'], confirmed: false, source: 'Harmonised standard' },
]

/** Every set, oldest first. Facts: procedure-facts.md 7. A later one is added; an earlier one never changes. */
const SETS: readonly QuestionSet[] = [
  { version: '2011', from: isoDate('2006-09-01'), until: isoDate('2021-03-20'), questions: [ETHNIC_GROUP_2011, ...OTHERS] },
  { version: '2021', from: isoDate('2021-03-21'), until: null, questions: [ETHNIC_GROUP_2021, ...OTHERS] },
]

/** The set by which somebody is asked on a day. */
export function questionsOn(day: IsoDate): QuestionSet {
  const set = SETS.findLast(({ from }) => from <= day) ?? SETS[0]
  if (set === undefined) throw new Error('there is no set of questions')
  return set
}

/** The questions that are asked of one of them. */
export function questionsFor({ questions }: QuestionSet, whose: Whose): readonly Question[] {
  return questions.filter(({ of }) => of.includes(whose))
}

/** What was answered, by question; a question that is not there was not asked. Where several may be given, all of them. */
export type Answers = Readonly<Partial<Record<QuestionId, string | readonly string[]>>>

/** What was answered to one question; nothing where it was not asked. */
export function answersTo(answers: Answers, question: QuestionId): readonly string[] {
  const given = answers[question]
  return given === undefined ? [] : typeof given === 'string' ? [given] : given
}

/** Whether every answer is one that the set offers whose they are, and no orientation of anybody under 16. */
export function areAnswers(set: QuestionSet, whose: Whose, answers: Answers): boolean {
  const asked = questionsFor(set, whose)
  const known = Object.keys(answers).every((id) => asked.some((question) => question.id === id && fits(question, answersTo(answers, question.id))))
  return known && !(answersTo(answers, 'age').includes('under-16') && answersTo(answers, 'sexual-orientation').some((answer) => !isNotGiven(answer)))
}

/** Whether these go together: each is one of the question's, each once, and one that stands alone is the only one. */
function fits({ answers, several }: Question, given: readonly string[]): boolean {
  if (given.length === 0 || new Set(given).size < given.length || !given.every((answer) => answers.includes(answer) || isNotGiven(answer))) return false
  return given.length === 1 || (several !== undefined && !given.some((answer) => several.alone.includes(answer) || isNotGiven(answer)))
}

export function isNotGiven(answer: string): boolean {
  return NOT_GIVEN.some((code) => code === answer)
}
