import type { Declarations } from '../../complaint/declared/declaration.ts'
import { person, text } from '../../complaint/declared/field.ts'

/**
 * That two records of people are of one person, said and undone. One pair is one stream, whose id follows from the two
 * (`samenessId`), so that two who say it at once write to the same place. No other row changes its person. Decision: 0052.
 */
export const SAMENESS_EVENTS = {
  PeopleSaidSame: { command: 'say-same-person', fields: { person, other: person, why: text } },
  SamenessUndone: { command: 'undo-same-person', fields: { reasons: text } },
  SamenessSaidAgain: { command: 'say-same-person-again', fields: { why: text } },
} as const satisfies Declarations
