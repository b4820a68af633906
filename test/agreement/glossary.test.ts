import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { ROLES } from '../../src/application/ports.ts'
import { CORRECTABLE } from '../../src/domain/complaint/corrections.ts'
import { CARE_STATUSES, FINDINGS } from '../../src/domain/complaint/events.ts'
import { MAY_HAPPEN } from '../../src/domain/complaint/may-happen.ts'
import { OUTCOMES } from '../../src/domain/complaint/state.ts'
import { EVENT_OF_COMMAND } from '../../src/domain/complaint/to-event.ts'
import { OMBUDSMAN_RESULTS, STREAM_KINDS } from '../../src/domain/register/events.ts'
import { COMMAND_LABELS, EVENT_LABELS } from '../../src/words/labels.ts'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/glossary.md'), 'utf8')

function rowsUnder(heading: string): readonly (readonly string[])[] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return section.split('\n').filter((line) => line.startsWith('| ')).slice(2).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
}

const quoted = (text: string) => [...text.matchAll(/`([^`]+)`/g)].map(([, value]) => value ?? '')

describe('docs/glossary.md and the code use the same words', () => {
  for (const [word = '', , where = ''] of rowsUnder('Words of the field')) {
    test(`“${word}” is in the file that the glossary names`, () => {
      const [name = '', file = ''] = quoted(where)
      assert.match(readFileSync(join(root, file), 'utf8'), new RegExp(`\\b${name}\\b`), `${name} in ${file}`)
    })
  }

  test('every list has exactly the values that the glossary prints', () => {
    const lists: Readonly<Record<string, readonly string[]>> = {
      findings: FINDINGS, outcomes: OUTCOMES, stages: Object.keys(MAY_HAPPEN), statuses: Object.keys(MAY_HAPPEN['stage-1']), roles: ROLES,
      'stream kinds': STREAM_KINDS, 'care statuses': CARE_STATUSES, 'Ombudsman results': OMBUDSMAN_RESULTS,
    }
    assert.deepEqual(Object.fromEntries(rowsUnder('Values').map(([name = '', values = '']) => [name, quoted(values)])), lists)
  })

  test('every command has its line, with the words on its page and the event it records', () => {
    const printed = rowsUnder('Commands and what they record').map(([command = '', label = '', event = '']) => [quoted(command)[0], label, quoted(event)[0]])
    const known = Object.entries(EVENT_OF_COMMAND).map(([command, event]) => [command, new Map(Object.entries(COMMAND_LABELS)).get(command), event])
    assert.deepEqual(printed, known)
  })

  test('every event is named', () => {
    for (const event of Object.keys(EVENT_LABELS)) assert.ok(page.includes(`\`${event}\``), event)
    for (const event of Object.keys(CORRECTABLE)) assert.ok(event in EVENT_LABELS, event)
  })
})
