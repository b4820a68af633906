import type { EqualityHow, EqualityOutcome } from '../domain/register/equality/equality-form.ts'
import type { NotGiven, QuestionId, Whose } from '../domain/register/equality/questions.ts'

export const WHOSE_LABELS: Readonly<Record<Whose, string>> = { complainant: 'The person who complains', child: 'The child or young person' }
export const EQUALITY_HOW_LABELS: Readonly<Record<EqualityHow, string>> = {
  'on-paper': 'On paper', 'by-telephone': 'By telephone', 'in-person': 'In person', online: 'Online', 'by-somebody-else': 'Somebody answered for them',
}
export const EQUALITY_OUTCOME_LABELS: Readonly<Record<EqualityOutcome, string>> = {
  answered: 'They answered at least one question', declined: 'They would rather not answer at all', 'not-asked': 'They were not asked',
}
const NOT_GIVEN_LABELS: Readonly<Record<NotGiven, string>> = { 'not-asked': 'Not asked', 'prefer-not-to-say': 'Prefer not to say', 'not-known': 'Not known' }

export const QUESTION_LABELS: Readonly<Record<QuestionId, string>> = {
  'ethnic-group': 'Ethnic group', disability: 'A condition or illness that lasts 12 months or more', 'disability-limits': 'Whether it limits what they do day to day',
  'child-disability': 'Disability', age: 'Age', sex: 'Sex', 'gender-identity': 'Gender the same as the sex registered at birth', 'sexual-orientation': 'Sexual orientation (from 16 on)',
  religion: 'Religion',
}

const ANSWERS: Readonly<Record<string, string>> = {
  'white-british': 'White: English, Welsh, Scottish, Northern Irish or British', 'white-irish': 'White: Irish', 'gypsy-or-irish-traveller': 'White: Gypsy or Irish Traveller',
  roma: 'White: Roma', 'other-white': 'White: any other', 'white-and-black-caribbean': 'Mixed: White and Black Caribbean', 'white-and-black-african': 'Mixed: White and Black African',
  'white-and-asian': 'Mixed: White and Asian', 'other-mixed': 'Mixed: any other', indian: 'Asian: Indian', pakistani: 'Asian: Pakistani', bangladeshi: 'Asian: Bangladeshi',
  chinese: 'Asian: Chinese', 'other-asian': 'Asian: any other', caribbean: 'Black: Caribbean', african: 'Black: African', 'other-black': 'Black: any other', arab: 'Arab',
  'any-other': 'Any other ethnic group', white: 'White', mixed: 'Mixed or multiple ethnic groups', asian: 'Asian or Asian British', black: 'Black, Black British, Caribbean or African',
  'other-ethnic-group': 'Other ethnic group', 'has-a-condition': 'Yes', 'no-condition': 'No', 'limits-a-lot': 'Yes, a lot', 'limits-a-little': 'Yes, a little', 'does-not-limit': 'No',
  none: 'None', mobility: 'Mobility', 'hand-function': 'Hand function', 'personal-care': 'Personal care', incontinence: 'Incontinence', communication: 'Communication', learning: 'Learning',
  hearing: 'Hearing', vision: 'Vision', behaviour: 'Behaviour', consciousness: 'Consciousness', autism: 'Autism', 'other-disability': 'Other', 'any-disability': 'At least one disability', 'under-16': 'Under 16',
  '16-or-17': '16 or 17', '18-to-25': '18 to 25', '26-and-over': '26 and over', female: 'Female', male: 'Male', 'same-as-at-birth': 'Yes', 'not-same-as-at-birth': 'No',
  straight: 'Heterosexual or straight', 'gay-or-lesbian': 'Gay or lesbian', bisexual: 'Bisexual', 'other-orientation': 'Other', 'no-religion': 'No religion', christian: 'Christian',
  buddhist: 'Buddhist', hindu: 'Hindu', jewish: 'Jewish', muslim: 'Muslim', sikh: 'Sikh', 'other-religion': 'Other religion', ...NOT_GIVEN_LABELS,
}

export function answerLabel(code: string): string {
  return ANSWERS[code] ?? code
}

export const EQUALITY = {
  title: 'Equality monitoring', notCompared: 'not shown', totals: 'Equality monitoring: totals', few: 'fewer than 5', withheld: 'withheld', ask: 'Record what they answered', correct: 'Correct what they answered',
  dayAsked: 'the day on which they were asked', howAsked: 'how they were asked', outcomeAsked: 'what came of it', nothingAnswered: 'Choose at least one answer, or say that they would rather not answer',
  answersUnasked: 'Leave the questions empty, or say that they answered', alone: 'Choose “None”, “Not known” or “Prefer not to say” without any other answer', paper: 'Equality monitoring form', print: 'Print this form',
  wrongAnswers: 'Leave sexual orientation empty for anybody under 16',
  stale: 'Somebody else has recorded something since this page was drawn. Look at what you typed, and save again.',
} as const
