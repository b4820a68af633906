import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { anActor, servicesWithFacts } from '../../../test/support/figures-services.ts'
import { aFact, foundingFacts } from '../../../test/support/report-facts.ts'
import { wholeOf } from '../../application/access/sight.ts'
import { makeOutput, type OutputRequest } from '../../application/report/outputs.ts'
import type { Actor } from '../../application/ports.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import type { Block, Inline, ReportDocument } from '../../domain/reporting/document/report-document.ts'
import { OUTPUT_KINDS, OUTPUTS, type OutputKind } from '../../domain/reporting/outputs/output-kinds.ts'
import type { OutputParts } from '../../domain/reporting/outputs/output-parts.ts'
import type { OutputWhen } from '../../domain/reporting/outputs/output-period.ts'
import type { ReportFact } from '../../domain/reporting/report-fact.ts'
import { createProtector } from '../../solver/protect-in-worker.ts'
import { noOutputInWords, WITHHELD_BIG } from '../../words/outputs/outputs.ts'
import { MARKS_IN_TEXT, PERCENTAGE_WITHHELD } from '../../words/disclosure.ts'
import { outlineOf, printOutput } from './print-output.ts'
import { readingOf } from './reading-of-blocks.ts'

const protector = createProtector()
const WHEN: Readonly<Record<'year' | 'quarter' | 'month', OutputWhen>> = {
  year: { span: 'year', year: '2019-20' }, quarter: { span: 'quarter', year: '2019-20', quarter: 2 }, month: { span: 'month', month: '2019-06' },
}

function requestOf(kind: OutputKind, when = WHEN[OUTPUTS[kind].spans[0] ?? 'year']): OutputRequest {
  return { kind, when, team: OUTPUTS[kind].isOfTeam ? 'cin-widnes' : null }
}

async function made(request: OutputRequest, facts: readonly ReportFact[] = foundingFacts(), actor: Actor = anActor('complaints-manager')) {
  let parts: OutputParts | null = null
  const answer = await makeOutput({ ...servicesWithFacts(facts), protector }, actor, request, (held) => { parts = held; return printOutput(held) }, 'waited-for')
  return { answer, parts: parts as OutputParts | null }
}

async function document(request: OutputRequest, facts?: readonly ReportFact[]): Promise<Readonly<{ document: ReportDocument; parts: OutputParts }>> {
  const { answer, parts } = await made(request, facts)
  if (answer.kind !== 'made' || !parts) throw new Error(noOutputInWords(answer as Exclude<typeof answer, { kind: 'made' }>))
  assert.deepEqual(answer.problems, [])
  return { document: answer.document, parts }
}

const flat = (content: readonly Inline[]): readonly Inline[] => content.flatMap((part) => ('content' in part ? flat(part.content) : [part]))

function figuresIn(block: Block): readonly string[] {
  const inlines = block.kind === 'paragraph' || block.kind === 'notice' ? flat(block.content) : block.kind === 'list' ? block.items.flatMap(flat) : []
  return [...inlines.flatMap((part) => (part.kind === 'figure' ? [part.text] : [])), ...(block.kind === 'big-number' ? [block.printed] : [])]
}

function textOf({ blocks, title, status }: ReportDocument): string {
  return [title, status, ...blocks.map((block) => ('content' in block ? flat(block.content).map((part) => ('text' in part ? part.text : '')).join('') : JSON.stringify(block)))].join('\n')
}

describe('The other documents', () => {
  for (const kind of OUTPUT_KINDS)
    test(`${kind}: every number in it is a figure of the tables, and everything that its outline names is there`, async () => {
      const { document: printed, parts } = await document(requestOf(kind))
      const numbers = new Set((parts.safeTables ?? parts.tables).flatMap(({ rows }) => rows.flatMap(({ cells }) => cells.flatMap(({ count, percent }) => [count, percent].filter((one) => one !== null)))))
      const allowed = new Set<string>([WITHHELD_BIG, ...Object.values(MARKS_IN_TEXT), PERCENTAGE_WITHHELD, ...[...numbers].flatMap((one) => [one.toLocaleString('en-GB'), `${one}%`])])
      for (const block of printed.blocks) {
        for (const text of figuresIn(block)) assert.ok(allowed.has(text), text)
        if (block.kind !== 'table') continue
        for (const { cells } of block.table.rows) for (const { count, percent } of cells) assert.ok([count, percent].every((one) => one === null || numbers.has(one)))
      }
      assert.ok(printed.blocks.some((block) => block.kind === 'table' || block.kind === 'big-number'), 'it is not empty')
      assert.doesNotMatch(textOf(printed), /\[\[[a-z]/)
    })

  test('what is about a year has its small numbers withheld; what is about a part of one says that it is not for publication', async () => {
    for (const kind of OUTPUT_KINDS) {
      const { document: printed, parts } = await document(requestOf(kind))
      const isOfYear = OUTPUTS[kind].spans[0] === 'year'
      assert.equal(parts.safeTables !== null, isOfYear)
      assert.equal(printed.status.startsWith('Not for publication'), !isOfYear, kind)
    }
  })

  test('a number that is withheld from a year is withheld from each of its documents, and a page for young people says it in words', async () => {
    const facts = [...foundingFacts().filter(({ kind }) => kind !== 'statutory-complaint'), aFact({ streamId: 'only', outcome: 'upheld', byChild: true, receivedOn: isoDate('2019-06-03') })]
    const { document: printed } = await document(requestOf('young-people'), facts)
    const big = printed.blocks.filter((block) => block.kind === 'big-number')
    assert.ok(big.some(({ printed: shown }) => shown === WITHHELD_BIG))
    assert.ok(big.every(({ printed: shown }) => shown !== '1'))
  })

  test('what we ship for young people measures at eleven years or below, with figures, without, and with nothing withheld', async () => {
    for (const facts of [foundingFacts(), []]) {
      const { document: printed } = await document(requestOf('young-people'), facts)
      const found = readingOf(printed.blocks)
      assert.ok(found && found.age <= 11, JSON.stringify(found, null, 1))
      assert.ok(found.uncommonWords < 0.02)
      assert.equal(found.longSentences, 0)
    }
  })

  test('a year, a quarter or a month with nothing in it gives a whole document that says so', async () => {
    for (const kind of OUTPUT_KINDS.filter((one) => one !== 'code-self-assessment' && one !== 'young-people')) {
      const { document: printed } = await document(requestOf(kind), [])
      assert.match(textOf(printed), /Nothing was recorded for/, kind)
      assert.ok(printed.blocks.every(({ kind: block }) => block !== 'table'))
    }
    assert.match(textOf((await document(requestOf('young-people'), [])).document), /No one made a complaint to us this year/)
    assert.match(textOf((await document(requestOf('code-self-assessment'), [])).document), /The register holds nothing that shows it/)
  })

  test('a month with one complaint about the team tells of that one, and not of another team’s', async () => {
    const facts = [
      aFact({ streamId: 'a', receivedOn: isoDate('2019-11-04'), teams: ['cin-widnes'], category: 'staff' }), aFact({ streamId: 'b', receivedOn: isoDate('2019-11-05'), teams: ['cin-runcorn'], category: 'service' }),
      aFact({ streamId: 'c', receivedOn: isoDate('2019-10-31'), teams: ['cin-widnes'], category: 'service' }),
    ]
    const { document: printed } = await document(requestOf('monthly-team-sheet', { span: 'month', month: '2019-11' }), facts)
    assert.equal(printed.title, 'Monthly team sheet November 2019: CIN Widnes')
    const table = printed.blocks.flatMap((block) => (block.kind === 'table' && block.table.id === 'statutory-complaints' ? [block.table] : []))[0]
    assert.deepEqual(table?.columns.map(({ label }) => label), ['August 2019', 'September 2019', 'October 2019', 'November 2019'])
    assert.deepEqual(table.rows[0]?.cells.map(({ count }) => count), [0, 0, 1, 1])
  })

  test('the quarter of a year is counted by its own months, beside the four before it', async () => {
    const { document: printed } = await document(requestOf('quarterly-report'))
    assert.equal(printed.title, 'Quarterly report July to September 2019')
    const received = printed.blocks.flatMap((block) => (block.kind === 'table' && block.table.id === 'statutory-complaints' ? block.table.rows : []))[0]
    assert.equal(received?.cells.length, 5)
    const inQuarter = foundingFacts().filter(({ kind, receivedOn }) => kind === 'statutory-complaint' && receivedOn >= '2019-07-01' && receivedOn <= '2019-09-30').length
    assert.equal(received.cells.at(-1)?.count, inQuarter)
  })

  test('what makes no sense is refused in words', async () => {
    const refused = async (request: OutputRequest, actor?: Actor) => {
      const { answer } = await made(request, [], actor)
      return answer.kind === 'made' ? 'made' : noOutputInWords(answer)
    }
    assert.match(await refused(requestOf('briefing', WHEN.month)), /made for a reporting year/)
    assert.match(await refused({ ...requestOf('briefing'), team: 'cin-widnes' }), /about the whole authority/)
    assert.match(await refused({ ...requestOf('monthly-team-sheet'), team: null }), /Say which team: cin-widnes/)
    assert.match(await refused({ ...requestOf('monthly-team-sheet'), team: 'nobody' }), /Say which team/)
    assert.match(await refused(requestOf('monthly-team-sheet', { span: 'month', month: '2030-01' })), /has not begun: it starts on 1 January 2030/)
    assert.match(await refused(requestOf('monthly-team-sheet', { span: 'month', month: '2019-13' })), /no such month/)
    assert.match(await refused(requestOf('quarterly-report', { span: 'quarter', year: '2019-20', quarter: 5 })), /no such quarter/)
    assert.match(await refused(requestOf('quarterly-report', { span: 'quarter', year: '2019-21', quarter: 1 })), /no such quarter/)
    assert.match(await refused(requestOf('young-people', { span: 'year', year: '2031-32' })), /has not begun/)
  })

  test('a team that had ended is said to have, and a team manager makes the sheets of their own teams alone', async () => {
    const ended = { words: { ...(await servicesWithFacts([]).store.read(wholeOf('test' as Actor['authorityId']), (reads) => reads.settings())).words, teams: [{ code: 'old', label: 'Old team', from: isoDate('2006-09-01'), until: isoDate('2018-03-31') }] } }
    const sheet: OutputRequest = { kind: 'monthly-team-sheet', when: WHEN.month, team: 'old' }
    const asked = async (actor: Actor, request = sheet) => makeOutput({ ...servicesWithFacts([], ended), protector }, actor, request, printOutput, 'waited-for')
    assert.equal((await asked(anActor('complaints-manager'))).kind, 'team-not-there-then')
    assert.equal((await asked(anActor('complaints-manager'), { ...sheet, when: { span: 'month', month: '2018-03' } })).kind, 'made')
    const mine = { ...anActor('team-manager'), teams: ['old'] }
    assert.equal((await asked(mine, { ...sheet, when: { span: 'month', month: '2018-03' } })).kind, 'made')
    assert.equal((await asked({ ...mine, teams: ['another'] })).kind, 'team-needed')
    assert.equal((await asked(anActor('team-manager'))).kind, 'not-allowed')
    assert.equal((await asked(mine, requestOf('briefing'))).kind, 'not-allowed')
    for (const role of ['reader', 'administrator'] as const) assert.equal((await asked(anActor(role))).kind, 'not-allowed')
  })

  test('where nothing can withhold small numbers, nothing about a year is made', async () => {
    const answer = await makeOutput(servicesWithFacts(foundingFacts()), anActor('complaints-manager'), requestOf('briefing'), printOutput, 'waited-for')
    assert.equal(answer.kind, 'no-protector')
  })

  test('the sections of the Code that were not seen say so', async () => {
    const { parts } = await document(requestOf('code-self-assessment'))
    const unseen = outlineOf(parts).filter(({ text }) => text.includes('were not seen')).map(({ heading }) => heading.slice(0, 2))
    assert.deepEqual(unseen, ['2.', '7.', '9.'])
  })
})
