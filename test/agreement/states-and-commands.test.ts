import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { wordsApart } from '../../src/application/words-apart.ts'
import { allowedNow } from '../../src/domain/complaint/allowed-now.ts'
import { STAGES, STATUSES } from '../../src/domain/complaint/basics.ts'
import type { CommandType, ComplaintCommand } from '../../src/domain/complaint/commands.ts'
import { decide } from '../../src/domain/complaint/decide.ts'
import type { ComplaintEvent, Recorded } from '../../src/domain/complaint/events.ts'
import { foldAsRecorded } from '../../src/domain/complaint/evolve.ts'
import { PROCEDURE_IDS, procedureById } from '../../src/domain/procedure/procedures.ts'
import { refusalWords } from '../../src/words/refusals.ts'
import { context } from '../support/builders.ts'
import { COMMANDS, domainWalk, plainWorld } from '../support/domain-walk.ts'
import { chance, randomCommand } from '../support/random-commands.ts'

const file = join(resolve(import.meta.dirname, '../..'), 'docs/states-and-commands.md')
const isPrinting = process.env['HEARD_PRINT_STATES'] === '1'
const TODAY = isoDate('2025-12-19')
const WALKS = 100
/** Tries of one command with other words and days; more where none of them was accepted. */
const TRIES = 4
const MOST_TRIES = 14

type Stream = readonly Recorded<ComplaintEvent>[]

/** One stream for each stage and status that random walks reach in a procedure: the shortest that was found. */
function streamsOf(procedure: string): ReadonlyMap<string, Stream> {
  const found = new Map<string, Stream>()
  for (let seed = 1; seed <= WALKS; seed += 1) {
    domainWalk(procedure, 30, chance(seed), (stream) => {
      const complaint = foldAsRecorded(stream)
      if (!complaint || complaint.procedure !== procedure) return
      const state = `${complaint.stage}, ${complaint.status}`
      const before = found.get(state)
      if (!before || stream.length < before.length) found.set(state, stream)
    })
  }
  return new Map([...found].toSorted(([one], [other]) => placeOf(one) - placeOf(other)))
}

function placeOf(state: string): number {
  const [stage = '', status = ''] = state.split(', ')
  return STAGES.findIndex((each) => each === stage) * STATUSES.length + STATUSES.findIndex((each) => each === status)
}

/** What becomes of a command in a state: the best of some tries with different words, days and findings. */
function answerTo(type: CommandType, stream: Stream, procedureId: string): string {
  const procedure = procedureById(procedureId)
  assert.ok(procedure)
  const complaint = foldAsRecorded(stream)
  assert.ok(complaint)
  const offered = allowedNow(complaint, procedure).includes(type)
  const answers = new Set<string>()
  for (let seed = 0; seed < TRIES || offered && answers.size === 0 && seed < MOST_TRIES; seed += 1) {
    const world = plainWorld()
    const asked = wordsApart<ComplaintCommand>(randomCommand(type, TODAY, complaint, chance(seed), world), 's', { next: world.newId }).value
    const decision = decide(complaint, stream, asked, context(TODAY, procedureId))
    if (decision.kind === 'refused') {
      assert.match(refusalWords(decision), /^[A-Z“].*\.$/, decision.code)
      if (!offered) answers.add(`refused: ${decision.code}`)
    } else {
      assert.ok(offered || type === 'correct' || type === 'strike-out', `${type} is not offered and was accepted`)
      for (const breach of decision.breaches) assert.notEqual(breach.law, '')
      answers.add(decision.breaches.length > 0 ? 'breach' : decision.warnings.length > 0 ? 'warned' : 'allowed')
    }
  }
  return answers.size === 0 ? 'refused for what it says' : [...answers].sort().join(' or ')
}

function printed(): string {
  const parts = PROCEDURE_IDS.map((procedure) => {
    const states = streamsOf(procedure)
    const rows = COMMANDS.map((command) => `| \`${command}\` | ${[...states.values()].map((stream) => answerTo(command, stream, procedure)).join(' | ')} |`)
    return [`## ${procedureById(procedure)?.title ?? procedure}`, '', `| command | ${[...states.keys()].join(' | ')} |`, `| --- |${' --- |'.repeat(states.size)}`, ...rows].join('\n')
  })
  return `${HEAD}\n\n${parts.join('\n\n')}\n`
}

const HEAD = `# What becomes of each command in each state

Every command in every stage and status that a complaint can be in, procedure by procedure. *allowed*: recorded. *warned*: recorded once
a departure from guidance is accepted. *breach*: recorded, with what it breaks. *refused*: with its code ([refusals](refusals.md) has the
words); *refused for what it says* means that the command has its place, and what it named does not exist. Several answers mean that it
depends on what the command says.

This page is written by \`HEARD_PRINT_STATES=1 npm test -- test/agreement/states-and-commands.test.ts\` and held by that test.`

describe('every command in every state of every procedure', () => {
  test('is allowed, warned of, a breach or refused as docs/states-and-commands.md says, and each refusal has its sentence', () => {
    const page = printed()
    if (isPrinting) writeFileSync(file, page)
    assert.equal(page, readFileSync(file, 'utf8'))
  })
})
