import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { recordEntry, type EntryRequest } from '../../../application/record-entry.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import { actorOf, complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf } from '../../../../test/support/web.ts'

type Web = Awaited<ReturnType<typeof complaintsWeb>>

async function recorded(web: Web, entryId: string, expectedSeq: number, command: EntryRequest['command']): Promise<void> {
  const result = await recordEntry(web.services, actorOf('complaints-manager'), { entryId, expectedSeq, commandId: `${entryId}-${expectedSeq}`, command })
  if (result.kind !== 'done') throw new Error(JSON.stringify(result))
}

describe('the page of a register entry', () => {
  test('of a compliment is a page of its own', async () => {
    const web = await complaintsWeb()
    await recorded(web, 'e1', 0, { type: 'record-compliment', on: isoDate('2026-11-20'), from: 'professional', divisions: ['safeguarding'], teams: ['assessment'], said: { words: 'A thorough report.' } })
    assert.equal((await (await web.signedIn()).get('/register/e1')).location, '/compliments/e1')
  })

  test('shows what the Ombudsman decided of a contact', async () => {
    const web = await complaintsWeb()
    await recorded(web, 'e2', 0, { type: 'record-ombudsman-contact', on: isoDate('2026-11-02') })
    await recorded(web, 'e2', 1, { type: 'record-ombudsman-decision', on: isoDate('2026-11-20'), result: 'agreed-not-investigated' })
    assert.match(textOf((await (await web.signedIn()).get('/register/e2')).html), /Decided Agreed with us; not investigated/)
  })

  test('leads to what follows on a contact of the Ombudsman, and an enquiry to its own page', async () => {
    const web = await complaintsWeb()
    await recorded(web, 'e3', 0, { type: 'record-enquiry', on: isoDate('2026-11-02'), kind: 'enquiry' })
    await recorded(web, 'e4', 0, { type: 'record-ombudsman-contact', on: isoDate('2026-11-02') })
    const manager = await web.signedIn()
    assert.equal((await manager.get('/register/e3')).location, '/enquiries/e3')
    assert.match((await manager.get('/register/e4')).html, /href="\/register\/e4\/decide"/)
  })

  test('is not the page of a complaint, of nothing, or for a reader of figures', async () => {
    const web = await complaintsWeb()
    const complaint = await web.record()
    const manager = await web.signedIn()
    assert.equal((await manager.get(`/register/${complaint}`)).status, 404)
    assert.equal((await manager.get('/register/none')).status, 404)
    assert.equal((await (await web.signedIn('reader')).get('/register/none')).status, 403)
  })
})
