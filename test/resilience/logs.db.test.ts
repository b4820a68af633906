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

/** A visitor of whom every address that they were given is kept: links, forms and where they were sent. */
function watched(visitor: HttpVisitor): HttpVisitor & Readonly<{ addresses: string[] }> {
  const addresses: string[] = []
  const note = async (asked: ReturnType<HttpVisitor['get']>) => {
    const seen = await asked
    addresses.push(seen.location, ...[...seen.html.matchAll(/(?:href|action|src)="([^"]*)"/g)].map(([, address]) => address ?? ''))
    return seen
  }
  return { ...visitor, addresses, get: (path) => note(visitor.get(path)), post: (path, fields, sent) => note(visitor.post(path, fields, sent)) }
}

/** What else than pages keeps rows of its own: jobs, and who looked at what without the words that stand apart. */
async function otherRows(): Promise<string> {
  const { connections, release } = await openEmbedded(join(heard.folder, 'register'), '/var/lib/heard', () => undefined)
  const client = new pg.Client(connections.owner)
  await client.connect()
  const { rows: tables } = await client.query<{ name: string }>(`select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'heard_jobs'`)
  let text = ''
  for (const name of [...tables.map((table) => table.name), 'traces']) text += JSON.stringify((await client.query(`select * from ${name}`)).rows)
  const { rows: [operators] } = await client.query<{ routes: string[] }>(`select array_agg(distinct route || ' ' || kind) as routes from traces where user_id = 'operator'`)
  await client.end()
  await release()
  assert.ok(tables.length > 3, 'the jobs have tables')
  for (const left of ['heard report exported', 'heard backup exported', 'heard user listed']) assert.ok(operators?.routes.includes(left), `${left} is among ${operators?.routes.join(', ') ?? 'nothing'}`)
  return text
}

/** What the operator's commands print beside what they were asked for. */
async function commands(): Promise<string> {
  const printed: string[] = []
  for (const args of [
    ['report', '--year', '2026-27', '--format', 'csv', '--out', join(heard.folder, 'out')], ['backup', join(heard.folder, 'all.heard')], ['verify'], ['seal'], ['rebuild', '--check'],
    ['user', 'unlock', 'nobody@thistle.example'], ['user', 'list'],
  ]) printed.push((await heard.run(args)).printed)
  return printed.join('\n')
}

const withoutTyped = (text: string) => TYPED.filter((words) => [words, encodeURIComponent(words), words.replaceAll(' ', '+')].some((form) => text.toLowerCase().includes(form.toLowerCase())))

describe('What the program prints', () => {
  test('names nobody and quotes nothing, through a whole working day and everything that goes wrong in it', async () => {
    const visitor = watched(httpVisitor(address, new URL(address).host))
    await visitor.signIn(PROGRAM_MANAGER, PROGRAM_PASSWORD)
    const complaintId = await casework(visitor)
    await otherWork(visitor)
    // The work list keeps what it is filtered by in its links: there somebody wrote names into the address themselves.
    const given = visitor.addresses.filter((address) => !address.startsWith('/work?'))
    assert.ok(given.length > 500, 'pages have addresses')
    assert.deepEqual(withoutTyped(given.join('\n')), [], 'no link, form or redirection names anybody')
    await mishaps(visitor, complaintId)
    await visitor.post('/sign-out')
    visitor.close()
    await refusedByTheDatabase()
    // The list of accounts is asked for to see those.
    const accounts: readonly string[] = [PROGRAM_MANAGER, 'Mo Manager', 'admin@testshire.example']
    assert.deepEqual(withoutTyped(await commands()).filter((words) => !accounts.includes(words)), [])
    assert.deepEqual(withoutTyped(await otherRows()), [], 'no job and no trace names anybody')
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
