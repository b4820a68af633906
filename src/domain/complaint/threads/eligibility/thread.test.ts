import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { aComplaint, context, decideAfter, recorded, words } from '../../../../../test/support/builders.ts'
import { breachesOf, codeOf, warningsOf } from '../../../../../test/support/decisions.ts'
import { isoDate } from '../../../calendar/iso-date.ts'
import { effectiveEvents, inOrderOfHappening } from '../../effective.ts'
import type { PersonId } from '../../events.ts'
import { timetableOf } from '../../timetable-of.ts'
import { ELIGIBILITY } from './events.ts'

const on = isoDate('2024-03-08')
const CHILD = { personId: 'child-1' as PersonId }
const SISTER = { personId: 'child-2' as PersonId }
const MOTHER = { personId: 'mother' as PersonId }
const FATHER = { personId: 'father' as PersonId }
const family = aComplaint({ details: { points: [{ pointId: 'p1' }], children: [CHILD, SISTER] } })
const received = family.events
const eligible = (group: keyof typeof ELIGIBILITY) =>
  family.and({ type: 'EligibilityDecided', happenedOn: isoDate('2024-03-04'), group, ...(ELIGIBILITY[group].how === 'refused' && { reasons: words('r') }) })

describe('who may complain', () => {
  for (const group of Object.keys(ELIGIBILITY) as (keyof typeof ELIGIBILITY)[])
    test(`${group} rests on its law`, () => assert.match(ELIGIBILITY[group].law, /^(Children Act 1989 s2[46]|Getting the Best)/))

  for (const group of ['not-eligible', 'without-consent'] as const) test(`${group} is refused with reasons only, and the complaint stays recorded`, () => {
    assert.equal(codeOf(decideAfter(received, { type: 'decide-eligibility', on, group })), 'refusal-without-reasons')
    const refused = eligible(group).complaint
    assert.deepEqual([refused.status, refused.threads.eligibility.group], ['open', group])
  })

  test('a refused complaint is closed without an answer and without a breach; another one is not', () => {
    const closing = { type: 'close', on, category: 'delay' } as const
    assert.deepEqual([warningsOf(decideAfter(eligible('not-eligible').events, closing)), breachesOf(decideAfter(eligible('not-eligible').events, closing))], [[], []])
    assert.deepEqual(breachesOf(decideAfter(eligible('parent').events, closing)), ['closed-without-answer'])
  })

  test('a later decision takes the place of an earlier one', () => {
    const heard = eligible('not-eligible').and({ type: 'EligibilityDecided', happenedOn: on, group: 'parent' })
    assert.deepEqual(breachesOf(decideAfter(heard.events, { type: 'close', on, category: 'delay' })), ['closed-without-answer'])
  })

  test('whoever is eligible in their own right is not refused for want of a child’s consent without a warning', () => {
    const refuse = { type: 'decide-eligibility', on, group: 'without-consent', reasons: words('r') } as const
    for (const group of ['parent', 'foster-parent', 'care-leaver', 'child-looked-after'] as const)
      assert.deepEqual(warningsOf(decideAfter(eligible(group).events, refuse)), ['consent-not-needed'], group)
    assert.deepEqual(warningsOf(decideAfter(received, refuse)), ['consent-not-needed'], 'nothing says that they act for a child')
    for (const group of ['representative', 'sufficient-interest'] as const) assert.deepEqual(warningsOf(decideAfter(eligible(group).events, refuse)), [], group)
  })
})

describe('sufficient interest', () => {
  const decide = { type: 'decide-sufficient-interest', on, childViews: 'taken-into-account' } as const

  test('is granted without more', () => assert.deepEqual(warningsOf(decideAfter(received, { ...decide, sufficient: true })), []))

  test('is refused with reasons, told to the person, and to the child or not for a reason', () => {
    assert.equal(codeOf(decideAfter(received, { ...decide, sufficient: false })), 'refusal-without-reasons')
    const refused = { ...decide, sufficient: false, reasons: words('r') }
    assert.deepEqual(warningsOf(decideAfter(received, refused)), ['interest-refusal-not-told', 'child-told-or-why-not'])
    assert.deepEqual(warningsOf(decideAfter(received, { ...refused, toldOn: on, childToldOn: on })), [])
    assert.deepEqual(warningsOf(decideAfter(received, { ...refused, toldOn: on, childNotTold: words('too young') })), [])
  })

  test('is not said to have been told before the complaint was received', () =>
    assert.equal(codeOf(decideAfter(received, { ...decide, sufficient: true, toldOn: isoDate('2024-02-01') })), 'before-received'))

  test('that was never decided warns whoever answers', () => {
    const answer = { type: 'answer-stage-one', on, whole: 'not-upheld' } as const
    const waiting = eligible('adoption-sufficient-interest')
    assert.ok(warningsOf(decideAfter(waiting.events, answer)).includes('interest-not-decided'))
    const granted = waiting.and({ type: 'SufficientInterestDecided', happenedOn: on, sufficient: true, childViews: 'not-thought-fit' })
    assert.ok(!warningsOf(decideAfter(granted.events, answer)).includes('interest-not-decided'))
    assert.ok(!warningsOf(decideAfter(eligible('parent').events, answer)).includes('interest-not-decided'))
  })

  test('without it the complaint is closed without a breach', () => {
    const refused = family.and({ type: 'SufficientInterestDecided', happenedOn: on, sufficient: false, childViews: 'not-thought-fit', reasons: words('r') })
    assert.deepEqual(breachesOf(decideAfter(refused.events, { type: 'close', on, category: 'delay' })), [])
  })
})

describe('the child’s views', () => {
  const record = { type: 'record-child-views', on, child: CHILD } as const

  test('are given, or it is said why they were not asked', () => {
    assert.deepEqual(warningsOf(decideAfter(received, { ...record, consent: 'given' })), [])
    assert.deepEqual(warningsOf(decideAfter(received, { ...record, consent: 'not-sought' })), ['views-not-sought'])
    assert.deepEqual(warningsOf(decideAfter(received, { ...record, consent: 'not-sought', whyNot: words('three years old') })), [])
  })

  test('of somebody who is no child of the complaint warn', () =>
    assert.deepEqual(warningsOf(decideAfter(received, { ...record, child: MOTHER, consent: 'given' })), ['child-not-of-complaint']))

  test('against it do not stand in the way of a parent', () => {
    assert.deepEqual(warningsOf(decideAfter(eligible('parent').events, { ...record, consent: 'refused' })), ['consent-not-needed'])
    assert.deepEqual(warningsOf(decideAfter(eligible('representative').events, { ...record, consent: 'refused' })), [])
  })

  test('are kept for each child, the latest', () => {
    const asked = family.and({ type: 'ChildViewsRecorded', happenedOn: isoDate('2024-03-04'), child: CHILD, consent: 'refused' })
      .and({ type: 'ChildViewsRecorded', happenedOn: isoDate('2024-03-05'), child: SISTER, consent: 'given' })
      .and({ type: 'ChildViewsRecorded', happenedOn: on, child: CHILD, consent: 'given' })
    assert.deepEqual(asked.complaint.threads.eligibility.consents.map(({ child, consent }) => [child, consent]), [['child-2', 'given'], ['child-1', 'given']])
  })
})

describe('what the reply may disclose', () => {
  test('is decided for each child and each recipient, and the latest stands', () => {
    const limited = family
      .and({ type: 'DisclosureLimited', happenedOn: isoDate('2024-03-04'), child: CHILD, recipient: MOTHER, limit: 'everything' })
      .and({ type: 'DisclosureLimited', happenedOn: isoDate('2024-03-04'), child: CHILD, recipient: FATHER, limit: 'nothing' })
      .and({ type: 'DisclosureLimited', happenedOn: isoDate('2024-03-04'), child: SISTER, recipient: FATHER, limit: 'everything' })
      .and({ type: 'DisclosureLimited', happenedOn: on, child: CHILD, recipient: MOTHER, limit: 'some', text: words('the dates alone') })
    assert.deepEqual(limited.complaint.threads.eligibility.disclosure.map(({ child, recipient, limit }) => `${child} ${recipient} ${limit}`),
      ['child-1 father nothing', 'child-2 father everything', 'child-1 mother some'])
  })

  test('in part says what', () => {
    const limit = { type: 'limit-disclosure', on, child: CHILD, recipient: FATHER } as const
    assert.deepEqual(warningsOf(decideAfter(received, { ...limit, limit: 'some' })), ['limit-not-described'])
    assert.deepEqual(warningsOf(decideAfter(received, { ...limit, child: MOTHER, limit: 'nothing' })), ['child-not-of-complaint'])
    assert.equal(codeOf(decideAfter(received, { type: 'limit-disclosure', on, child: CHILD, limit: 'nothing' } as never)), 'field-needed')
  })
})

describe('a complaint made late', () => {
  const decide = { type: 'decide-late-complaint', on, reasons: words('r'), notEarlier: false, fair: false } as const

  test('is considered without more', () => assert.deepEqual(warningsOf(decideAfter(received, { ...decide, accepted: true })), []))

  test('is refused by a letter with reasons that names the Ombudsman', () => {
    assert.deepEqual(warningsOf(decideAfter(received, { ...decide, accepted: false })), ['late-refusal-not-told'])
    assert.deepEqual(warningsOf(decideAfter(received, { ...decide, accepted: false, toldOn: on })), [])
    const { reasons: _, ...without } = decide
    assert.equal(codeOf(decideAfter(received, { ...without, accepted: false } as never)), 'field-needed')
  })

  test('is not refused rigidly: that warns and needs a reason', () => {
    const decision = decideAfter(received, { ...decide, accepted: false, notEarlier: true, fair: true, toldOn: on })
    assert.deepEqual(decision.kind === 'accepted' && decision.warnings.map(({ code, needsReason }) => [code, needsReason]), [['year-applied-rigidly', true]])
  })

  for (const [groundsAroseOn, warnings] of [['2023-03-01', ['year-not-over']], ['2023-02-28', []]] as const)
    test(`about what happened on ${groundsAroseOn}, received on 1 March 2024: ${warnings.join() || 'late'}`, () =>
      assert.deepEqual(warningsOf(decideAfter(received, { ...decide, accepted: false, toldOn: on, groundsAroseOn: isoDate(groundsAroseOn) })), warnings))

  test('is not about what happened after it was received', () =>
    assert.equal(codeOf(decideAfter(received, { ...decide, accepted: true, groundsAroseOn: isoDate('2024-03-02') })), 'grounds-after-receipt'))

  test('and refused is closed without a breach', () => {
    const refused = family.and({ type: 'LateComplaintDecided', happenedOn: on, accepted: false, notEarlier: false, fair: false, reasons: words('r') })
    assert.deepEqual(breachesOf(decideAfter(refused.events, { type: 'close', on, category: 'delay' })), [])
  })
})

describe('the day of what it is about, where it is known at receipt', () => {
  const [first] = received
  const record = { type: 'record-complaint', on, procedure: 'children-act-1989-england', reference: '2024-0002', channel: 'email', details: {} } as const

  test('may be years before, and not after it was received', () => {
    assert.equal(codeOf(decideAfter([], { ...record, groundsAroseOn: isoDate('2019-03-08') })), 'accepted')
    assert.equal(codeOf(decideAfter([], { ...record, groundsAroseOn: on })), 'accepted')
    assert.equal(codeOf(decideAfter([], { ...record, groundsAroseOn: isoDate('2024-03-09') })), 'grounds-after-receipt')
    assert.equal(codeOf(decideAfter([], { ...record, groundsAroseOn: '2024-02-30' as never })), 'not-a-day')
  })

  test('starts the year in which the complaint had to be made', () => {
    const clock = (groundsAroseOn: string) => {
      const order = inOrderOfHappening(effectiveEvents(recorded({ ...first, groundsAroseOn: isoDate(groundsAroseOn) } as never)))
      return timetableOf(order, { ...context('2024-03-04'), asAt: isoDate('2024-03-04') }).clocks.find(({ id }) => id === 'making-complaint')
    }
    assert.deepEqual([clock('2023-03-01')?.dueOn, clock('2023-02-28')?.dueOn], ['2024-03-01', '2024-02-28'])
  })

  test('can be corrected, and taken out', () => {
    assert.ok(first)
    const correct = { type: 'correct', on, corrects: 1, reason: words('r') } as const
    assert.equal(codeOf(decideAfter(received, { ...correct, changes: { groundsAroseOn: '2023-01-09' } })), 'accepted')
    assert.equal(codeOf(decideAfter(received, { ...correct, changes: { groundsAroseOn: '2024-03-02' } })), 'grounds-after-receipt')
    assert.equal(codeOf(decideAfter([{ ...first, groundsAroseOn: isoDate('2023-01-09') } as never], { ...correct, changes: { groundsAroseOn: null } })), 'accepted')
  })
})

describe('a matter already considered', () => {
  const decide = { type: 'decide-repeated-matter', on, reasons: words('r') } as const

  test('is refused by a letter, and names the complaint that settled it', () => {
    assert.deepEqual(warningsOf(decideAfter(received, { ...decide, accepted: false })), ['repeat-refusal-not-told', 'earlier-complaint-not-named'])
    assert.deepEqual(warningsOf(decideAfter(received, { ...decide, accepted: false, toldOn: on, earlier: 'complaint-1' })), [])
    assert.deepEqual(warningsOf(decideAfter(received, { ...decide, accepted: true })), [])
  })
})
