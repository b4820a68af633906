import assert from 'node:assert/strict'
import { test } from 'node:test'
import { anActor, servicesWithFacts } from '../../../test/support/figures-services.ts'
import { foundingFacts } from '../../../test/support/report-facts.ts'
import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import { isoDate } from '../../domain/calendar/iso-date.ts'
import { reportCheckCommand } from './check.ts'

async function check(args: readonly string[], settings: Partial<AuthoritySettings> = {}) {
  const seen = { out: '', err: '', opened: 0, closed: 0 }
  const command = reportCheckCommand({
    openServices: async () => {
      seen.opened += 1
      return { services: servicesWithFacts(foundingFacts(), settings), actor: anActor('complaints-manager'), close: async () => { seen.closed += 1 } }
    },
  })
  const code = await command.run(args, { stdin: (async function* () {})(), out: (text) => { seen.out += text }, err: (text) => { seen.err += text }, today: () => isoDate('2026-11-23'), env: {} })
  return { code, ...seen }
}

test('figures that exist in print alone are checked by their own numbers, each finding with its place', async () => {
  const { code, out, opened, closed } = await check(['--printed'])
  assert.deepEqual([code, opened, closed], [1, 1, 1])
  assert.match(out, /^Annual report 2019\/20: \d+ found\.\n/)
  assert.match(out, /Inconsistent: The parts do not add up to the whole\n {2}Outcomes of statutory complaints, 2019-20\n {2}7 \+ 11 \+ 14 = 32 of 33: 1 is in none of them\./)
})

test('the figures of a year as the register counts them have the outcome that is missing, and no contradiction', async () => {
  const { code, out } = await check(['--year', '2019-20'])
  assert.equal(code, 1)
  assert.match(out, /^2019-20: 1 found\.\n\nIncomplete: An outcome is missing/)
})

test('a report that there is not is said so', async () => {
  const { code, err } = await check(['--report', 'REP-2020-0001'])
  assert.deepEqual([code, err], [1, 'heard report check: there is no such report.\n'])
})

test('a year in which nothing happened has nothing to find', async () => {
  const { code, out } = await check(['--year', '2024-25'])
  assert.deepEqual([code, out], [0, '2024-25: nothing was found.\n'])
})

test('an authority that has nothing in print is told so', async () => {
  const { code, err } = await check(['--printed'], { isDemonstration: false })
  assert.deepEqual([code, err], [1, 'heard report check: nothing is kept that exists in print alone.\n'])
})

for (const [why, args] of [['nothing', []], ['two things', ['--year', '2019-20', '--printed']], ['two others', ['--report', 'REP-2020-0001', '--year', '2019-20']]] as const)
  test(`asked for ${why}, it says what can be checked`, async () => {
    const { code, err, opened } = await check(args)
    assert.deepEqual([code, opened], [2, 0])
    assert.match(err, /say what to check/)
  })
