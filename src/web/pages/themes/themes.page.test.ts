import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { actorOf, complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { aFact } from '../../../../test/support/report-facts.ts'
import { textOf } from '../../../../test/support/web.ts'
import type { Reads } from '../../../application/ports.ts'
import { recordEntry } from '../../../application/record-entry.ts'
import { isoDate } from '../../../domain/calendar/iso-date.ts'

function day(field: string, iso: string): Record<string, string> {
  const [year = '', month = '', date = ''] = iso.split('-')
  return { [`${field}-day`]: date, [`${field}-month`]: month, [`${field}-year`]: year }
}

function hidden(html: string, field: string): string {
  return new RegExp(`name="${field}" value="([^"]*)"`).exec(html)?.[1] ?? ''
}

/** The facts of complaints in memory, as far as a theme's page asks for them. */
const withFacts = (reads: Reads): Reads => ({
  ...reads,
  streamsByIds: async (ids) => Promise.all(ids.map(async (streamId) => {
    const [named] = await reads.complaintsNamed({ ids: [streamId] })
    return aFact({ streamId, reference: named?.reference ?? '', receivedOn: isoDate('2026-11-16'), teams: ['assessment'] })
  })),
})

async function opened() {
  const web = await complaintsWeb({ store: (memory) => ({ ...memory, read: (authorityId, work) => memory.read(authorityId, (reads) => work(withFacts(reads))) }) })
  const complaintId = await web.record()
  const manager = await web.signedIn()
  const begin = async (name = 'New record system') => {
    const { html } = await manager.get('/themes/new')
    const { location } = await manager.post('/themes/new', {
      entryId: hidden(html, 'entryId'), commandId: hidden(html, 'commandId'), seq: hidden(html, 'seq'), name, text: 'Reports could not be found for weeks.', ...day('on', '2026-11-02'),
    })
    return location
  }
  return { ...web, complaintId, manager, begin, id: (at: string) => at.split('/').at(-1) ?? '' }
}

describe('Themes', () => {
  test('a theme is recorded, complaints are tagged with it once, and its page tells its story in order', async () => {
    const { manager, begin, complaintId, command, id } = await opened()
    const at = await begin()
    await command(complaintId, { type: 'note-theme', on: isoDate('2026-11-18'), theme: id(at) })
    await assert.rejects(command(complaintId, { type: 'note-theme', on: isoDate('2026-11-19'), theme: id(at) }), /theme-already-noted/)
    await command(complaintId, { type: 'inform-of-delay', on: isoDate('2026-11-19'), disruption: id(at) })
    const { html } = await manager.get(at)
    const shown = textOf(html)
    assert.match(shown, /Theme · Since 2 November 2026 New record system What it is Reports could not be found/)
    assert.match(shown, /What people complained about 1 complaint about it\..*November 2026 1 .*Assessment 1.*What it delayed 1 complaint delayed by it\..*Answers 1 1 0 0 Investigations 0 0 0 0/)
    assert.match(shown, /Why complaints about it were upheld.*What was learned, and what was done Nothing is noted yet/)
    assert.match(html, new RegExp(`/complaints/${complaintId}/consider-delay\\?disruption=${id(at)}`))
    assert.match(textOf((await manager.get(`/complaints/${complaintId}`)).html), /Part of a theme .*Which theme New record system/)
    assert.match(textOf((await manager.get('/themes')).html), /New record system Since 2 November 2026 1 1 0/)
  })

  test('a theme that was noted by mistake is taken off by striking the entry out', async () => {
    const { manager, begin, complaintId, command, id, seqOf } = await opened()
    const at = await begin()
    await command(complaintId, { type: 'note-theme', on: isoDate('2026-11-18'), theme: id(at) })
    await command(complaintId, { type: 'strike-out', on: isoDate('2026-11-19'), corrects: seqOf(complaintId), reason: { words: 'Another complaint.' } })
    assert.match(textOf((await manager.get(at)).html), /No complaint about it/)
  })

  test('a complaint names only a theme that there is, and a theme only a disruption', async () => {
    const { manager, begin, complaintId, command, services, id } = await opened()
    await assert.rejects(command(complaintId, { type: 'note-theme', on: isoDate('2026-11-18'), theme: 'no-such' }), /no-such-record/)
    const disruption = { entryId: 'hold', expectedSeq: 0, commandId: 'c1', command: { type: 'record-disruption', on: isoDate('2026-11-02'), kind: 'local-hold', stages: [], divisions: [], teams: [] } } as const
    assert.equal((await recordEntry(services, actorOf('complaints-manager'), disruption)).kind, 'done')
    await assert.rejects(command(complaintId, { type: 'note-theme', on: isoDate('2026-11-18'), theme: 'hold' }), /not-such-an-entry/)
    const at = await begin()
    const { html } = await manager.get(`${at}/link-theme-disruption`)
    const sent = { commandId: hidden(html, 'commandId'), seq: hidden(html, 'seq'), ...day('on', '2026-11-10') }
    assert.equal((await manager.post(`${at}/link-theme-disruption`, { ...sent, disruption: id(at) })).status, 422)
    assert.equal((await manager.post(`${at}/link-theme-disruption`, { ...sent, disruption: 'hold' })).status, 303)
    await command(complaintId, { type: 'explain-lateness', on: isoDate('2026-11-19'), clock: 'stage-1-answer', disruption: 'hold', reason: { words: 'The hold.' } })
    assert.match(textOf((await manager.get(at)).html), /1 complaint delayed by it\..*Local hold, from 2 November 2026/)
  })

  test('ends once, on a day that is not before it began', async () => {
    const { manager, begin } = await opened()
    const at = await begin()
    const end = async (on: string) => {
      const { html } = await manager.get(`${at}/end-theme`)
      return manager.post(`${at}/end-theme`, { commandId: hidden(html, 'commandId'), seq: hidden(html, 'seq'), ...day('on', on) })
    }
    assert.equal((await end('2026-11-01')).status, 422)
    assert.equal((await end('2026-11-20')).status, 303)
    const shown = await manager.get(at)
    assert.match(textOf(shown.html), /From 2 November 2026 to 20 November 2026/)
    assert.doesNotMatch(shown.html, /end-theme"/)
  })

  test('are for those who may see every entry: a team manager and a reader find none', async () => {
    const { signedIn, begin } = await opened()
    const at = await begin()
    assert.equal((await (await signedIn('head-of-service')).get(at)).status, 200)
    for (const role of ['team-manager', 'reader', 'administrator'] as const) assert.equal((await (await signedIn(role)).get(at)).status, 403, role)
  })
})
