import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { SETTINGS } from '../../../../test/support/builders.ts'
import { addCalendarMonths } from '../../calendar/calendar-months.ts'
import { englandAndWales } from '../../calendar/england-and-wales.ts'
import { addDays, isoDate, type IsoDate } from '../../calendar/iso-date.ts'
import { isWorkingDay } from '../../calendar/working-days.ts'
import type { PersonId, Recorded } from '../../complaint/events.ts'
import type { EntryCommand } from '../commands.ts'
import { decideEntry } from '../decide-entry.ts'
import type { RegisterEvent } from '../events.ts'
import { rightsDates } from './clock.ts'
import type { Right } from './events.ts'
import { foldRights } from './request.ts'

const TODAY = isoDate('2026-11-23')
const CALENDAR = englandAndWales()
const day = (text: string): IsoDate => isoDate(text)
const said = { textId: 't', digest: 'd' }

function received(on: string, right: Right = 'access', asked: 'themselves' | 'parent' = 'themselves'): EntryCommand {
  return { type: 'record-rights-request', on: day(on), right, person: { personId: 'p' as PersonId }, asked }
}

function after(...commands: readonly EntryCommand[]) {
  let recorded: readonly Recorded<RegisterEvent>[] = []
  let last = 'accepted'
  let warnings: readonly string[] = []
  for (const command of commands) {
    const decision = decideEntry(recorded, command, { today: TODAY, settings: SETTINGS }, 'RR-2026-0001')
    last = decision.kind === 'accepted' ? 'accepted' : decision.code
    if (decision.kind !== 'accepted') break
    warnings = decision.warnings.map(({ code }) => code)
    recorded = [...recorded, { seq: recorded.length + 1, event: decision.event, recordedAt: '', recordedBy: '', knownOn: null }]
  }
  const so = foldRights(recorded)
  return { so, last, warnings, dates: so && rightsDates(so, CALENDAR) }
}

describe('The month of a request about somebody’s data', () => {
  test('ends on the same day of the next month, and on the last day where there is none', () => {
    assert.equal(after(received('2026-09-03')).dates?.dueOn, '2026-10-05', 'the third is a Saturday')
    assert.equal(after(received('2026-09-08')).dates?.dueOn, '2026-10-08')
    assert.equal(after(received('2026-08-31')).dates?.dueOn, '2026-09-30')
  })

  test('ends after the bank holidays where it would end in them', () => {
    assert.equal(after(received('2025-11-25')).dates?.dueOn, '2025-12-29')
  })

  test('begins when it is known who they are, where that had to be asked', () => {
    const asked = [received('2026-09-08'), { type: 'ask-for-identity', on: day('2026-09-09') }, { type: 'confirm-identity', on: day('2026-09-16'), how: 'document-seen' }] as const
    assert.equal(after(...asked).dates?.dueOn, '2026-10-16')
    assert.equal(after(received('2026-09-08'), { type: 'confirm-identity', on: day('2026-09-16'), how: 'known-to-us' }).dates?.dueOn, '2026-10-08', 'nobody asked: nothing moved')
  })

  test('is three months in all where it was extended, and an extension told after the first month warns', () => {
    const extended = (on: string) => after(received('2026-07-08'), { type: 'extend-rights-time', on: day(on), ground: 'complex', text: said })
    assert.equal(extended('2026-08-08').dates?.dueOn, '2026-10-08')
    assert.deepEqual(extended('2026-08-08').warnings, [])
    assert.deepEqual(extended('2026-08-10').warnings, ['rights-extension-late'])
    assert.equal(after(received('2026-07-08'), { type: 'extend-rights-time', on: day('2026-07-09'), ground: 'complex', text: said }, { type: 'extend-rights-time', on: day('2026-07-10'), ground: 'complex', text: said }).last, 'rights-time-extended-once')
  })

  test('waits while they are asked what they mean, for a copy of what is held and for nothing else', () => {
    const asked = { type: 'ask-for-clarification', on: day('2026-09-10') } as const
    const told = { type: 'record-clarification', on: day('2026-09-17') } as const
    assert.equal(after(received('2026-09-08'), asked).dates?.isStopped, true)
    assert.equal(after(received('2026-09-08'), asked, told).dates?.dueOn, '2026-10-15')
    assert.equal(after(received('2026-09-08', 'rectification'), asked, told).dates?.dueOn, '2026-10-08')
    assert.equal(after(received('2026-09-08'), asked, asked).last, 'clarification-awaited')
    assert.equal(after(received('2026-09-08'), told).last, 'no-clarification-asked')
  })

  test('never ends on a day on which nobody works, nor more than a few days after the month', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 700 }), (days) => {
      const from = addDays(day('2024-11-01'), days)
      const { dates } = after(received(from))
      assert.ok(dates && isWorkingDay(CALENDAR, dates.dueOn))
      assert.ok(dates.dueOn >= addCalendarMonths(from, 1) && dates.dueOn <= addDays(addCalendarMonths(from, 1), 5))
    }))
  })
})

describe('What may be recorded of a request', () => {
  const answer = { type: 'answer-rights-request', on: day('2026-10-01'), outcome: 'given-in-full' } as const

  test('an answer to whoever was not shown to be the person, or to be allowed to ask, warns', () => {
    assert.deepEqual(after(received('2026-09-08'), answer).warnings, ['identity-not-confirmed'])
    const known = { type: 'confirm-identity', on: day('2026-09-09'), how: 'known-to-us' } as const
    assert.deepEqual(after(received('2026-09-08', 'access', 'parent'), known, answer).warnings, ['authority-to-act-awaited'])
    const may = { type: 'confirm-rights-authority', on: day('2026-09-09'), by: 'written-consent' } as const
    assert.deepEqual(after(received('2026-09-08', 'access', 'parent'), known, may, answer).warnings, [])
  })

  test('after the answer it takes what is done about the record, and nothing else', () => {
    assert.equal(after(received('2026-09-08'), answer, answer).last, 'rights-request-ended')
    assert.equal(after(received('2026-09-08'), answer, { type: 'keep-statement', on: day('2026-10-02'), complaint: 'c', text: said }).last, 'accepted')
  })

  test('a restriction holds until it is lifted, and is lifted once', () => {
    const begun = { type: 'restrict-processing', on: day('2026-09-09'), restrictionId: 'r', text: said } as const
    const lifted = { type: 'lift-restriction', on: day('2026-09-20'), restrictionId: 'r', text: said } as const
    assert.equal(after(received('2026-09-08'), begun).so?.marks[0]?.endedOn, null)
    assert.equal(after(received('2026-09-08'), begun, lifted).so?.marks[0]?.endedOn, '2026-09-20')
    assert.equal(after(received('2026-09-08'), begun, lifted, lifted).last, 'no-such-item')
  })

  test('an objection that is overridden ends, one that is upheld stays beside the record', () => {
    const made = { type: 'record-objection', on: day('2026-09-09'), objectionId: 'o', text: said } as const
    const decided = (decision: 'upheld' | 'overridden') => after(received('2026-09-08'), made, { type: 'decide-objection', on: day('2026-09-20'), objectionId: 'o', decision, text: said }).so?.marks[0]?.endedOn
    assert.equal(decided('upheld'), null)
    assert.equal(decided('overridden'), '2026-09-20')
  })
})
