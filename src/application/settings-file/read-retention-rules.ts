import {
  LONGEST_MONTHS, MOST_RETENTION_RULES, RETAINED_RECORDS, RETENTION_CONDITIONS, RETENTION_ENDS, RETENTION_MARKS, RETENTION_TRIGGERS, type RetentionRule,
} from '../../domain/authority/retention-rules.ts'
import { isWordCode } from '../../domain/authority/word-code.ts'
import { inPlace, type FileReader } from './file-reader.ts'

/** For how long each kind of record is kept, as a file of settings says it. */
export function readRetentionRules(reader: FileReader, value: unknown, place: string): readonly RetentionRule[] {
  const rules = (reader.list(value, place, MOST_RETENTION_RULES) ?? []).flatMap((rule, at) => readRule(reader, rule, inPlace(place, at)) ?? [])
  const ids = new Set<string>()
  for (const { id } of rules) {
    if (ids.has(id)) reader.wrong(place, 'twice', id)
    ids.add(id)
  }
  return rules
}

function readRule(reader: FileReader, value: unknown, place: string): RetentionRule | null {
  const parts = reader.object(value, place, ['id', 'records', 'when', 'trigger', 'months', 'afterwards', 'basis', 'mark'])
  if (parts === null) return null
  const at = (part: string) => inPlace(place, part)
  const id = reader.text(parts['id'], at('id'), 64)
  const records = reader.oneOf(parts['records'], at('records'), RETAINED_RECORDS)
  const when = reader.oneOf(parts['when'], at('when'), RETENTION_CONDITIONS)
  const trigger = reader.oneOf(parts['trigger'], at('trigger'), RETENTION_TRIGGERS)
  const months = reader.whole(parts['months'], at('months'), [1, LONGEST_MONTHS])
  const afterwards = reader.oneOf(parts['afterwards'], at('afterwards'), RETENTION_ENDS)
  const basis = reader.text(parts['basis'], at('basis'), 300)
  const mark = reader.oneOf(parts['mark'], at('mark'), RETENTION_MARKS)
  if (id !== null && !isWordCode(id)) return reader.wrong(at('id'), 'not-a-code')
  if (id === null || records === null || when === null || trigger === null || months === null || afterwards === null || basis === null || mark === null) return null
  return { id, records, when, trigger, months, afterwards, basis, mark }
}
