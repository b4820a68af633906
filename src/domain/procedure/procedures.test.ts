import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import type { EventMatch, Procedure } from './procedure.ts'
import { knownClocks, procedureById, PROCEDURE_IDS, PROCEDURES } from './procedures.ts'

/** Every event that a clock, a step or a command of a procedure depends on. */
function eventsReliedOn(procedure: Procedure): ReadonlySet<string> {
  const starts = procedure.clocks.flatMap(({ start }): readonly EventMatch[] =>
    start.kind === 'field' ? [start.of] : start.kind === 'reading' ? Object.values(start.readings).flat() : start.of)
  const clocks = procedure.clocks.flatMap(({ doneBy, stoppedBy, extension, pause }): EventMatch[] => [
    ...doneBy, ...stoppedBy, ...(extension ? [extension.recordedBy] : []), ...(pause ? [pause.recordedBy, pause.endedBy] : []),
  ])
  const commands = procedure.commands.flatMap(({ onlyWhile }) => onlyWhile?.among ?? [])
  return new Set([...starts, ...clocks, ...procedure.moves.map(([match]) => match), ...commands]
    .map(match => (typeof match === 'string' ? match : match.type)))
}

for (const procedure of PROCEDURES) {
  describe(procedure.title, () => {
    test('every event that a clock or a step depends on is one that it knows', () => {
      const known = new Set<string>(procedure.events)
      assert.deepEqual([...eventsReliedOn(procedure)].filter(type => !known.has(type)), [])
    })
    test('every clock belongs to one of its stages, or stands before or beside them', () => {
      const stages = new Set<string>(['before', 'beside', ...procedure.stages.map(stage => stage.id)])
      assert.deepEqual(procedure.clocks.filter(clock => !stages.has(clock.stage)), [])
    })
    test('every rule says what it rests on: law by its provision, guidance and local targets in words', () => {
      for (const rule of [...procedure.clocks, ...procedure.clocks.flatMap(clock => [clock.extension, clock.pause].filter(each => each !== null)), ...procedure.stages, ...procedure.roles, ...procedure.report]) {
        assert.ok(rule.strength === 'law' ? rule.law : rule.guidance, JSON.stringify(rule))
      }
    })
    test('clocks, roles, letters and events are listed once each', () => {
      for (const ids of [procedure.clocks.map(each => each.id), procedure.roles.map(each => each.id), procedure.letters.map(each => each.id), procedure.events]) {
        assert.equal(new Set(ids).size, ids.length)
      }
    })
    test('a ceiling is above its limit, and a clock that is counted back from another is worked out after it', () => {
      procedure.clocks.forEach((clock, index) => {
        if (clock.extension && clock.limit.kind === 'working-days') assert.ok(clock.extension.ceilingWorkingDays > clock.limit.workingDays)
        if (clock.countedBackFrom) assert.ok(procedure.clocks.findIndex(({ id }) => id === clock.countedBackFrom?.clock) < index)
      })
    })
  })
}

test('a procedure is found by its id, and an unknown id is undefined', () => {
  assert.deepEqual(PROCEDURE_IDS.map(id => procedureById(id)?.id), PROCEDURE_IDS)
  assert.equal(procedureById('wales'), undefined)
})

test('a clock that several procedures share is known once', () => {
  const ids = knownClocks().map(clock => clock.id)
  assert.equal(new Set(ids).size, ids.length)
  assert.ok(ids.includes('stage-1-answer') && ids.includes('corporate-review'))
})

test('what is read in the sources is confirmed, and what is general knowledge is not', () => {
  const confirmed = new Map(procedureById('children-act-1989-england')?.clocks.map(clock => [clock.id, clock.confirmed]))
  assert.deepEqual(Object.fromEntries(confirmed), {
    'making-complaint': true, resubmission: false, acknowledgement: true, 'stage-1-answer': true, 'stage-2-request': false,
    'stage-2-answer': true, 'stage-3-request': true, 'panel-acknowledgement': false, 'panel-chair': false, 'panel-meeting': true,
    'panel-papers': false, 'panel-report': true, 'panel-response': true,
    'safeguarding-referral': false, 'designated-officer': false, 'route-letter': true, 'promised-contact': true, 'right-to-move-on': false,
    'freeze-review': false, 'proceedings-end': true, 'contact-restriction-review': true, 'body-answer': true, action: true, remedy: true, 'subject-access': false,
  })
})
