import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { hiddenFields, httpVisitor, unescaped, type HttpVisitor } from './http-visitor.ts'
import { PROGRAM_MANAGER, PROGRAM_PASSWORD, programWithRegister, until, type Program } from './program.ts'
import { addNote, commandForm, noteOf, recordOne } from './recording.ts'

const heard = await programWithRegister({ after })
const running = heard.start()
const address = await running.address()

async function signedIn(): Promise<HttpVisitor> {
  const visitor = httpVisitor(address, new URL(address).host)
  after(() => visitor.close())
  await visitor.signIn(PROGRAM_MANAGER, PROGRAM_PASSWORD)
  return visitor
}

function endDatabase({ databasePid }: Program, signal: NodeJS.Signals): void {
  const pid = databasePid()
  assert.ok(pid !== null && pid > 0)
  process.kill(pid, signal)
}

const isBack = ({ status }: Readonly<{ status: number }>) => status === 200

describe('When the database goes away under the running program', () => {
  for (const [how, signal] of [['is killed', 'SIGKILL'], ['is stopped', 'SIGINT'], ['is shut down at once', 'SIGQUIT']] as const)
    test(`and ${how}, pages say so in plain words until it is back by itself, and nothing acknowledged is lost`, async () => {
      const visitor = await signedIn()
      const complaintId = await recordOne(visitor, `Before it ${how}`)
      const acknowledged: string[] = []
      const seen = new Set<number>()
      let isOver = false
      const saving = (async () => {
        for (let at = 1; !isOver; at += 1) {
          const words = `note ${at} while it ${how}`
          // Between pages that cannot be read the form is asked for again, as somebody would.
          const answer = await addNote(visitor, complaintId, words).catch(() => null)
          if (answer !== null) seen.add(answer.status)
          if (answer?.status === 303) acknowledged.push(words)
          else await pause(20)
        }
      })()
      const areKept = (more: number) => until(() => Promise.resolve(acknowledged.length), (kept) => kept >= more, 60_000)
      await areKept(3)
      endDatabase(heard, signal)
      const away = await until(() => visitor.get('/work'), ({ status }) => status !== 200, 5_000).catch(() => null)
      if (away !== null) {
        assert.equal(away.status, 503)
        assert.match(away.html, /The database is away/)
        assert.doesNotMatch(away.html, /ECONN|terminat|\.ts:/)
      }
      await until(() => visitor.get('/work'), isBack, 30_000)
      await areKept(acknowledged.length + 3)
      isOver = true
      await saving
      assert.deepEqual([...seen].filter((status) => status !== 303 && status !== 503), [])
      const page = unescaped((await visitor.get(`/complaints/${complaintId}`)).html)
      assert.deepEqual(acknowledged.filter((words) => !page.includes(words)), [])
      assert.equal((await visitor.get('/health')).status, 200)
    })

  test('the form that was being sent waits in the page whole, and is saved once when it is sent again', async () => {
    const visitor = await signedIn()
    const complaintId = await recordOne(visitor, 'A form in flight')
    const form = await commandForm(visitor, complaintId, 'add-note', noteOf('Typed “while” <it> was & away'))
    endDatabase(heard, 'SIGKILL')
    const away = await visitor.post(`/complaints/${complaintId}/add-note`, form)
    assert.equal(away.status, 503)
    const kept = hiddenFields(away.html)
    assert.equal(kept['text'], 'Typed “while” <it> was & away')
    assert.equal(kept['commandId'], form['commandId'])
    await until(() => visitor.get('/health'), isBack, 30_000)
    for (let times = 0; times < 3; times += 1) assert.equal((await visitor.post(`/complaints/${complaintId}/add-note`, kept)).status, 303)
    const page = unescaped((await visitor.get(`/complaints/${complaintId}`)).html)
    assert.equal(page.split('Typed “while” <it> was & away').length - 1, 1)
  })

  test('afterwards verify finds nothing and the projections are whole', async () => {
    assert.equal((await heard.run(['verify'])).code, 0)
    assert.equal((await heard.run(['rebuild', '--check'])).code, 0)
  })

  test('and what was printed names nobody', () => {
    assert.doesNotMatch(running.printed(), /note \d|in flight|Mo Manager|manager@testshire|while it/)
  })
})
