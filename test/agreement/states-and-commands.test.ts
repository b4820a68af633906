import assert from 'node:assert/strict'
import { readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import { wordsApart } from '../../src/application/words-apart.ts'
import { allowedNow } from '../../src/domain/complaint/allowed-now.ts'
import { STAGES, STATUSES, type Stage, type Status } from '../../src/domain/complaint/basics.ts'
import type { CommandType, ComplaintCommand } from '../../src/domain/complaint/commands.ts'
import { decide } from '../../src/domain/complaint/decide.ts'
import type { ComplaintEvent, Recorded } from '../../src/domain/complaint/events.ts'
import { foldAsRecorded } from '../../src/domain/complaint/evolve.ts'
import { PROCEDURE_IDS, procedureById } from '../../src/domain/procedure/procedures.ts'
import { refusalWords } from '../../src/words/refusals.ts'
import { context, recorded } from '../support/builders.ts'
import { COMMANDS, plainWorld, receivedUnder } from '../support/domain-walk.ts'
import { chance, randomCommand } from '../support/random-commands.ts'

const file = join(resolve(import.meta.dirname, '../..'), 'docs/states-and-commands.md')
const isPrinting = process.env['HEARD_PRINT_STATES'] === '1'
const TODAY = isoDate('2025-12-19')
/** Tries of one command with other words and days; more where none of them was accepted. */
const TRIES = 4
const MOST_TRIES = 14

type Stream = readonly Recorded<ComplaintEvent>[]

const on = (day: string) => ({ happenedOn: isoDate(day) })
const ANSWER = { 'stage-1': 'StageOneAnswered', 'stage-2': 'InvestigationAnswered', 'stage-3': 'ReviewPanelAnswered', 'corporate-review': 'CorporateReviewAnswered' } as const
const WHOLE = { whole: 'not-upheld' } as const

/** How a complaint comes to each stage; what happens there is added for each status. */
const WAY: Readonly<Record<Stage, readonly ComplaintEvent[]>> = {
  'stage-1': [],
  'stage-2': [{ type: 'StageOneAnswered', ...on('2025-03-14'), ...WHOLE }, { type: 'InvestigationRequested', ...on('2025-03-28') }],
  'stage-3': [
    { type: 'StageOneAnswered', ...on('2025-03-14'), ...WHOLE }, { type: 'InvestigationRequested', ...on('2025-03-28') },
    { type: 'InvestigationAnswered', ...on('2025-05-01'), ...WHOLE }, { type: 'ReviewPanelRequested', ...on('2025-05-20') },
  ],
  'corporate-review': [{ type: 'StageOneAnswered', ...on('2025-03-14'), ...WHOLE }, { type: 'CorporateReviewRequested', ...on('2025-03-28') }],
}

/** One stream for each stage of a procedure and each status that a complaint can have there. */
function streamsOf(procedure: string): ReadonlyMap<string, Stream> {
  const stages = STAGES.filter((stage) => procedureById(procedure)?.stages.some(({ id }) => id === stage))
  return new Map(stages.flatMap((stage) => STATUSES.map((status) => {
    const answered: ComplaintEvent = { type: ANSWER[stage], ...on('2025-06-30'), ...WHOLE }
    const ends: Readonly<Record<Status, readonly ComplaintEvent[]>> = {
      open: [], answered: [answered], closed: [answered, { type: 'ComplaintClosed', ...on('2025-07-14'), category: 'delay' }],
      withdrawn: [{ type: 'ComplaintWithdrawn', ...on('2025-07-14') }],
    }
    const stream = recorded({ ...receivedUnder(procedure), happenedOn: isoDate('2025-03-03') }, ...WAY[stage], ...ends[status])
    const complaint = foldAsRecorded(stream)
    assert.deepEqual([complaint?.stage, complaint?.status], [stage, status])
    return [`${stage}, ${status}`, stream] as const
  })))
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
