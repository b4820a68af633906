import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test, type TestContext } from 'node:test'
import { complain, projectedStore } from '../../test/support/recorded-complaints.ts'
import { wholeOf } from '../application/access/sight.ts'
import type { Actor, Role } from '../application/ports.ts'
import { ENGLAND_AND_WALES } from '../domain/calendar/england-and-wales.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import type { UserId } from '../domain/complaint/events.ts'
import { holidaysCommand } from './holidays.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-holidays-test-'))
after(() => rmSync(folder, { recursive: true, force: true }))

/** A register of its own with one complaint, and the command upon it. */
async function register(t: TestContext) {
  const db = await projectedStore({ after: (done) => t.after(done) }, { today: '2026-11-23' })
  await complain(db.store, db.authorityId, { receivedOn: '2026-11-20', reference: 'M-1', recordedAt: '2026-11-20T09:00:00.000Z' })
  return {
    holidays: (args: readonly string[], role?: Role) => holidays(db, args, role),
    loadedLists: () => db.store.read(wholeOf(db.authorityId), (reads) => reads.bankHolidayLists()),
  }
}

/** Runs the command, and tells what it printed, and whether the register was opened and closed again. */
async function holidays(db: Awaited<ReturnType<typeof projectedStore>>, args: readonly string[], role: Role = 'complaints-manager') {
  const seen = { out: '', err: '', opened: 0, closed: 0 }
  const actor: Actor = { authorityId: db.authorityId, userId: 'user' as UserId, name: 'Test', role, teams: [] }
  const command = holidaysCommand({
    openServices: async () => {
      seen.opened += 1
      return { services: db.services, actor, close: async () => { seen.closed += 1 } }
    },
  })
  const code = await command.run(args, {
    stdin: (async function* () { /* nothing */ })(), env: {}, today: () => isoDate('2026-11-23'), out: (text) => { seen.out += text }, err: (text) => { seen.err += text },
  })
  return { code, ...seen }
}

const of2026 = ENGLAND_AND_WALES.days.filter(({ on }) => on.startsWith('2026')).map(({ on, title }) => ({ date: on, title }))

/** The path of a list of 2026 with these days more, or fewer. */
function list(events: readonly unknown[]): string {
  const path = join(folder, `${crypto.randomUUID()}.json`)
  writeFileSync(path, JSON.stringify({ 'england-and-wales': { division: 'england-and-wales', events } }))
  return path
}

const lateDay = { date: '2026-12-01', title: 'A late day' }

test('a later list is shown with the dates that would move, and nothing is changed by looking', async (t) => {
  const { holidays, loadedLists } = await register(t)
  const { code, out, err, opened, closed } = await holidays([list([...of2026, lateDay])])
  assert.deepEqual([code, err, opened, closed], [0, '', 1, 1])
  assert.match(out, /New: {2}Tuesday 1 December 2026, A late day\n/)
  assert.match(out, /M-1: .*4 December 2026 becomes .*7 December 2026\. Not told\.\n/)
  assert.doesNotMatch(out, /Applied/)
  assert.deepEqual(await loadedLists(), [])
})

test('with --apply it is counted with, and sent again it says that there is nothing to apply', async (t) => {
  const { holidays, loadedLists } = await register(t)
  const path = list([...of2026, lateDay])
  const { code, out } = await holidays([path, '--apply'])
  assert.equal(code, 0)
  const [loaded, ...more] = await loadedLists()
  assert.match(out, new RegExp(`Applied as ${loaded?.list.id}: [1-9]\\d* dates moved\\.\n$`))
  assert.deepEqual(more, [])
  const again = await holidays([path, '--apply'])
  assert.deepEqual([again.code, again.out, again.closed], [1, '', 1])
  assert.match(again.err, /nothing to apply/)
  assert.equal((await loadedLists()).length, 1)
})

test('days that go missing are named and need a reason, in words and not in spaces', async (t) => {
  const { holidays, loadedLists } = await register(t)
  const path = list(of2026.slice(1))
  for (const reason of [[], ['--reason', '  ']]) {
    const { code, out, err } = await holidays([path, '--apply', ...reason])
    assert.equal(code, 1)
    assert.match(out, /Gone: .*1 January 2026/)
    assert.match(err, /Say why days are missing/)
  }
  assert.deepEqual(await loadedLists(), [])
  assert.equal((await holidays([path, '--apply', '--reason', 'Withdrawn by proclamation'])).code, 0)
  assert.equal((await loadedLists())[0]?.list.reason, 'Withdrawn by proclamation')
})

test('a file that is not there or no list is refused before the register is opened', async (t) => {
  const { holidays } = await register(t)
  const broken = join(folder, 'broken.json')
  writeFileSync(broken, '{')
  for (const [path, said] of [[join(folder, 'nowhere.json'), /cannot be read/], [folder, /cannot be read/], [broken, /not JSON/], [list([{ date: '2026-02-30', title: 'x' }]), /“2026-02-30” is not a day/]] as const) {
    const { code, out, err, opened } = await holidays([path, '--apply'])
    assert.deepEqual([code, out, opened], [1, '', 0])
    assert.match(err, said)
  }
})

test('somebody who may not load bank holidays is told so, and the register is closed again', async (t) => {
  const { holidays } = await register(t)
  const { code, out, err, closed } = await holidays([list([...of2026, lateDay]), '--apply'], 'reader')
  assert.deepEqual([code, out, closed], [1, '', 1])
  assert.match(err, /You may not load bank holidays/)
})
