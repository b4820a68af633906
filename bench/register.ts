import { wholeOf } from '../src/application/access/sight.ts'
import type { AuthorityId } from '../src/application/ports.ts'
import { workingDayCalendar } from '../src/domain/calendar/working-days.ts'
import { isoDate } from '../src/domain/calendar/iso-date.ts'
import { ENGLAND_AND_WALES } from '../src/domain/calendar/england-and-wales.ts'
import { redate } from '../src/storage/projections/redate.ts'
import { inAuthority } from '../src/storage/transaction.ts'
import { addBenchAuthority, type BenchRegister } from './bench-register.ts'
import { loadAuthority } from './load.ts'
import { atLeast, atMost, median, type Measurement } from './measure.ts'

export const MAIN_HOST = 'main.bench.example'
const OTHERS = 150

/** The main authority of a loaded register, and how many complaints a second went into it. */
export type Loaded = Readonly<{ main: AuthorityId; perSecond: number }>

/** Loads the generated register: half of `size` in one authority, the other half over 150. */
export async function loadRegister(bench: BenchRegister, size: number, note: (sentence: string) => void = () => undefined): Promise<Loaded> {
  const { store } = bench.register.services
  const main = await addBenchAuthority(bench, MAIN_HOST)
  const half = Math.floor(size / 2)
  const seconds = await loadAuthority(store, main, 1, half)
  note(`${half} complaints in one authority: ${Math.round(half / seconds)} a second`)
  for (let other = 0; other < OTHERS; other += 1) {
    const many = Math.floor(half / OTHERS) + (other < half % OTHERS ? 1 : 0)
    await loadAuthority(store, await addBenchAuthority(bench, `other-${other}.bench.example`), other + 2, many)
  }
  note(`${half} complaints over ${OTHERS} authorities`)
  await bench.register.database.pools.owner.query('vacuum (analyze)')
  return { main, perSecond: half / seconds }
}

/** Complaints a second with 2,000 and with 100,000 in one authority, and how flat that is. */
export async function importBench(bench: BenchRegister, large: Loaded): Promise<Measurement[]> {
  const many = 2_000
  const rounds: number[] = []
  for (let round = 0; round < 3; round += 1)
    rounds.push(await loadAuthority(bench.register.services.store, await addBenchAuthority(bench, `import-${round}.bench.example`), 1_000 + round, many))
  const seconds = median(rounds)
  return [
    atLeast('import of 2,000 complaints with their histories', Math.round(many / seconds), 'complaints/s', 1_500),
    atLeast('import of 100,000 complaints with their histories', Math.round(large.perSecond), 'complaints/s', 1_500),
    atLeast('import speed at 100,000 against 2,000', large.perSecond / (many / seconds), 'times', 0.8),
  ]
}

const STORED_CLOCKS = 200_000

/** Re-dates 200,000 running clocks in the database for a bank holiday that moves every one of them; rolled back after. */
export async function redateBench(bench: BenchRegister): Promise<Measurement[]> {
  const authorityId = await addBenchAuthority(bench, 'clocks.bench.example')
  const { app } = bench.register.database.pools
  const calendar = workingDayCalendar({
    ...ENGLAND_AND_WALES, id: 'bench', days: [...ENGLAND_AND_WALES.days, { on: isoDate('2026-11-19'), title: 'A late bank holiday', confirmed: true }],
  })
  let seconds = 0
  let moved = 0
  await inAuthority(app, wholeOf(authorityId), 'write', async (trx, client) => {
    await client.query(`
      insert into complaint_clocks (authority_id, stream_id, clock_id, number, stage, is_running, started_on, limit_working_days, due_on, provisional,
        is_plain, code_version, holiday_list)
      select $1, gen_random_uuid(), 'stage-1-answer', 0, 'stage-1', true, '2026-11-16', 10, '2026-11-30', false, true, 1, 'before'
      from generate_series(1, ${STORED_CLOCKS})`, [authorityId])
    const began = performance.now()
    moved = (await redate(trx, authorityId, calendar)).moved.length
    seconds = (performance.now() - began) / 1_000
    await client.query('delete from complaint_clocks where authority_id = $1', [authorityId])
  })
  if (moved !== STORED_CLOCKS) throw new Error(`${moved} of ${STORED_CLOCKS} clocks moved`)
  return [atMost('re-dating 200,000 stored clocks, all of which move', seconds, 's', 10)]
}
