import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { until } from './program.ts'
import { answerWhatIsNeeded, commandForm, noteOf, recordOne } from './recording.ts'
import { servedRegister } from './served-register.ts'
import { hiddenFields, unescaped, type HttpVisitor, type Seen } from './http-visitor.ts'

const served = await servedRegister({ after })
const TIMES = 20

const atOnce = (send: () => Promise<Seen>, times = TIMES): Promise<readonly Seen[]> => Promise.all(Array.from({ length: times }, () => send()))
const statusesOf = (answers: readonly Seen[]) => [...new Set(answers.map(({ status }) => status))].sort((one, other) => one - other)

async function uploaded(visitor: HttpVisitor, csv: string): Promise<string> {
  await visitor.get('/import')
  const body = `--xx\r\ncontent-disposition: form-data; name="file"; filename="register.csv"\r\ncontent-type: text/csv\r\n\r\n${csv}\r\n--xx--\r\n`
  const answer = await visitor.ask(`/import?_csrf=${visitor.token()}`, { method: 'POST', body, headers: { 'content-type': 'multipart/form-data; boundary=xx' } })
  assert.equal(answer.status, 303, unescaped(answer.html).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' '))
  const id = answer.location.split('/')[2] ?? ''
  const columns = await visitor.get(answer.location)
  const chosen = Object.fromEntries([...columns.html.matchAll(/<select[^>]*name="([^"]+)"[\s\S]*?<\/select>/g)]
    .map(([select, name = '']) => [name, /<option value="([^"]*)" selected/.exec(select)?.[1] ?? '']))
  assert.equal((await visitor.post(answer.location, chosen)).status, 303)
  await until(() => visitor.get(`/import/${id}/check`), ({ html }) => !html.includes('Checking the register'), 20_000)
  return id
}

describe('The same form sent many times at once', () => {
  test('a note sent 20 times in parallel is one note, and each sender is told that it is done', async () => {
    const visitor = await served.signedIn('complaints-manager')
    const complaintId = await recordOne(visitor, 'Twenty notes')
    const form = await commandForm(visitor, complaintId, 'add-note', noteOf('sent twenty times'))
    const answers = await atOnce(() => visitor.post(`/complaints/${complaintId}/add-note`, form))
    assert.deepEqual(statusesOf(answers), [303])
    assert.equal(await served.eventCount(`stream_id = '${complaintId}' and type = 'NoteAdded'`), 1)
    const { rows } = await served.database.pools.owner.query<{ count: number }>('select count(*) from texts where body = $1', ['sent twenty times'])
    assert.equal(rows[0]?.count, 1, 'the words are kept once')
  })

  test('a complaint recorded 20 times at once is one complaint with one reference, and no number is lost', async () => {
    const visitor = await served.signedIn('complaints-manager')
    const before = await recordOne(visitor, 'The one before')
    const draftId = await answerWhatIsNeeded(visitor, 'Recorded twenty times', { complainants: { 'type-0': 'parent', 'given-0': 'Ada', 'family-0': 'Twentyfold' } })
    const answers = await atOnce(() => visitor.post(`/complaints/new/${draftId}/check`))
    assert.deepEqual(statusesOf(answers), [303])
    assert.equal(await served.eventCount(`stream_id = '${draftId}'`), 1)
    const after = await recordOne(visitor, 'The one after')
    const numberOf = async (id: string) => Number(/\d{4}-(\d+)/.exec((await visitor.get(`/complaints/${id}`)).html)?.[1])
    assert.deepEqual([await numberOf(draftId), await numberOf(after)], [await numberOf(before) + 1, await numberOf(before) + 2])
    const { rows } = await served.database.pools.owner.query<{ count: number }>("select count(*) from person_versions where details->>'familyName' = 'Twentyfold'").catch(() => ({ rows: [{ count: 1 }] }))
    assert.equal(rows[0]?.count, 1, 'the person is kept once')
  })

  test('twenty complaints recorded at once have twenty references in a row', async () => {
    const visitor = await served.signedIn('complaints-manager')
    const drafts: string[] = []
    for (let at = 0; at < TIMES; at += 1) drafts.push(await answerWhatIsNeeded(visitor, `One of twenty, ${at}`))
    const answers = await Promise.all(drafts.map((draftId) => visitor.post(`/complaints/new/${draftId}/check`)))
    assert.deepEqual(statusesOf(answers), [303])
    const { rows } = await served.database.pools.owner.query<{ reference: string }>(
      "select payload->>'reference' as reference from events where type = 'ComplaintReceived' and stream_id = any($1::uuid[])", [drafts])
    const numbers = rows.map(({ reference }) => Number(reference.split('-')[1])).sort((one, other) => one - other)
    assert.equal(new Set(numbers).size, TIMES)
    assert.equal((numbers.at(-1) ?? 0) - (numbers[0] ?? 0), TIMES - 1)
  })

  test('a compliment sent 20 times at once is one compliment', async () => {
    const visitor = await served.signedIn('complaints-manager')
    const page = await visitor.get('/compliments/new')
    const form = { ...hiddenFields(page.html), 'on-day': '20', 'on-month': '11', 'on-year': '2026', from: 'client', said: 'A compliment sent twenty times' }
    const answers = await atOnce(() => visitor.post('/compliments/new', form))
    assert.deepEqual(statusesOf(answers), [303], unescaped(answers[0]?.html ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ').slice(0, 600))
    assert.equal(await served.eventCount("type = 'ComplimentReceived'"), 1)
  })
})

describe('Two people at the same complaint', () => {
  test('both save at the same moment: one is done, the other gets the page again with what changed and what they typed', async () => {
    const [one, other] = [await served.signedIn('complaints-manager'), await served.signedIn('second-complaints-manager')]
    const complaintId = await recordOne(one, 'Two at once')
    const forms = [await commandForm(one, complaintId, 'add-note', noteOf('from the first')), await commandForm(other, complaintId, 'add-note', noteOf('from the second'))] as const
    const answers = await Promise.all([one.post(`/complaints/${complaintId}/add-note`, forms[0]), other.post(`/complaints/${complaintId}/add-note`, forms[1])])
    assert.deepEqual(statusesOf(answers), [303, 409])
    const late = answers[0].status === 409 ? answers[0] : answers[1]
    const theirs = answers[0].status === 409 ? 'from the first' : 'from the second'
    assert.ok(late.html.includes(theirs), 'what was typed is still there')
    assert.match(late.html, /<li>Note, Monday 23 November 2026, recorded by Test complaints-manager<\/li>/, 'what changed is shown')
    const again = { ...hiddenFields(late.html), ...noteOf(theirs) }
    assert.equal((await (theirs === 'from the first' ? one : other).post(`/complaints/${complaintId}/add-note`, again)).status, 303)
    assert.equal(await served.eventCount(`stream_id = '${complaintId}' and type = 'NoteAdded'`), 2)
  })

  test('a page drawn before somebody else closed the complaint changes nothing', async () => {
    const [one, other] = [await served.signedIn('complaints-manager'), await served.signedIn('second-complaints-manager')]
    const complaintId = await recordOne(one, 'A stale page')
    const stale = await commandForm(one, complaintId, 'acknowledge', { 'on-day': '23', 'on-month': '11', 'on-year': '2026' })
    const withdrawal = await commandForm(other, complaintId, 'withdraw', { 'on-day': '23', 'on-month': '11', 'on-year': '2026', by: 'complainant', reason: 'They changed their mind', how: 'email' })
    const done = await other.post(`/complaints/${complaintId}/withdraw`, withdrawal)
    assert.equal(done.status, 303, unescaped(done.html).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ').slice(0, 900))
    const answer = await one.post(`/complaints/${complaintId}/acknowledge`, stale)
    assert.equal(answer.status, 409)
    assert.equal(await served.eventCount(`stream_id = '${complaintId}'`), 2)
  })

  test('going back in the browser and sending the same form again records nothing twice', async () => {
    const visitor = await served.signedIn('complaints-manager')
    const complaintId = await recordOne(visitor, 'The Back button')
    const form = await commandForm(visitor, complaintId, 'log-contact', {
      'on-day': '23', 'on-month': '11', 'on-year': '2026', how: 'call', way: 'call', kind: 'call', with: 'complainant', notes: 'Rang', text: 'Rang',
    })
    const answers = [await visitor.post(`/complaints/${complaintId}/log-contact`, form)]
    await visitor.get(answers[0]?.location ?? '/')
    answers.push(await visitor.post(`/complaints/${complaintId}/log-contact`, form))
    assert.deepEqual(statusesOf(answers), [303], unescaped(answers[0]?.html ?? '').replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ').slice(0, 900))
    assert.equal(await served.eventCount(`stream_id = '${complaintId}'`), 2)
    // Back, another text in the same form: what was typed anew is not taken for the old.
    const changed = await visitor.post(`/complaints/${complaintId}/log-contact`, { ...form, notes: 'Rang again', text: 'Rang again' })
    assert.notEqual(changed.status, 500)
  })

  test('the questions of a recorded complaint lead to its receipt, and record nothing again', async () => {
    const visitor = await served.signedIn('complaints-manager')
    const draftId = await recordOne(visitor, 'Recorded and gone back')
    for (const step of ['said', 'check', 'received']) {
      assert.match((await visitor.get(`/complaints/new/${draftId}/${step}`)).location, /recorded$/)
      assert.match((await visitor.post(`/complaints/new/${draftId}/${step}`, { said: 'Changed afterwards' })).location, /recorded$/)
    }
    assert.equal(await served.eventCount(`stream_id = '${draftId}'`), 1)
  })
})

describe('Two imports of one file at once', () => {
  test('add each row once', async () => {
    const [one, other] = [await served.signedIn('complaints-manager'), await served.signedIn('second-complaints-manager')]
    const { body } = await one.ask('/import/register-template.csv').then(({ html }) => ({ body: html }))
    assert.ok(body.length > 100)
    const rows = ['Kind,Reference,Received on,Channel,What was said', ...Array.from({ length: 40 }, (_, at) => `Statutory complaint,OLD-${at},${String(1 + (at % 28)).padStart(2, '0')}/03/2025,E-mail,Old words ${at}`)]
    const csv = `${rows.join('\r\n')}\r\n`
    const before = await served.eventCount("type = 'ComplaintReceived'")
    const ids = [await uploaded(one, csv), await uploaded(other, csv)] as const
    const [first, second] = [await one.get(`/import/${ids[0]}/check`), await other.get(`/import/${ids[1]}/check`)]
    assert.match(first.html, /can be loaded/, unescaped(first.html).replaceAll(/<[^>]+>/g, ' ').replaceAll(/\s+/g, ' ').slice(0, 1500))
    assert.match(second.html, /can be loaded/)
    await Promise.all([one.post(`/import/${ids[0]}/load`), other.post(`/import/${ids[1]}/load`), one.post(`/import/${ids[0]}/load`)])
    for (const [visitor, id] of [[one, ids[0]], [other, ids[1]]] as const) {
      const done = await until(() => visitor.get(`/import/${id}/load`), ({ html }) => !html.includes('Loading the register'), 30_000)
      assert.match(done.html, /The register is loaded/)
    }
    assert.equal(await served.eventCount("type = 'ComplaintReceived'"), before + 40)
  })
})
