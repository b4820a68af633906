import assert from 'node:assert/strict'
import { test } from 'node:test'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf, type PageSeen } from '../../../../test/support/web.ts'

/** A register in which the manager has read a complaint and searched for a name, and a reader was refused the complaint. */
async function lookedAt() {
  const web = await complaintsWeb()
  const complaintId = await web.record()
  const manager = await web.signedIn()
  const { html } = await manager.get(`/complaints/${complaintId}`)
  const reference = /<span class="govuk-caption-xl">([^<]+)</.exec(html)?.[1] ?? ''
  await manager.post('/search', { words: 'Ada Marsh' })
  await (await web.signedIn('reader')).get(`/complaints/${complaintId}`)
  return { web, complaintId, reference, manager, officer: await web.signedIn('data-protection-officer'), auditor: await web.signedIn('auditor') }
}

function rowsOf({ html }: PageSeen): string[] {
  return [...html.matchAll(/<tr class="govuk-table__row">([\s\S]*?)<\/tr>/g)].map(([row]) => textOf(row)).slice(1)
}

test('the data protection officer sees who read, searched and was refused what, with the words that were searched for', async () => {
  const { officer, reference } = await lookedAt()
  const page = await officer.get('/traces')
  assert.equal(page.status, 200)
  const rows = rowsOf(page)
  assert.ok(rows.some((row) => row.includes('Test complaints manager Read Complaint') && row.includes(reference)), rows.join('\n'))
  assert.ok(rows.some((row) => row.includes('Searched The register “Ada Marsh”')), rows.join('\n'))
  assert.ok(rows.some((row) => row.includes('Test reader Refused')), rows.join('\n'))
  assert.match(textOf(page.html), /In the last 7 days .*Refused: not there, or not for them: 1/)
})

test('the auditor sees the same without the words that people searched for', async () => {
  const { auditor } = await lookedAt()
  const page = await auditor.get('/traces')
  assert.match(textOf(page.html), /Searched The register Words are kept/)
  assert.doesNotMatch(page.html, /Ada Marsh/)
})

test('one person, one record, one kind and some days are asked for in the address, and what is no day or no reference is said', async () => {
  const { officer, reference, complaintId } = await lookedAt()
  assert.equal(rowsOf(await officer.get('/traces?person=user-reader')).length, 2)
  assert.equal(rowsOf(await officer.get(`/traces?record=${encodeURIComponent(reference.toLowerCase())}`)).length, 2)
  assert.equal(rowsOf(await officer.get(`/traces?record=${complaintId}&group=turned-away`)).length, 1)
  assert.match((await officer.get('/traces?from=24+November+2026')).html, /Nothing matches what you chose/)
  assert.ok(rowsOf(await officer.get('/traces?from=23/11/2026&to=23.11.2026')).length > 3)
  const noDay = await officer.get('/traces?from=31/2/2026')
  assert.deepEqual([noDay.status, /There is a problem/.test(noDay.html)], [422, true])
  assert.match((await officer.get('/traces?from=2/11/2026&to=1/11/2026')).html, /The last day is before the first/)
  assert.match((await officer.get('/traces?record=2026/9999')).html, /There is no complaint of that reference that you may see/)
  assert.equal((await officer.get('/traces?older=nonsense&group=nonsense&person=%27')).status, 200)
})

test('a complaint that the auditor may not see has no reference there, and is not found by its id', async () => {
  const { web, complaintId } = await lookedAt()
  await web.deps.traces.keep('test' as never, [{ at: '2026-11-23T08:00:00.000Z', userId: null, kind: 'seal-broken', subject: { kind: 'complaint', id: '00000000-0000-4000-8000-00000000aaaa' }, route: '/x', words: 'A worker is accused' }])
  const auditor = await web.signedIn('auditor')
  const page = await auditor.get('/traces')
  assert.match(textOf(page.html), /Opened what is sealed A record that you may not see –/)
  assert.doesNotMatch(page.html, /A worker is accused|00000000aaaa/)
  assert.match((await auditor.get('/traces?record=00000000-0000-4000-8000-00000000aaaa')).html, /Nothing matches what you chose/)
  assert.equal((await auditor.get('/complaints/00000000-0000-4000-8000-00000000aaaa/who-has-looked')).status, 404)
  assert.equal((await auditor.get(`/complaints/${complaintId}/who-has-looked`)).status, 200)
})

test('older traces follow on further pages, none twice and none left out', async () => {
  const { web, officer } = await lookedAt()
  await web.deps.traces.keep('test' as never, Array.from({ length: 120 }, (_, index) => ({ at: '2026-11-23T08:00:00.000Z', userId: null, kind: 'exported' as const, subject: { kind: 'figures' as const, id: `${index}` }, route: '/x', what: `file-${index}` })))
  const seen: string[] = []
  for (let href = '/traces?group=taken-away'; href !== '';) {
    const page = await officer.get(href)
    seen.push(...[...page.html.matchAll(/file-(\d+)/g)].map(([, number]) => number ?? ''))
    href = (/href="([^"]+)" rel="next"/.exec(page.html)?.[1] ?? '').replaceAll('&amp;', '&')
  }
  assert.deepEqual([seen.length, new Set(seen).size], [120, 120])
})

test('who has looked at one complaint is linked from its page for those who may ask, and is traced itself', async () => {
  const { web, complaintId, manager, reference } = await lookedAt()
  assert.match((await manager.get(`/complaints/${complaintId}`)).html, new RegExp(`/complaints/${complaintId}/who-has-looked`))
  const page = await manager.get(`/complaints/${complaintId}/who-has-looked`)
  assert.match(page.html, new RegExp(`Who has looked at ${reference}`))
  assert.match(textOf(page.html), /Test reader Refused/)
  assert.deepEqual(web.deps.traces.kept.at(-1)?.subject, { kind: 'traces', id: complaintId })
  const officer = await web.signedIn('complaints-officer')
  assert.doesNotMatch((await officer.get(`/complaints/${complaintId}`)).html, /who-has-looked/)
  assert.equal((await officer.get(`/complaints/${complaintId}/who-has-looked`)).status, 403)
})

test('everybody sees what is kept of what they looked at themselves, and nothing of anybody else', async () => {
  const { manager, web } = await lookedAt()
  const page = await manager.get('/traces/own')
  assert.match(textOf(page.html), /Searched The register “Ada Marsh”/)
  assert.doesNotMatch(page.html, /Test reader/)
  const administrator = await web.signedIn('administrator')
  assert.match(textOf((await administrator.get('/traces/own')).html), /Signed in/)
  assert.match((await administrator.get('/traces/own')).html, /href="\/traces\/own">What is kept of what you looked at/)
})

test('the file holds what was asked for, cannot carry a formula, and is traced', async () => {
  const { officer, web } = await lookedAt()
  await web.deps.traces.keep('test' as never, [{ at: '2026-11-23T08:00:00.000Z', userId: null, kind: 'searched', subject: { kind: 'list', id: 'search' }, route: '/search', words: '=HYPERLINK("x")' }])
  const file = await officer.get('/traces/traces.csv?group=looked')
  assert.equal(file.headers['content-disposition'], 'attachment; filename="traces-2026-11-23.csv"')
  assert.match(file.html, /^\ufeffWhen,Who,What,Of what,Record,More,Words\r\n/)
  assert.match(file.html, /'=HYPERLINK/)
  const last = web.deps.traces.kept.at(-1)
  assert.deepEqual([last?.kind, last?.subject?.kind, last?.what], ['exported', 'traces', 'csv'])
})

test('who looked how much is for the officer and the auditor alone, and says so where nobody looked', async () => {
  const { officer, manager, web } = await lookedAt()
  assert.match((await officer.get('/traces/looking')).html, /Nobody looked at anything on these days/)
  for (const path of ['/traces', '/traces/looking', '/traces/traces.csv']) assert.equal((await manager.get(path)).status, 403, path)
  const looking = async () => [{ userId: 'user-reader' as never, looked: 1_200, outOfHours: 11, mostInAnHour: 64, busiestHourAt: '2026-11-22T14:00:00.000Z', complaints: 30, withoutPart: 25, refused: 3 }]
  const other = await complaintsWeb()
  Object.assign(other.deps.traces, { looking })
  const page = textOf((await (await other.signedIn('auditor')).get('/traces/looking')).html)
  assert.match(page, /Test reader opened 64 different records in the hour from 22 November 2026, 14:00\./)
  assert.match(page, /Test reader looked 11 times before 7 in the morning/)
  assert.match(page, /None of this is a fault by itself/)
  assert.ok(web.deps.traces.kept.length > 0)
})

test('of one complaint the days are asked for in the address, and what a page of any record showed of it counts as that complaint', async () => {
  const { web, complaintId, manager, officer, reference } = await lookedAt()
  const path = `/complaints/${complaintId}/who-has-looked`
  await web.deps.traces.keep('test' as never, [{ at: '2026-03-11T10:00:00.000Z', userId: 'user-auditor' as never, kind: 'read', subject: { kind: 'entry', id: complaintId }, route: '/retention/records/:streamId' }])
  const march = await manager.get(`${path}?from=1+March+2026&to=31+March+2026`)
  assert.equal(rowsOf(march).length, 1)
  assert.match(textOf(march.html), /Test auditor Read How long it is kept/)
  assert.match((await manager.get(`${path}?from=1+April+2026&to=30+April+2026`)).html, /Nobody looked at it on these days/)
  assert.equal((await manager.get(`${path}?from=31/2/2026`)).status, 422)
  const inAll = await officer.get(`/traces?record=${encodeURIComponent(reference)}&from=1+March+2026&to=31+March+2026`)
  assert.ok(rowsOf(inAll)[0]?.includes(`Complaint ${reference}`), rowsOf(inAll).join())
  assert.match((await officer.get(path)).html, new RegExp(`href="/traces/traces.csv\\?record=${complaintId}`))
  assert.doesNotMatch((await manager.get(path)).html, /traces\.csv/)
})
