import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { addTestAuthority, tamper, testStore } from '../../../test/support/database.ts'
import { REPORTING_SETTINGS } from '../../../test/support/report-facts.ts'
import { englandAndWales } from '../../domain/calendar/england-and-wales.ts'
import { isoDate, type IsoDate } from '../../domain/calendar/iso-date.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import { uuidV7 } from '../../main/ids.ts'
import { makeProjector } from '../../storage/projections/projector.ts'
import { makeReads } from '../../storage/queries/reads.ts'
import { createTraces } from '../../storage/traces/traces.ts'
import { wholeOf } from '../access/sight.ts'
import type { Actor, AuthorityId, StreamId } from '../ports.ts'
import { recordHold } from './holds.ts'
import { sweepByRules } from './sweep.ts'

const db = await testStore({ after }, { projector: makeProjector(englandAndWales()), reads: makeReads(englandAndWales()) })
const { services, store, clock } = db
const traces = createTraces(db.pools, { next: uuidV7 })
const LONG_AGO = '2018-05-02T09:00:00.000Z'
const RECENTLY = '2025-05-02T09:00:00.000Z'
const NOTHING = { drafts: 0, importSources: 0, traces: 0, answers: 0, addresses: 0, names: 0 }

/** A register of its own, with the usual rules: accounts go six years after they were last used. */
async function register() {
  clock.set('2026-03-02')
  const authorityId = await addTestAuthority(db)
  await store.write(wholeOf(authorityId), (tx) => tx.settings.save(REPORTING_SETTINGS, { recordedBy: 'test', recordedAt: LONG_AGO, validFrom: isoDate('2006-09-01') }))
  const manager: Actor = { authorityId, userId: uuidV7() as UserId, name: 'Manager', role: 'complaints-manager', teams: [] }
  await account(authorityId, { userId: manager.userId, name: 'Manager', isActive: true })
  return { authorityId, manager }
}

type Account = Readonly<{ userId?: UserId; name: string; isActive?: boolean; createdAt?: string; lastSignedInAt?: string | null }>

async function account(authorityId: AuthorityId, { userId = uuidV7() as UserId, name, isActive = false, createdAt = LONG_AGO, lastSignedInAt = LONG_AGO }: Account): Promise<UserId> {
  await db.pools.owner.query(`insert into users (authority_id, user_id, email, name, role, teams, password_hash, is_active, shut_by, created_at, last_signed_in_at)
    values ($1, $2, $3, $4, 'complaints-officer', '{assessment}', 'a hash', $5, $6, $7, $8)`, [authorityId, userId, `${userId}@example.org`, name, isActive, isActive ? null : 'administrator', createdAt, lastSignedInAt])
  await tamper(db, `insert into sessions (authority_id, token_hash, user_id, created_at, last_seen_at, expires_at) values ('${authorityId}', sha256('${userId}'), '${userId}', now(), now(), now())`,
    `insert into recovery_codes (authority_id, user_id, code_digest) values ('${authorityId}', '${userId}', sha256('${userId}'))`)
  return userId
}

async function recordedBy(authorityId: AuthorityId, userId: UserId, recordedAt = LONG_AGO): Promise<StreamId> {
  const streamId = uuidV7()
  await store.write(wholeOf(authorityId), (tx) => tx.ledger.append('training', streamId, 0, [{ type: 'TrainingHeld', happenedOn: isoDate('2018-05-01'), sessions: 1 }], { commandId: uuidV7(), recordedBy: userId, recordedAt }))
  return streamId
}

/** How an account stands: its name, whether its address is its own still, and how much of what signs in with it is left. */
async function standing(authorityId: AuthorityId, userId: UserId): Promise<string> {
  const { rows: [row] } = await db.pools.owner.query<{ name: string; email: string; hash: string | null; teams: readonly string[]; keys: number }>(`
    select name, email, password_hash as hash, teams, ((select count(*) from sessions s where s.authority_id = u.authority_id and s.user_id = u.user_id) + (select count(*) from recovery_codes c where c.authority_id = u.authority_id and c.user_id = u.user_id))::int as keys
    from users u where authority_id = $1 and user_id = $2`, [authorityId, userId])
  if (!row) return 'gone'
  return [row.name || 'no name', row.email.endsWith('@forgotten.invalid') ? 'no address' : 'address', row.hash === null && row.keys === 0 && row.teams.length === 0 ? 'nothing to sign in with' : 'can sign in'].join(', ')
}

async function hold(manager: Actor, scope: 'all' | 'kinds' | 'records', record: StreamId | null = null, until?: IsoDate): Promise<void> {
  const entryId = uuidV7()
  const placed = await recordHold(services, manager, {
    entryId, expectedSeq: 0, commandId: uuidV7(),
    command: { type: 'place-hold', on: isoDate('2026-01-07'), basis: 'inquiry', authority: { words: 'An inquiry' }, why: { words: 'It asks' }, scope, reviewOn: isoDate('2026-12-01'), ...(scope === 'kinds' && { kinds: ['complaint'] }), ...(until && { until }) },
  })
  assert.equal(placed.kind, 'done', JSON.stringify(placed))
  if (record !== null) assert.equal((await recordHold(services, manager, { entryId, expectedSeq: 1, commandId: uuidV7(), command: { type: 'hold-record', on: isoDate('2026-01-08'), record } })).kind, 'done')
}

/** A complaint of long ago, and the form in which somebody said something about themselves. */
async function answered(authorityId: AuthorityId, userId: UserId): Promise<StreamId> {
  const [complaint, form] = [uuidV7(), uuidV7()]
  const meta = { recordedBy: userId, recordedAt: LONG_AGO }
  await store.write(wholeOf(authorityId), async (tx) => {
    await tx.ledger.append('complaint', complaint, 0, [{ type: 'ComplaintReceived', happenedOn: isoDate('2018-05-01'), procedure: 'children-act-1989-england', reference: `2018-${complaint.slice(-4)}`, channel: 'email', details: {} }], { ...meta, commandId: uuidV7() })
    const answers = await tx.equality.add(form, { answersId: uuidV7(), whose: 'complainant', setVersion: '2021', answers: { age: '16-or-17' } }, meta)
    await tx.ledger.append('equality-form', form, 0, [{ type: 'EqualityAsked', happenedOn: isoDate('2018-05-03'), complaint, whose: 'complainant', how: 'on-paper', outcome: 'answered', answers }], { ...meta, commandId: uuidV7() })
  })
  return complaint
}

const sweep = (authorityId: AuthorityId) => sweepByRules(services, traces, authorityId)

describe('Accounts of those who left', () => {
  test('go six years after they were last used: what signs in at once, the name when no record says any more that they recorded something', async () => {
    const { authorityId } = await register()
    const [recorded, idle] = [await account(authorityId, { name: 'Recorded something' }), await account(authorityId, { name: 'Never recorded' })]
    const streamId = await recordedBy(authorityId, recorded)
    assert.deepEqual(await sweep(authorityId), { ...NOTHING, addresses: 2, names: 1 })
    assert.equal(await standing(authorityId, recorded), 'Recorded something, no address, nothing to sign in with')
    assert.equal(await standing(authorityId, idle), 'no name, no address, nothing to sign in with')
    assert.deepEqual(await sweep(authorityId), NOTHING, 'and never twice')
    await tamper(db, `insert into tombstones (authority_id, stream_id, kind, reference, destroyed_on, destruction_id, destruction_reference, reason, proposed_by, approved_by, code_version, holiday_list) values ('${authorityId}', '${streamId}', 'training', 'T', '2026-03-01', '${uuidV7()}', 'DE', 'rule-ran-out', 'x', 'y', 1, 'x')`)
    assert.deepEqual(await sweep(authorityId), { ...NOTHING, names: 1 }, 'the last of their records was destroyed')
    assert.equal(await standing(authorityId, recorded), 'no name, no address, nothing to sign in with')
  })

  test('stay while they are open, or were used since: signed in, read something, recorded something, were made', async () => {
    const { authorityId, manager } = await register()
    const stays = {
      open: await account(authorityId, { name: 'Open', isActive: true }), signedIn: await account(authorityId, { name: 'Signed in', lastSignedInAt: RECENTLY }), made: await account(authorityId, { name: 'Made', createdAt: RECENTLY, lastSignedInAt: null }),
      looked: await account(authorityId, { name: 'Looked' }), recorded: await account(authorityId, { name: 'Recorded' }),
    }
    await traces.keep(authorityId, [{ at: RECENTLY, userId: stays.looked, kind: 'read', subject: null, route: '/work' }])
    await recordedBy(authorityId, stays.recorded, RECENTLY)
    assert.deepEqual(await sweep(authorityId), NOTHING)
    for (const userId of [...Object.values(stays), manager.userId]) assert.match(await standing(authorityId, userId), /^\w.*, address, can sign in$/)
    clock.set('2031-05-03')
    assert.equal((await sweep(authorityId)).addresses, 4, 'until that is six years ago too; who is open stays')
    assert.match(await standing(authorityId, stays.open), /, address, can sign in$/)
  })

  test('of another authority are none of this one’s', async () => {
    const [one, other] = [await register(), await register()]
    const theirs = await account(other.authorityId, { name: 'Of the other' })
    assert.deepEqual(await sweep(one.authorityId), NOTHING)
    assert.match(await standing(other.authorityId, theirs), /, address, can sign in$/)
  })
})

describe('Under a hold', () => {
  test('on everything, nothing goes by itself; when it ends, everything does that is due', async () => {
    const { authorityId, manager } = await register()
    const left = await account(authorityId, { name: 'Left' })
    await answered(authorityId, manager.userId)
    await tamper(db, `insert into drafts (authority_id, draft_id, user_id, kind, body, updated_at) values ('${authorityId}', '${uuidV7()}', '${manager.userId}', 'command', '{}', '2025-01-01')`)
    await traces.keep(authorityId, [{ at: '2018-01-01T09:00:00.000Z', userId: null, kind: 'read', subject: null, route: '/work' }])
    await hold(manager, 'all', null, isoDate('2026-03-31'))
    assert.deepEqual(await sweep(authorityId), NOTHING)
    assert.match(await standing(authorityId, left), /, address, can sign in$/)
    clock.set('2026-03-31')
    assert.deepEqual(await sweep(authorityId), NOTHING, 'its last day is one of it')
    clock.set('2026-04-01')
    assert.deepEqual(await sweep(authorityId), { drafts: 1, importSources: 0, traces: 1, answers: 1, addresses: 1, names: 1 })
  })

  test('on one complaint or on all complaints, the answers of those who were asked in it stay, and what hangs on none goes', async () => {
    for (const scope of ['records', 'kinds'] as const) {
      const { authorityId, manager } = await register()
      const complaint = await answered(authorityId, manager.userId)
      await account(authorityId, { name: 'Left' })
      await hold(manager, scope, scope === 'records' ? complaint : null)
      assert.deepEqual(await sweep(authorityId), { ...NOTHING, addresses: 1, names: 1 }, scope)
      if (scope === 'records') {
        await answered(authorityId, manager.userId)
        assert.deepEqual(await sweep(authorityId), { ...NOTHING, answers: 1 }, 'those of another complaint go')
      }
    }
  })
})
