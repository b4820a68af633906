import assert from 'node:assert/strict'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { addTestAuthority, tamper, testDatabase } from '../../test/support/database.ts'
import { aFact, aYear, REPORTING_SETTINGS } from '../../test/support/report-facts.ts'
import { USUAL_DISCLOSURE_RULES } from '../domain/authority/disclosure-rules.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { ProtectedFigures, ProtectionOrder } from '../domain/reporting/disclosure/protect.ts'
import { figuresFrom } from '../domain/reporting/year-figures.ts'
import { bringUpToDate } from '../main/register.ts'
import { createProtector } from '../solver/protect-in-worker.ts'
import { backup } from './backup/backup.ts'
import { restore } from './backup/restore.ts'
import { createKeptProtections } from './kept-protections.ts'

const db = await testDatabase({ after })
const authorityId = await addTestAuthority(db)
const clockOn = (today: string) => ({ today: () => isoDate(today), now: () => `${today}T09:00:00.000Z` })
const keptBy = (today = '2026-03-02', program = 'one', pools = db.pools) => createKeptProtections(pools, clockOn(today), () => program)
const [outcomes] = figuresFrom(['upheld', 'not-upheld', 'not-upheld', 'not-upheld', 'not-upheld', 'not-upheld'].map((outcome, at) => aFact({ streamId: `${at}`, outcome: outcome as 'upheld' })), REPORTING_SETTINGS, { year: aYear('2019-20'), years: 1, asKnownOn: isoDate('2026-03-02') }, null).tables.filter(({ id }) => id === 'outcomes')
assert.ok(outcomes)
const ORDER: ProtectionOrder = { tables: [outcomes], rules: { outcomes: USUAL_DISCLOSURE_RULES.children }, overridden: [], before: [], words: {}, seconds: 20 }

const problem = 'a'.repeat(64)
const FIGURES: ProtectedFigures = { tables: [], numbers: [], isSafe: true, cost: 3, bound: 3, gaveUp: 0, before: [] }

test('after a restart, and on another server, the very same numbers are withheld, whatever another try would have chosen', async () => {
  const worked = await createProtector(keptBy()).protect(authorityId, ORDER)
  assert.equal(worked.figures.isSafe, true)
  // Another choice in the register's place, by which the answer is known again.
  await tamper(db, `update kept_protections set figures = replace(figures, '"cost":${worked.figures.cost}', '"cost":12345')`)
  const stand = await createProtector(keptBy()).look(authorityId, { ...ORDER, seconds: 5 })
  assert.deepEqual([stand.kind, stand.kind === 'done' && stand.figures.cost], ['done', 12345])
  assert.deepEqual(stand.kind === 'done' && stand.figures.tables, worked.figures.tables)
  assert.equal((await createProtector(keptBy()).look(authorityId, { ...ORDER, overridden: [{ table: 'outcomes', row: 'upheld', column: '2019-20' }] })).kind, 'working', 'another question')
})

test('of two servers that worked at once the first answer stands for both', async () => {
  const [one, two] = [keptBy(), keptBy()]
  assert.equal((await one.keep(authorityId, { problem, figures: FIGURES })).cost, 3)
  assert.equal((await two.keep(authorityId, { problem, figures: { ...FIGURES, cost: 9 } })).cost, 3)
  await one.forget(authorityId, problem)
  assert.equal(await two.find(authorityId, problem), null)
})

test('another program, which may know of more that an outsider could work out, and another authority find nothing', async () => {
  await keptBy().keep(authorityId, { problem, figures: FIGURES })
  assert.equal(await keptBy('2026-03-02', 'two').find(authorityId, problem), null)
  const other = await addTestAuthority(db, 'otherton.example')
  assert.equal(await keptBy().find(other, problem), null)
  assert.equal(await keptBy().prune(other), 0)
})

test('what nobody asked for in half a year is taken away, and what somebody asked for stays', async () => {
  const asked = 'b'.repeat(64)
  await keptBy().keep(authorityId, { problem, figures: FIGURES })
  await keptBy().keep(authorityId, { problem: asked, figures: FIGURES })
  await keptBy('2026-08-01').find(authorityId, asked)
  assert.ok(await keptBy('2026-10-01').prune(authorityId) >= 1)
  assert.equal(await keptBy('2026-10-01').find(authorityId, problem), null)
  assert.equal((await keptBy('2026-10-01').find(authorityId, asked))?.cost, 3)
})

test('a restored backup has them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'heard-kept-'))
  after(() => rmSync(folder, { recursive: true }))
  const kept = 'c'.repeat(64)
  await keptBy().keep(authorityId, { problem: kept, figures: FIGURES })
  await backup(db.pools.owner, join(folder, 'one.heard'), '2026-03-03T00:00:00.000Z')
  const target = await testDatabase({ after }, { migrated: false })
  await restore(target.pools.owner, join(folder, 'one.heard'), target.appRole, { replace: false })
  await bringUpToDate(target.pools, target.appRole)
  assert.equal((await keptBy('2026-03-02', 'one', target.pools).find(authorityId, kept))?.cost, 3)
})
