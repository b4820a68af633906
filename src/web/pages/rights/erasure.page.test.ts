import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { TEST_AUTHORITY, textOf } from '../../../../test/support/web.ts'
import { wholeOf } from '../../../application/access/sight.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import type { PersonId } from '../../../domain/complaint/events.ts'

const hidden = (html: string, field: string) => new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1] ?? ''

/** Somebody with a complaint whose time has run out and one that a rule keeps, who asks for erasure. */
async function asked() {
  const web = await complaintsWeb()
  const personId = web.services.ids.next() as PersonId
  const meta = { recordedBy: 'x', recordedAt: '2018-01-01T00:00:00.000Z' }
  await web.memory.write(wholeOf(TEST_AUTHORITY.authorityId), async (tx) => {
    await tx.people.add(personId, { givenName: 'Wanda', familyName: 'Testperson' }, meta)
    for (const [reference, year] of [['2015-0001', 2015], ['2024-0002', 2024]] as const)
      await tx.ledger.append('complaint', web.services.ids.next(), 0, [
        { type: 'ComplaintReceived', happenedOn: isoDate(`${year}-05-01`), procedure: 'children-act-1989-england', reference, channel: 'email', details: { complainants: [{ personId, type: 'parent' }] } },
        { type: 'ComplaintClosed', happenedOn: isoDate(`${year}-06-01`) },
      ], { ...meta, commandId: web.services.ids.next() })
  })
  const officer = await web.signedIn('data-protection-officer')
  const send = async (at: string, fields: Readonly<Record<string, string>>) => {
    const { html } = await officer.get(at)
    return officer.post(at, { entryId: hidden(html, 'entryId'), commandId: hidden(html, 'commandId'), seq: hidden(html, 'seq'), 'on-day': '10', 'on-month': '11', 'on-year': '2026', ...fields })
  }
  const { location } = await send(`/rights/new?person=${personId}`, { right: 'erasure', asked: 'themselves', person: personId })
  return { ...web, officer, send, location }
}

test('a request for erasure shows what is held, what keeps each record, and which may go; what was decided stands on it with its ground', async () => {
  const { officer, send, location, signedIn } = await asked()
  const page = textOf((await officer.get(location)).html)
  assert.match(page, /To be answered by Thursday 10 December 2026/)
  assert.match(page, /2015-0001.*1 June 2021.*6 years.*Nothing keeps it: it may go/s)
  assert.match(page, /2024-0002.*1 June 2030.*6 years.*Exempt while its rule keeps it/s)
  const decided = await send(`${location}/steps/decide-erasure`, { decision: 'erased-in-part', ground: 'legal-obligation', text: 'What came in 2024 is kept until 2030' })
  assert.equal(decided.status, 303)
  assert.match(textOf((await officer.get(location)).html), /Some of it goes.*Stays: a legal obligation \(art\. 17\(3\)\(b\); not confirmed\).*What came in 2024 is kept until 2030/s)
  const manager = await signedIn()
  const proposal = /href="(\/retention\/propose\?[^"]*)"/.exec((await manager.get(location)).html)?.[1] ?? ''
  assert.match(textOf((await manager.get(proposal.replaceAll('&amp;', '&'))).html), /2015-0001/)
  assert.equal((await (await signedIn('head-of-service')).get(location)).status, 403)
})

test('no other request is decided so', async () => {
  const { officer, send } = await asked()
  const { location } = await send('/rights/new', { right: 'access', asked: 'themselves', 'person-givenName': 'Una', 'person-familyName': 'Testperson' })
  assert.doesNotMatch((await officer.get(location)).html, /decide-erasure|What is held, and what keeps it/)
})
