import { CORPORATE_CODE } from '../../procedure/corporate-code.ts'
import { CORPORATE_COUNCIL } from '../../procedure/corporate-council.ts'
import { CHILDREN_ACT_1989_ENGLAND } from '../../procedure/children-act-1989-england/procedure.ts'
import type { Procedure } from '../../procedure/procedure.ts'
import type { Reader } from '../letter-facts.ts'
import { ruleCalled, type KnownTemplate, type LetterTemplate } from '../letter-template.ts'
import { CORPORATE } from './corporate.ts'
import { EASY_READ } from './easy-read.ts'
import { STATUTORY_LATER_STAGES } from './statutory-later-stages.ts'
import { STATUTORY_STAGE_ONE } from './statutory-stage-one.ts'

/** Numbers by which a seed is known for ever: what an authority changed keeps its template, whatever is added to this list. */
const NUMBERS: Readonly<Record<string, number>> = {
  acknowledgement: 1, 'sufficient-interest-refused': 2, 'refused-as-prejudicial': 3, 'refused-as-late': 4, 'stage-1-extension': 5, 'stage-1-resolved': 6,
  'stage-1-answer': 7, 'stage-2-start': 8, 'stage-2-extension': 9, adjudication: 10, 'panel-notice': 11, 'panel-report': 12, 'final-response': 13, withdrawal: 14,
  'corporate-review-extension': 15, 'corporate-review-answer': 16,
}
const SETS = { statutory: 1, corporate: 2 } as const
const FORMS = { adult: 0, child: 1, 'adult easy read': 2, 'child easy read': 3 } as const

const EASY = { adult: 'adult easy read', child: 'child easy read' } as const

const READER_WORDS: Readonly<Record<Reader, string>> = { adult: 'for an adult', child: 'for a child or young person' }

type Seeds = Readonly<Record<string, Readonly<Partial<Record<Reader, string>>>>>

/** The templates that come with the program: for every letter of the statutory and the corporate procedures, for an adult and for a child. */
export const SEED_TEMPLATES: readonly KnownTemplate[] = [
  ...seeded('statutory', [CHILDREN_ACT_1989_ENGLAND], { ...STATUTORY_STAGE_ONE, ...STATUTORY_LATER_STAGES }, false),
  ...seeded('statutory', [CHILDREN_ACT_1989_ENGLAND], EASY_READ, true),
  ...seeded('corporate', [CORPORATE_COUNCIL, CORPORATE_CODE], CORPORATE, false),
]

function seeded(set: keyof typeof SETS, procedures: readonly Procedure[], seeds: Seeds, isEasyRead: boolean): readonly KnownTemplate[] {
  return Object.entries(seeds).flatMap(([rule, bodies]) => (['adult', 'child'] as const).flatMap((reader): readonly KnownTemplate[] => {
    const body = bodies[reader]
    return body === undefined ? [] : [{ templateId: idOf(set, rule, reader, isEasyRead), template: templateOf(procedures, rule, reader, { body, isEasyRead }) }]
  }))
}

function templateOf(procedures: readonly Procedure[], rule: string, reader: Reader, more: Readonly<{ body: string; isEasyRead: boolean }>): LetterTemplate {
  const isFor = procedures.filter(({ letters }) => letters.some(({ id }) => id === rule)).map(({ id }) => ({ procedure: id, rule }))
  const [first] = isFor
  const title = (first && ruleCalled(first)?.title) ?? rule
  return { title: `${title}, ${READER_WORDS[reader]}${more.isEasyRead ? ', easy read' : ''}`, isFor, reader, ...more }
}

/** An id such as those of everything that is kept. */
function idOf(set: keyof typeof SETS, rule: string, reader: Reader, isEasyRead: boolean): string {
  const number = SETS[set] * 10_000 + (NUMBERS[rule] ?? 0) * 10 + FORMS[isEasyRead ? EASY[reader] : reader]
  return `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`
}
