import assert from 'node:assert/strict'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { anActor, servicesWithFacts } from '../../test/support/figures-services.ts'
import { foundingFacts } from '../../test/support/report-facts.ts'
import type { Role } from '../application/ports.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { benchmarksCommand } from './benchmarks.ts'
import { printedCommand } from './printed.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-kept-test-'))
after(() => rmSync(folder, { recursive: true, force: true }))
const at = (name: string) => join(folder, name)

/** The commands upon one register, and what they print. */
function register(isDemonstration = false) {
  const services = servicesWithFacts(foundingFacts(), { isDemonstration })
  const run = (make: typeof benchmarksCommand) => async (args: readonly string[], role: Role = 'complaints-manager') => {
    const seen = { out: '', err: '', closed: 0 }
    const command = make({ openServices: async () => ({ services, actor: anActor(role), close: async () => { seen.closed += 1 } }) })
    const code = await command.run(args, { stdin: (async function* () { /* nothing */ })(), env: {}, today: () => isoDate('2026-11-23'), out: (text) => { seen.out += text }, err: (text) => { seen.err += text } })
    return { code, ...seen }
  }
  return { benchmarks: run(benchmarksCommand), printed: run(printedCommand) }
}

const HEAD = 'authority,year,table,row,measure,value,source,page,note\n'

test('figures of others are loaded, loaded again without doubling, and written to a file that loads elsewhere', async () => {
  const { benchmarks } = register()
  writeFileSync(at('in.csv'), `${HEAD}Marlstone,2019-20,outcomes,upheld,percent,35,Annual report,p. 9,=odd\nWexmoor,2018-19,statutory-complaints,received,count,"1,207",Paper 4,,\n`)
  assert.deepEqual(await benchmarks(['load', at('in.csv')]), { code: 0, out: '2 figures added, 0 changed, 0 there already.\n', err: '', closed: 1 })
  assert.equal((await benchmarks(['load', at('in.csv')])).out, '0 figures added, 0 changed, 2 there already.\n')
  assert.equal((await benchmarks(['export', at('out.csv')])).code, 0)
  assert.match(readFileSync(at('out.csv'), 'utf8'), /'=odd/)
  assert.match((await benchmarks(['export', at('out.csv')])).err, /exists already/)
  assert.equal((await register().benchmarks(['load', at('out.csv')])).out, '2 figures added, 0 changed, 0 there already.\n')
})

test('rows that are wrong are named with their columns, nothing is half loaded, and the register is closed again', async () => {
  const { benchmarks } = register()
  writeFileSync(at('wrong.csv'), `${HEAD}Marlstone,2019-20,outcomes,upheld,percent,35,Annual report,,\nWexmoor,2019-20,outcomes,moon,sum,x,,,\n`)
  const { code, out, err, closed } = await benchmarks(['load', at('wrong.csv')])
  assert.deepEqual([code, out, closed], [1, '', 1])
  assert.match(err, /nothing was changed\.\nRow 3, source: .*\nRow 3, row: .*\nRow 3, measure: .*\nRow 3, value: /)
  assert.match((await benchmarks(['export', at('none.csv')])).err, /Nothing of another authority is kept yet/)
  assert.match((await benchmarks(['load', at('nowhere.csv')])).err, /is not there/)
  assert.equal((await benchmarks(['burn', at('x')])).code, 2)
  writeFileSync(at('good.csv'), `${HEAD}Marlstone,2019-20,outcomes,upheld,percent,35,Annual report,,\n`)
  assert.match((await benchmarks(['load', at('good.csv')], 'reader')).err, /You may not/)
})

test('a printed report goes out as JSON or as CSV, and comes back the same, new or over the one that is kept', async () => {
  const from = register(true)
  assert.match((await from.printed(['list'])).out, /1 +Annual report 2019\/20/)
  for (const name of ['p.json', 'p.csv']) assert.equal((await from.printed(['export', '1', at(name)])).code, 0)
  const to = register()
  assert.match((await to.printed(['list'])).out, /Nothing is kept in print yet/)
  assert.match((await to.printed(['load', at('p.json')])).out, /Annual report 2019\/20.* is kept as printed: \d+ tables/)
  assert.match((await to.printed(['load', at('p.csv')])).err, /Say --title/)
  assert.equal((await to.printed(['load', at('p.csv'), '--title', 'From CSV', '--source', 'A paper'])).code, 0)
  assert.equal((await to.printed(['export', '2', at('again.csv')])).code, 0)
  assert.equal(readFileSync(at('again.csv'), 'utf8'), readFileSync(at('p.csv'), 'utf8'))
  assert.equal((await to.printed(['load', at('p.csv'), '--over', '2'])).code, 0)
  assert.equal((await to.printed(['list'])).out.match(/From CSV/g)?.length, 1)
})

test('printed figures that are wrong are named by row and column, and a report that is not there is said to be none', async () => {
  const { printed } = register()
  writeFileSync(at('bad.csv'), 'table,measure,row,year,value\noutcomes,count,upheld,2019-20,7\noutcomes,sum,upheld,20,x\n')
  assert.match((await printed(['load', at('bad.csv'), '--title', 'T'])).err, /nothing was changed\.\nRow 3, measure: .*\nRow 3, year: .*\nRow 3, value: /)
  writeFileSync(at('bad.json'), '{"title":"T","columns":["2019-20"],"tables":[{}]}')
  assert.match((await printed(['load', at('bad.json')])).err, /tables\[0\]/)
  assert.match((await printed(['export', '1', at('e.json')])).err, /There is no printed report “1”/)
  assert.match((await printed(['load', at('bad.csv'), '--over', '9'])).err, /There is no printed report “9”/)
  assert.match((await printed(['list'])).out, /Nothing is kept/)
  assert.equal((await printed(['export', '1'])).code, 2)
})
