import { procedureById } from '../procedure/procedures.ts'
import type { LetterRule } from '../procedure/procedure.ts'
import type { Reader } from './letter-facts.ts'

/** A letter that a procedure owes, by the ids of both. */
export type RuleKey = Readonly<{ procedure: string; rule: string }>

/** The words that letters of some rules begin with. Of no rule: a letter that nobody owes. */
export type LetterTemplate = Readonly<{ title: string; isFor: readonly RuleKey[]; reader: Reader; isEasyRead: boolean; body: string }>

/** A template and the id by which it is kept. */
export type KnownTemplate = Readonly<{ templateId: string; template: LetterTemplate }>

/** The rule of a procedure by its id; null where there is none. */
export function ruleCalled({ procedure, rule }: RuleKey): LetterRule | null {
  return procedureById(procedure)?.letters.find(({ id }) => id === rule) ?? null
}

/** What letters of a template have to say, by id, of all its rules. */
export function requirementsOf({ isFor }: Pick<LetterTemplate, 'isFor'>): readonly string[] {
  return [...new Set(isFor.flatMap((key) => ruleCalled(key)?.mustSay.map(({ id }) => id) ?? []))]
}

/** Those of the rule; where `rule` is null those of none. The one that fits best comes first: reader, then easy read. */
export function templatesFor(all: readonly KnownTemplate[], wanted: Readonly<{ procedure: string; rule: string | null; reader: Reader; isEasyRead: boolean }>): readonly KnownTemplate[] {
  const { procedure, rule, reader, isEasyRead } = wanted
  const fits = ({ template }: KnownTemplate) => Number(template.isEasyRead === isEasyRead) + 2 * Number(template.reader === reader)
  return all.filter(({ template: { isFor } }) => (rule === null ? isFor.length === 0 : isFor.some((key) => key.procedure === procedure && key.rule === rule)))
    .toSorted((a, b) => fits(b) - fits(a))
}
