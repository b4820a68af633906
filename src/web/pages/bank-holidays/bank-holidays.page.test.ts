import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { complain, projectedStore } from '../../../../test/support/recorded-complaints.ts'
import { TEST_AUTHORITY, testWeb, textOf, type Visitor } from '../../../../test/support/web.ts'
import { ENGLAND_AND_WALES } from '../../../domain/calendar/england-and-wales.ts'

const of2026 = ENGLAND_AND_WALES.days.filter(({ on }) => on.startsWith('2026')).map(({ on, title }) => ({ date: on, title }))
const file = (events: readonly unknown[]) => JSON.stringify({ 'england-and-wales': { division: 'england-and-wales', events } })

test('a later list is shown before it is applied, and then it is counted with', async () => {
  const web = await testWeb()
  const manager = await web.signedIn()
  assert.match(textOf((await manager.get('/bank-holidays')).html), /england-and-wales-2006-2027.*It came with Heard/)
  const { location, status } = await manager.post('/bank-holidays', { list: file([...of2026, { date: '2026-12-01', title: 'A <late> day' }]) })
  assert.equal(status, 303)
  const proposal = await manager.get(location)
  assert.match(textOf(proposal.html), /Tuesday 1 December 2026 A &?<?late.*New/)
  assert.doesNotMatch(proposal.html, /<late>/)
  const fingerprint = /name="fingerprint" value="([0-9a-f]{14})"/.exec(proposal.html)?.[1] ?? ''
  assert.equal((await manager.post(location, { fingerprint: 'untrue' })).status, 422, 'a page that is no longer true comes back')
  const applied = await manager.post(location, { fingerprint })
  assert.equal(applied.location, '/bank-holidays?applied=yes')
  assert.match(textOf((await manager.get(applied.location)).html), /The list is counted with.*Tuesday 1 December 2026/)
  assert.equal((await manager.post(location, { fingerprint })).status, 303, 'a second click ends in the same place')
})

test('a list that cannot be read goes back to its box with what is wrong', async () => {
  const manager = await (await testWeb()).signedIn()
  await manager.get('/bank-holidays')
  for (const [list, said] of [['', /Paste the list/], ['no', /not JSON/], [file([{ date: '2026-02-30', title: 'x' }]), /2026-02-30” is not a day/]] as const) {
    assert.match(textOf((await manager.post('/bank-holidays', { list })).html), said)
  }
})

test('days that go missing ask why', async () => {
  const manager = await (await testWeb()).signedIn()
  await manager.get('/bank-holidays')
  const { location } = await manager.post('/bank-holidays', { list: file(of2026.slice(1)) })
  const page = await manager.get(location)
  const fingerprint = /name="fingerprint" value="([0-9a-f]{14})"/.exec(page.html)?.[1] ?? ''
  assert.match(textOf((await manager.post(location, { fingerprint })).html), /Say why days are missing/)
  assert.equal((await manager.post(location, { fingerprint, reason: 'Withdrawn by proclamation' })).status, 303)
})

test('another person’s list, and a list for those it is no business of, are not there', async () => {
  const web = await testWeb()
  const manager = await web.signedIn()
  await manager.get('/bank-holidays')
  const { location } = await manager.post('/bank-holidays', { list: file([...of2026, { date: '2026-12-01', title: 'A day' }]) })
  const head = await web.signedIn('head-of-service')
  assert.equal((await head.get(location)).status, 403)
  assert.equal((await manager.get('/bank-holidays/11111111-1111-4111-8111-111111111111')).status, 404)
})

/** Sends a file as a browser does, with the token of the page in the address. */
async function upload(someone: Visitor, content: string, fileName = 'bank-holidays.json') {
  const action = /action="(\/bank-holidays\/file\?_csrf=[^"]+)"/.exec((await someone.get('/bank-holidays')).html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  const body = `--heardboundary\r\nContent-Disposition: form-data; name="file"; filename="${fileName}"\r\nContent-Type: application/json\r\n\r\n${content}\r\n--heardboundary--\r\n`
  return { action, body, answer: await someone.send(action, body, 'multipart/form-data; boundary=heardboundary') }
}

const withLateDay = file([...of2026, { date: '2026-12-01', title: 'A \u0000late\nday' }])

test('the list may come as a file, with the mark that some programs put before it', async () => {
  const manager = await (await testWeb()).signedIn()
  for (const text of [withLateDay, `\uFEFF${withLateDay}`]) {
    const { answer } = await upload(manager, text)
    assert.match(answer.location, /^\/bank-holidays\/[0-9a-f-]{36}$/)
    assert.match(textOf((await manager.get(answer.location)).html), /Tuesday 1 December 2026 A late day New/)
  }
})

test('a file that is none, too large, not whole or not of GOV.UK goes back to its box with what is wrong', async () => {
  const manager = await (await testWeb()).signedIn()
  const said = async (content: string, fileName?: string) => {
    const { answer } = await upload(manager, content, fileName)
    assert.equal(answer.status, 422)
    assert.match(answer.html, /id="file-error"/)
    return textOf(answer.html)
  }
  assert.match(await said('', ''), /Choose a file/)
  assert.match(await said(''), /not JSON/)
  assert.match(await said('\u0000\u0001PK'), /not JSON/)
  assert.match(await said('x'.repeat(2_000_001)), /far larger/)
  assert.match(await said(file([{ date: '2026-12-01', title: '\u0000 ' }])), /1 December 2026 has no name/)
  const { action, body } = await upload(manager, 'x')
  assert.match(textOf((await manager.send(action, body.slice(0, -20), 'multipart/form-data; boundary=heardboundary')).html), /did not arrive whole/)
  assert.match(textOf((await manager.send(action, body, 'multipart/form-data')).html), /Choose a file/)
  const foreign = await manager.send('/bank-holidays/file?_csrf=x', body, 'multipart/form-data; boundary=heardboundary')
  assert.ok(foreign.status >= 400 && foreign.status !== 422, 'a form of another site is not read')
})

test('a file that is not written in UTF-8 is refused in words', async () => {
  const web = await testWeb()
  const manager = await web.signedIn()
  const { action } = await upload(manager, 'x')
  const [head, tail] = ['--b\r\nContent-Disposition: form-data; name="file"; filename="a.json"\r\n\r\n', '\r\n--b--\r\n']
  const payload = Buffer.concat([Buffer.from(head), Buffer.from([0xff, 0xfe, 0x7b]), Buffer.from(tail)])
  const cookie = [...manager.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
  const answer = await web.server.inject({
    method: 'POST', url: action, payload, headers: { host: 'testshire.example', cookie, 'content-type': 'multipart/form-data; boundary=b' },
  })
  assert.equal(answer.statusCode, 422)
  assert.match(textOf(answer.body), /not JSON/)
})

test('the dates that move are called by the titles of their clocks', async () => {
  const db = await projectedStore({ after }, { today: '2026-11-23' })
  await complain(db.store, db.authorityId, { receivedOn: '2026-11-20', reference: 'M-1', recordedAt: '2026-11-20T09:00:00.000Z' })
  const manager = await (await testWeb({ services: db.services, authorityFor: async () => ({ ...TEST_AUTHORITY, authorityId: db.authorityId }) })).signedIn()
  const { answer } = await upload(manager, withLateDay)
  const proposal = await manager.get(answer.location)
  assert.match(textOf(proposal.html), /M-1 Answer at stage 1 .*4 December 2026 .*7 December 2026 Not told/)
  assert.doesNotMatch(textOf(proposal.html), /stage-1-answer/)
})
