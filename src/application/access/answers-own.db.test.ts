import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { datedRegister } from '../../../test/support/dated-register.ts'
import type { Actor } from '../ports.ts'
import { viewComplaint } from '../view-complaint.ts'
import { workList } from '../work-list.ts'
import { asResponder, asResponderOf } from './answers-own.ts'

const db = await datedRegister({ after })
const { services, store } = db
const director = await db.person('Dunmore', 'director')
const mine = await db.given('2026-11-02', { reference: 'D-1', to: director })
const other = await db.given('2026-11-03', { reference: 'W-1', to: db.widnes })

const reaches = (actor: Actor, id: string) => store.read(actor, async (reads) => (await reads.stream(id)).length > 0)

test('the database opens to a director the complaint that they were given, where they ask as its responder, and no other', async () => {
  const responder = await asResponderOf(services, director, mine)
  assert.ok(responder)
  assert.deepEqual([await reaches(responder, mine), await reaches(responder, other)], [true, false])
  const view = await viewComplaint(services, responder, mine)
  assert.equal('kind' in view ? view.kind : view.complaint.reference, 'D-1')
  assert.deepEqual(await viewComplaint(services, responder, other), { kind: 'not-found' })
  assert.deepEqual(await viewComplaint(services, director, mine), { kind: 'not-found' }, 'by their role alone they see none')
})

test('of a complaint of somebody else, and for whom their role is enough, there is no responder', async () => {
  assert.equal(await asResponderOf(services, director, other), null)
  assert.equal(await asResponderOf(services, db.widnes, other), null)
  assert.equal(await asResponderOf(services, { ...director, role: 'administrator' }, mine), null)
  assert.equal(await asResponderOf(services, { ...director, role: 'outside' }, mine), null)
})

test('their work list has what they answer and nothing else; who answers none has no list', async () => {
  const responder = await asResponder(services, director)
  assert.ok(responder)
  const list = await workList(services, responder, { group: 'open', sort: 'due', page: 1 })
  assert.deepEqual([list.total, list.rows.map(({ reference }) => reference), list.others], [1, ['D-1'], null])
  assert.equal(await asResponder(services, await db.person('Elmet', 'reader')), null)
})
