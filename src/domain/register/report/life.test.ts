import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isoDate } from '../../calendar/iso-date.ts'
import type { Recorded } from '../../complaint/events.ts'
import { effectiveEvents } from '../../complaint/effective.ts'
import type { RegisterEvent } from '../events.ts'
import { foldLife, impossibleInLife, neverStruckOut } from './life.ts'
import { maybeSecond, whyNotSecond, type SecondRules } from './second-person.ts'

const on = isoDate('2020-10-01')
const note = { textId: 't', digest: 'd' }
const [CONTENT, OTHER] = ['a'.repeat(64), 'b'.repeat(64)]

type Step = RegisterEvent | Readonly<{ event: RegisterEvent; by: string }>

const STEPS = {
  begun: { type: 'ReportBegun', happenedOn: on, reference: 'REP-2020-0001', year: '2019-20', document: 'annual-report' },
  written: { type: 'SectionWritten', happenedOn: on, sectionId: 's', heading: note, text: note },
  comment: { type: 'CommentMade', happenedOn: on, commentId: 'c', text: note },
  submitted: { type: 'ReportSubmitted', happenedOn: on, content: CONTENT },
  checked: { type: 'ReportChecked', happenedOn: on, content: CONTENT },
  approved: { type: 'ReportApproved', happenedOn: on, content: CONTENT },
  sentBack: { type: 'ReportSentBack', happenedOn: on, text: note },
  published: { type: 'ReportPublished', happenedOn: on, edition: 1, content: CONTENT, manifest: OTHER, sealNumber: 1, sealRoot: OTHER },
  correcting: { type: 'ReportCorrectionBegun', happenedOn: on, edition: 1, notice: note },
  withdrawn: { type: 'ReportWithdrawn', happenedOn: on, notice: note },
} as const satisfies Readonly<Record<string, RegisterEvent>>

function stream(...steps: readonly Step[]): readonly Recorded<RegisterEvent>[] {
  return [STEPS.begun, ...steps].map((step, at) => {
    const { event, by } = 'event' in step ? step : { event: step, by: 'ines' }
    return { seq: at + 1, event, recordedAt: '2020-10-01T09:00:00.000Z', recordedBy: by, knownOn: null }
  })
}
const standing = (...steps: readonly Step[]) => foldLife(stream(...steps)).standing
const impossible = (...steps: readonly Step[]) => impossibleInLife(effectiveEvents(stream(...steps)))
const { submitted, checked, approved, published, written, comment, sentBack, correcting, withdrawn } = STEPS

test('a report is a draft, is submitted, checked, approved and published', () => {
  assert.deepEqual([standing(), standing(submitted), standing(submitted, checked), standing(submitted, checked, approved), standing(submitted, approved, published)],
    ['draft', 'submitted', 'checked', 'approved', 'published'])
})

test('a change of text after approval takes the approval back, and a comment does not', () => {
  assert.equal(standing(submitted, approved, written), 'draft')
  assert.equal(foldLife(stream(submitted, approved, written)).approved, null)
  assert.equal(standing(submitted, approved, comment), 'approved')
})

test('what was sent back is a draft, and says who sent it back until it is submitted again', () => {
  assert.equal(standing(submitted, sentBack), 'draft')
  assert.deepEqual(foldLife(stream(submitted, { event: sentBack, by: 'helen' })).sentBack, { by: 'helen', on, text: note })
  assert.equal(foldLife(stream(submitted, sentBack, submitted)).sentBack, null)
})

test('each step follows on the one before it, and says what is allowed where it does not', () => {
  assert.equal(impossible(checked), 'report-not-submitted')
  assert.equal(impossible(approved), 'report-not-submitted')
  assert.equal(impossible(sentBack), 'report-not-submitted')
  assert.equal(impossible(submitted, submitted), 'report-already-submitted')
  assert.equal(impossible(submitted, checked, checked), 'report-already-checked')
  assert.equal(impossible(submitted, approved, approved), 'report-already-approved')
  assert.equal(impossible(submitted, published), 'report-not-approved')
  assert.equal(impossible(correcting), 'report-not-published')
  assert.equal(impossible(withdrawn), 'report-not-published')
  assert.equal(impossible(submitted, approved, published, submitted), 'report-is-published')
})

test('what is published is changed by a correction alone, which is approved as the first edition was', () => {
  assert.equal(impossible(submitted, approved, published, written), 'report-is-published')
  assert.equal(impossible(submitted, approved, published, correcting, written, submitted, approved), null)
  assert.equal(impossible(submitted, approved, published, correcting, published), 'report-not-approved')
  const life = foldLife(stream(submitted, approved, published, correcting, written))
  assert.deepEqual([life.standing, life.correcting, life.editions.length], ['draft', { edition: 1, notice: note }, 1])
})

test('a report that was withdrawn stays as it is, until the withdrawal is struck out', () => {
  const gone = [submitted, approved, published, withdrawn]
  assert.equal(standing(...gone), 'withdrawn')
  for (const step of [written, submitted, correcting, withdrawn]) assert.equal(impossible(...gone, step), 'report-is-withdrawn')
  assert.equal(standing(...gone, { type: 'EventStruckOut', happenedOn: on, corrects: 5, reason: note }), 'published')
})

test('a publication is never struck out, nor the report that it came from; a withdrawal may be', () => {
  const all = stream(submitted, approved, published, withdrawn)
  assert.deepEqual([1, 2, 4, 5].map((seq) => neverStruckOut(all, seq)), ['was-published', null, 'was-published', null])
  assert.equal(neverStruckOut(stream(submitted), 1), null)
})

const RULES: SecondRules = { reportSecondRoles: ['head-of-service'], reportSecondPeople: ['monitoring-officer'], reportSecondPersons: 1 }
const helen = { userId: 'helen', role: 'head-of-service' }
const monitoring = { userId: 'monitoring-officer', role: 'reader' }
const ines = { userId: 'ines', role: 'complaints-manager' }

test('who may be second is what the authority says: a role, or a person by name', () => {
  assert.deepEqual([helen, monitoring, ines, { userId: 'dev', role: 'reader' }].map((who) => maybeSecond(RULES, who)), [true, true, false, false])
})

test('nobody is second to themselves, whatever the authority says', () => {
  const everybody = { ...RULES, reportSecondRoles: ['complaints-manager', 'head-of-service'] } as const
  const life = foldLife(stream(submitted))
  assert.equal(whyNotSecond('approve', life, everybody, ines), 'second-is-who-submitted')
  assert.equal(whyNotSecond('approve', life, everybody, helen), null)
  assert.equal(whyNotSecond('approve', life, RULES, { userId: 'dev', role: 'reader' }), 'not-second-here')
})

test('where two are asked for, one checks and another approves', () => {
  const two = { ...RULES, reportSecondPersons: 2 } as const
  assert.equal(whyNotSecond('check', foldLife(stream(submitted)), RULES, helen), 'check-not-asked-for')
  assert.equal(whyNotSecond('check', foldLife(stream(submitted)), two, helen), null)
  assert.equal(whyNotSecond('approve', foldLife(stream(submitted)), two, helen), 'report-not-checked')
  const afterCheck = foldLife(stream(submitted, { event: checked, by: 'helen' }))
  assert.equal(whyNotSecond('approve', afterCheck, two, helen), 'second-is-who-checked')
  assert.equal(whyNotSecond('approve', afterCheck, two, monitoring), null)
})

test('however the steps come, nothing is published that was not approved after its last change', () => {
  const steps = Object.values(STEPS).filter(({ type }) => type !== 'ReportBegun')
  fc.assert(fc.property(fc.array(fc.constantFrom(...steps), { maxLength: 14 }), (tried) => {
    const taken: RegisterEvent[] = []
    for (const step of tried) if (impossible(...taken, step) === null) taken.push(step)
    taken.forEach((step, at) => {
      if (step.type !== 'ReportPublished') return
      const before = taken.slice(0, at).map(({ type }) => type)
      assert.ok(before.lastIndexOf('ReportApproved') > Math.max(before.lastIndexOf('SectionWritten'), before.lastIndexOf('ReportSentBack'), before.lastIndexOf('ReportCorrectionBegun'), before.lastIndexOf('ReportPublished')))
    })
  }))
})
