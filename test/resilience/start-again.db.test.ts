import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { httpVisitor } from './http-visitor.ts'
import { PROGRAM_MANAGER, PROGRAM_PASSWORD, endProcess, program, programWithRegister, until, type Running } from './program.ts'
import { isCampaign } from './long.ts'
import { addNote, recordOne } from './recording.ts'
import { sendDocument } from './uploading.ts'

async function signedIn(address: string) {
  const visitor = httpVisitor(address, new URL(address).host)
  after(() => visitor.close())
  await visitor.signIn(PROGRAM_MANAGER, PROGRAM_PASSWORD)
  return visitor
}

async function refusesOrNothing(address: string): Promise<string> {
  return fetch(address).then((answer) => `answered ${answer.status}`, () => 'nothing listens')
}

describe('Starting again needs no manual step', async () => {
  const heard = await programWithRegister({ after })

  const furtherDeaths = isCampaign ? ['the server alone', 'the database and then the server'] : []
  for (const killed of ['the server and the database', ...furtherDeaths])
    test(`after kill -9 of ${killed} in the middle of saving`, async () => {
      const running = heard.start()
      const visitor = await signedIn(await running.address())
      const complaintId = await recordOne(visitor, `Before ${killed}`)
      // Another complaint, which nobody changes while a document is sent to it.
      const sender = await signedIn(await running.address())
      const withDocument = await recordOne(sender, `With a document, before ${killed}`)
      const acknowledged: string[] = []
      const saving = (async () => {
        for (let at = 1; ; at += 1) {
          if ((await addNote(visitor, complaintId, `${killed} ${at};`)).status !== 303) return
          acknowledged.push(`${killed} ${at};`)
        }
      })().catch(() => undefined)
      await until(() => Promise.resolve(acknowledged.length), (kept) => kept > 3, 60_000)
      const sending = sendDocument(sender, withDocument, 'sent when it was killed.pdf', 30).catch(() => false)
      await pause(40)
      const database = heard.databasePid()
      if (killed === 'the database and then the server') {
        endProcess(database)
        await pause(20)
      }
      running.kill('SIGKILL')
      if (killed === 'the server and the database') endProcess(database)
      const [,, isFiled] = await Promise.all([running.ended, saving, sending])
      const again = heard.start()
      const reader = await signedIn(await again.address())
      const page = await reader.get(`/complaints/${complaintId}`)
      assert.deepEqual(acknowledged.filter((words) => !page.html.includes(words)), [])
      const documents = (await reader.get(`/complaints/${withDocument}/documents`)).html
      assert.ok(!isFiled || documents.includes('sent when it was killed.pdf'))
      again.kill('SIGTERM')
      assert.equal(await again.ended, 0)
      assert.equal((await heard.run(['verify', '--documents'])).code, 0, 'and what is filed of the document is all of it')
      assert.equal((await heard.run(['rebuild', '--check'])).code, 0)
    })

  test('two that are started at once: one serves, the other says so and ends', async () => {
    const both = [heard.start(), heard.start()] as const
    const first = await Promise.race(both.map(async (running) => ({ running, address: await running.address().catch(() => '') }))
      .map(async (one) => ((await one).address === '' ? new Promise<never>(() => undefined) : one)))
    const other = both.find((running) => running !== first.running) as Running
    assert.equal(await other.ended, 1)
    assert.match(other.printed(), /Heard is already running/)
    assert.equal((await (await signedIn(first.address)).get('/work')).status, 200)
    first.running.kill('SIGTERM')
    assert.equal(await first.running.ended, 0)
    assert.equal(heard.databasePid(), null)
  })

  test('a third that comes while one serves says where that is', async () => {
    const running = heard.start()
    const address = await running.address()
    const other = heard.start()
    assert.equal(await other.ended, 1)
    assert.ok(other.printed().includes(address), other.printed())
    running.kill('SIGTERM')
    await running.ended
  })
})

if (isCampaign) describe('The demonstration', () => {
  for (const signal of ['SIGTERM', 'SIGKILL'] as const)
    test(`stopped by ${signal} while it is loaded is loaded afresh, and nothing listens before its end`, async () => {
      const heard = program({ after })
      const first = heard.start()
      await until(async () => first.printed(), (printed) => /500 of/.test(printed), 60_000)
      assert.doesNotMatch(first.printed(), /Heard is ready|Server listening/)
      first.kill(signal)
      const code = await first.ended
      if (signal === 'SIGTERM') assert.ok(code === 0 || code === 1, `${code}: ${first.printed().slice(-500)}`)
      const again = heard.start()
      const address = await again.address()
      assert.match(again.printed(), /loaded afresh/)
      assert.equal((await httpVisitor(address, new URL(address).host).get('/sign-in')).status, 200)
      again.kill('SIGTERM')
      assert.equal(await again.ended, 0)
      assert.equal(await refusesOrNothing(address), 'nothing listens')
      assert.equal((await heard.run(['verify', '--demo'])).code, 0)
    })
})
