import type { WordedCommand } from '../../src/application/worded.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { DECLARED, type DeclaredCommand } from '../../src/domain/complaint/declared/all.ts'
import type { Field } from '../../src/domain/complaint/declared/field.ts'

type Examples = { readonly [Type in DeclaredCommand['type']]: Extract<WordedCommand, { type: Type }> }

/** One of each declared command with all that it has to say, on 4 March 2024. What it names does not exist. */
export const EXAMPLES: Examples = Object.fromEntries(Object.values(DECLARED).map(({ command, fields }) => {
  const values = Object.entries<Field>(fields).filter(([, field]) => !field.isOptional).map(([name, field]) => [name, exampleOf(field)])
  return [command, { type: command, on: isoDate('2024-03-04'), ...Object.fromEntries(values) }]
})) as Examples

/** A value that the field can hold. */
function exampleOf(field: Field): unknown {
  switch (field.kind) {
    case 'day': return isoDate('2024-03-04')
    case 'choice': return field.of[0]
    case 'choices': return [field.of[0]]
    case 'yes-or-no': return true
    case 'count': return field.least
    case 'pence': return 5_000
    case 'text': return { words: 'As it was said' }
    case 'texts': return [{ words: 'As it was said' }]
    case 'points': return ['point-1']
    case 'codes':
    case 'users':
      return ['item-1']
    case 'findings': return [{ pointId: 'point-1', finding: 'upheld' }]
    case 'file': return { uploadId: 'file-1' }
    case 'files': return [{ uploadId: 'file-1' }]
    case 'person': return { personId: 'person-1' }
    case 'people': return [{ personId: 'person-1' }]
    case 'code':
    case 'user':
    case 'new-item':
    case 'item':
    case 'complaint':
    case 'entry':
    case 'clock':
    case 'key':
      return 'item-1'
  }
}
