import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { actorOf, complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf } from '../../../../test/support/web.ts'
import { recordEntry } from '../../../application/record-entry.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'

async function withEnquiries(...days: readonly string[]) {
  const web = await complaintsWeb()
  for (const on of days) {
    await recordEntry(web.services, actorOf('complaints-manager'), {
      entryId: web.services.ids.next(), expectedSeq: 0, commandId: web.services.ids.next(),
      command: { type: 'record-enquiry', on: isoDate(on), kind: 'enquiry', divisions: [], teams: [] },
    })
  }
  return web
}

describe('Other things that are due', () => {
  test('are counted on the work list and the diary has them, each leading to its page', async () => {
    const web = await withEnquiries('2026-11-02', '2026-11-09', '2026-11-20')
    const manager = await web.signedIn()
    assert.match(textOf((await manager.get('/work')).html), /Besides complaints: 1 overdue , 1 due today , 0 due in the next 5 working days , 3 open in all/)
    const { html } = await manager.get('/work/other')
    assert.match(textOf(html), /Everything open: 3.*EN-2026-0001 Answer the enquiry Enquiry 16 Nov 2026 5 working days late Nobody yet.*EN-2026-0002.*due today.*EN-2026-0003.*9 working days left/)
    assert.match(html, /href="\/enquiries\/[^"]+">EN-2026-0001/)
    assert.match(textOf((await manager.get('/work/other?group=overdue')).html), /Overdue: 1/)
    assert.match(textOf((await manager.get('/work/other?owner=nobody&clock=nonsense')).html), /Nothing matches what you chose/)
    const diary = await manager.get('/diary')
    assert.match(textOf(diary.html), /Overdue: 1.*EN-2026-0001.*Answer the enquiry/)
    assert.match(textOf((await manager.get('/diary?group=person')).html), /Nobody yet.*EN-2026-0001/)
  })

  test('say what an empty list means', async () => {
    const manager = await (await withEnquiries()).signedIn()
    assert.match(textOf((await manager.get('/work/other')).html), /Nothing is waiting/)
  })

  test('are nothing that a team manager sees, not even as a number', async () => {
    const team = await (await withEnquiries('2026-11-02')).signedIn('team-manager')
    assert.equal((await team.get('/work/other')).status, 403)
    for (const path of ['/work', '/diary', '/reminders']) assert.doesNotMatch((await team.get(path)).html, /EN-2026|Besides complaints/, path)
  })
})
