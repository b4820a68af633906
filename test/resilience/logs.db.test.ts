import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, describe, test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { openEmbedded } from '../../src/storage/embedded/embedded.ts'
import { hiddenFields, httpVisitor, type Fields, type HttpVisitor } from './http-visitor.ts'
import { PROGRAM_MANAGER, PROGRAM_PASSWORD, programWithRegister, until } from './program.ts'
import { commandForm, noteOf, recordOne } from './recording.ts'

/** What is typed on the way; none of it may stand in what the program prints. */
const TYPED = [
  'Wilhelmina', 'Thistlethwaite', 'Peregrine', 'wilhelmina@thistle.example', '01632 960777', '7 Bramblegate', 'The minibus never came', 'A written apology for the minibus', 'Contactwords about a visit',
  'Notewords of the manager', 'Answerwords for the family', 'Rowname Importson', 'Rowwords of the register', 'Complimentwords', 'Withdrawnwords',
  PROGRAM_MANAGER, PROGRAM_PASSWORD, 'Mo Manager', 'admin@testshire.example', 'wrong-password-typed', 'nobody@thistle.example', 'secret-search-words',
] as const
const TODAY: Fields = { 'on-day': '23', 'on-month': '11', 'on-year': '2026' }

const heard = await programWithRegister({ after })
const running = heard.start()
const address = await running.address()

async function casework(visitor: HttpVisitor): Promise<string> {
  const complaintId = await recordOne(visitor, 'The minibus never came', {
    complainants: { 'type-0': 'parent', 'given-0': 'Wilhelmina', 'family-0': 'Thistlethwaite', 'email-0': 'wilhelmina@thistle.example', 'telephone-0': '01632 960777', 'address-0': '7 Bramblegate' },
    children: { 'given-0': 'Peregrine', 'family-0': 'Thistlethwaite' }, points: { 'point-0': 'The minibus never came', 'outcome-0': 'A written apology for the minibus' },
  })
  for (const [command, typed] of [
    ['acknowledge', TODAY], ['add-note', noteOf('Notewords of the manager')], ['log-contact', { ...TODAY, how: 'visit', kind: 'visit', with: 'complainant', text: 'Contactwords about a visit', notes: 'Contactwords about a visit' }],
    ['answer-stage-one', { ...TODAY, text: 'Answerwords for the family', scope: 'whole', whole: 'upheld', finding: 'upheld' }], ['withdraw', { ...TODAY, reason: 'Withdrawnwords', by: 'complainant' }],
  ] as const) await visitor.post(`/complaints/${complaintId}/${command}`, await commandForm(visitor, complaintId, command, typed)).catch(() => undefined)
  for (const path of ['', '/clocks/acknowledgement', '/acknowledge', '/correct?entry=1']) await visitor.get(`/complaints/${complaintId}${path}`)
  return complaintId
}

async function otherWork(visitor: HttpVisitor): Promise<void> {
  const compliment = hiddenFields((await visitor.get('/compliments/new')).html)
  await visitor.post('/compliments/new', { ...compliment, ...TODAY, from: 'client', said: 'Complimentwords' })
  for (const words of ['Thistlethwaite', 'Thistlethwayte', 'secret-search-words', 'wilhelmina@thistle.example']) await visitor.post('/search', { words })
  await visitor.get('/work?owner=Thistlethwaite&team=Wilhelmina')
  await visitor.get('/figures/2026-27')
  const file = '--xx\r\ncontent-disposition: form-data; name="file"; filename="Rowname Importson.csv"\r\n\r\nKind,Reference,Received on,Channel,What was said\r\nRowwords of the register,Rowname Importson,31/02/2025,E-mail,Rowwords of the register\r\n--xx--\r\n'
  await visitor.get('/import')
  const upload = await visitor.ask(`/import?_csrf=${visitor.token()}`, { method: 'POST', body: file, headers: { 'content-type': 'multipart/form-data; boundary=xx' } })
  await visitor.get(upload.location)
}

/** Everything that goes wrong with words in it: no such page, a form too large, a form that is not ours, a fault, a wrong password. */
async function mishaps(visitor: HttpVisitor, complaintId: string): Promise<void> {
  const stranger = httpVisitor(address, new URL(address).host)
  await stranger.get('/sign-in')
  for (const email of ['nobody@thistle.example', PROGRAM_MANAGER]) await stranger.post('/sign-in', { email, password: 'wrong-password-typed' })
  await stranger.get('/work?next=Thistlethwaite')
  await stranger.post('/search', { words: 'Thistlethwaite' })
  stranger.close()
  await visitor.get('/Thistlethwaite/Wilhelmina')
  await visitor.get('/complaints/Thistlethwaite%ff')
  await visitor.post('/search', { words: 'Thistlethwaite'.repeat(200_000) })
  await visitor.post('/search', { _csrf: 'x', words: 'Thistlethwaite' })
  await visitor.ask('/search', { method: 'POST', body: '{"words":"Thistlethwaite"', headers: { 'content-type': 'application/json' } })
  const form = await commandForm(visitor, complaintId, 'add-note', noteOf('Notewords of the manager'))
  process.kill(heard.databasePid() ?? 0, 'SIGKILL')
  await visitor.post(`/complaints/${complaintId}/add-note`, form)
  await visitor.post('/search', { words: 'Thistlethwaite' })
  await until(() => visitor.get('/health'), ({ status }) => status === 200, 30_000)
}

/** A value that the database refuses, and would quote with the row and the statement. */
async function refusedByTheDatabase(): Promise<void> {
  const { connections, release } = await openEmbedded(join(heard.folder, 'register'), '/var/lib/heard', () => undefined)
  const client = new pg.Client(connections.owner)
  await client.connect()
  await client.query('create temp table kept (name text primary key)')
  await client.query('insert into kept values ($1)', ['Thistlethwaite'])
  await assert.rejects(client.query('insert into kept values ($1)', ['Thistlethwaite']), /duplicate key/)
  await assert.rejects(client.query("insert into kept values ('Thistlethwaite')"), /duplicate key/)
  await client.end()
  await release()
}

describe('What the program prints', () => {
  test('names nobody and quotes nothing, through a whole working day and everything that goes wrong in it', async () => {
    const visitor = httpVisitor(address, new URL(address).host)
    await visitor.signIn(PROGRAM_MANAGER, PROGRAM_PASSWORD)
    const complaintId = await casework(visitor)
    await otherWork(visitor)
    await mishaps(visitor, complaintId)
    await visitor.post('/sign-out')
    visitor.close()
    await refusedByTheDatabase()
    await pause(200)
    running.kill('SIGTERM')
    assert.equal(await running.ended, 0)
    const printed = running.printed()
    assert.ok(printed.split('\n').filter((line) => line.startsWith('{')).length > 50, 'requests are logged')
    assert.deepEqual(TYPED.filter((words) => printed.toLowerCase().includes(words.toLowerCase())), [])
    assert.doesNotMatch(printed, new RegExp(complaintId), 'no ids of complaints')
    assert.doesNotMatch(printed, /DeprecationWarning|Unhandled|MaxListeners/)
    // Nor does the log of the database, which lies beside the data.
    const databaseLog = readFileSync(join(heard.folder, 'register/postgres.log'), 'utf8')
    assert.match(databaseLog, /duplicate key/)
    assert.deepEqual(TYPED.filter((words) => databaseLog.toLowerCase().includes(words.toLowerCase())), [])
  })
})
