import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { beginReport } from '../../src/application/report/begin-report.ts'
import type { Role } from '../../src/application/ports.ts'
import { RECORDED_BY_OUTBOX } from '../../src/domain/complaint/threads/letters/events.ts'
import { COMMAND_FORMS } from '../../src/web/pages/command/command-forms.ts'
import { ROUTES } from '../../src/web/routes.ts'
import type { Fields, Visitor } from '../support/web.ts'
import { fillEveryTable, tablesOf } from '../support/every-table.ts'
import { isCampaign } from './long.ts'
import { difference, isFor, NOWHERE, plainly } from '../sealed/alike.ts'
import { ONLY_SEALED, twoRegisters } from '../sealed/registers.ts'

const web = await twoRegisters({ after })
/** Whoever asks is of one register; everything they ask for stands in the other, which has something of every kind. */
const { plain: ours, sealed: elsewhere, services } = web
const reportId = services.ids.next()
await beginReport(services, elsewhere.keeper, { reportId, commandId: services.ids.next(), year: '2025-26', document: 'annual-report', continues: null, outline: [{ heading: 'Elsewherewords', text: 'Elsewherewords' }] })

/** One id that stands in every column of every table there that takes one, and a word that stands in every column that takes words. */
const EVERYWHERE = { authorityId: elsewhere.authorityId, id: services.ids.next(), word: 'Elsewhereword' }
await fillEveryTable(web, (await tablesOf(web)).filter(({ name }) => name !== 'settings_versions'), EVERYWHERE)

async function idsOf(statement: string): Promise<readonly string[]> {
  return (await web.pools.owner.query<{ id: string }>(statement, [elsewhere.authorityId])).rows.map(({ id }) => id)
}
const STREAMS = await idsOf('select distinct on (stream_kind) stream_id as id from events where authority_id = $1 order by stream_kind, recorded_at desc')
const PEOPLE = await idsOf('select person_id as id from complaint_people where authority_id = $1 limit 1')
/** A stream of each kind that is there (in a campaign, else two), a person, an account, and the one that is everywhere. */
const FOREIGN = [...(isCampaign ? STREAMS : [elsewhere.ordinary[0] ?? '', elsewhere.enquiry]), ...PEOPLE, ...await idsOf("select user_id as id from users where authority_id = $1 and role = 'team-manager'"), EVERYWHERE.id]
const TELLING = [...Object.values(ONLY_SEALED), EVERYWHERE.word, 'Elsewherewords']

const ROLES_ASKING: readonly Role[] = ['complaints-manager', 'team-manager', 'data-protection-officer', 'administrator', 'outside']
const ANY_FORM: Fields = { 'on-day': '1', 'on-month': '3', 'on-year': '2026', text: 'Something', reason: 'Something', why: 'Something', name: 'Something', expectedSeq: '1', seq: '1', entry: '1' }
const WITH_ID = ROUTES.filter(({ url }) => /:(\w*Id|id|part|file)\b/.test(url))
/** Where what never was is no “not found”: a draft that begins, one’s own account, what has ended for somebody from outside, what was read already. */
const BEGINS_ANEW = /^\/(drafts|complaints\/new|account|my-complaint|seals\/notices)\//
/** What the first id of a path is followed by. */
const OTHERS: Readonly<Record<string, string>> = { command: 'correct', step: 'check', sequel: 'correct', clockId: 'acknowledgement', stage: 'stage-1', whose: 'child', table: 'outcomes', year: '2025-26', kind: 'annual-report', part: 'edition-1', page: '1', paper: 'answer', item: 'x' }

function pathOf(url: string, id: string, others = OTHERS): string {
  return url.replaceAll(/:(\w+)/g, (_, name: string) => (/Id$|^id$/.test(name) ? id : others[name] ?? id))
}

/** What came back, whole, and every header that says something of it; the id that was asked for is known to whoever asked. */
async function answerOf(visitor: Visitor, method: string, path: string, id: string, fields: Fields = ANY_FORM): Promise<string> {
  const seen = method === 'GET' ? await visitor.get(path) : await visitor.post(path, fields)
  const headers = Object.entries(seen.headers).filter(([name]) => !['date', 'keep-alive', 'set-cookie'].includes(name)).map(([name, value]) => `${name}: ${String(value)}`).toSorted()
  const plainHtml = plainly({ ...seen, html: seen.html.replaceAll(id, 'ID'), location: seen.location.replaceAll(id, 'ID') })
  return `${headers.join('\n')}\n${plainHtml}`
}

/** Signed in once: a form that asks for the password locks whoever gets it wrong as often as is tried here. */
const manager = await ours.signedIn('complaints-manager')

async function foreignRows(): Promise<unknown> {
  const { rows } = await web.pools.owner.query('select (select count(*) from events where authority_id = $1) as events, (select count(*) from texts where authority_id = $1) as texts, (select count(*) from people where authority_id = $1) as people, (select count(*) from drafts where authority_id = $1) as drafts, (select count(*) from users where authority_id = $1 and is_active) as users', [elsewhere.authorityId])
  return rows
}

describe('What stands in another authority is answered as what never was', () => {
  const counted = { routes: new Set<string>(), asked: 0, notFound: 0, refused: 0 }

  for (const role of ROLES_ASKING) test(`to the byte, at every address and by every command that takes an id, to the ${role}`, async () => {
    const visitor = role === 'complaints-manager' ? manager : await ours.signedIn(role)
    const before = await foreignRows()
    const differ: string[] = []
    for (const { method, url, access } of WITH_ID) {
      if (access !== 'public' && !isFor(role, access)) continue
      // The manager, who is let in nearly everywhere, asks with every id; the others with a complaint and with what is everywhere.
      const ids = role === 'complaints-manager' ? FOREIGN : [elsewhere.ordinary[0] ?? '', EVERYWHERE.id]
      await visitor.get('/help')
      const never = await answerOf(visitor, method, pathOf(url, NOWHERE), NOWHERE)
      for (const id of ids) {
        const there = await answerOf(visitor, method, pathOf(url, id), id)
        counted.asked += 1
        counted.routes.add(`${method} ${url}`)
        if (/^404 /m.test(there)) counted.notFound += 1
        else if (/^403 /m.test(there)) counted.refused += 1
        else assert.match(url, BEGINS_ANEW, there.slice(0, 300))
        if (there !== never) differ.push(`${method} ${pathOf(url, id)}\n${difference(there, never)}`)
        for (const word of TELLING) assert.ok(!there.includes(word), `${method} ${pathOf(url, id)} shows ${word}`)
      }
    }
    assert.deepEqual(differ.slice(0, 5), [])
    assert.deepEqual(await foreignRows(), before)
  })

  test('by every command of a complaint', async () => {
    await manager.get('/help')
    for (const command of Object.keys(COMMAND_FORMS)) for (const method of ['GET', 'POST']) {
      const at = (id: string) => answerOf(manager, method, `/complaints/${id}/${command}`, id)
      const never = await at(NOWHERE)
      // What only the program records is nobody's to ask for, wherever.
      assert.match(never, RECORDED_BY_OUTBOX.some((each) => each === command) ? /^403 /m : /^404 /m, command)
      for (const id of [elsewhere.ordinary[0] ?? '', EVERYWHERE.id]) assert.equal(await at(id), never, `${method} ${command}`)
    }
  })

  test('where a form takes the id or the reference of something else', async () => {
    const [complaint = ''] = ours.ordinary
    const [person = ''] = PEOPLE
    const form = (id: string, reference: string, user: string, somebody: string): Fields => ({
      ...ANY_FORM, complaint: reference, complaints: reference, reference, record: reference, other: somebody, person: somebody, personId: somebody, responder: user, owner: user, forUsers: user, theme: id, source: id, earlier: reference, streamId: id, entryId: id,
      how: 'linked', from: 'complaint', what: 'letter', basis: 'other', to: 'Somebody', orderId: 'o9', role: 'independent-person', amountPence: '12', team: 'assessment', right: 'access', asked: 'themselves', purpose: 'ombudsman', because: 'other', kind: 'advice', said: 'Something',
    })
    const forms = [
      ...['link-complaint', 'allocate', 'note-theme', 'decide-repeated-matter', 'seal-complaint', 'record-details'].map((command) => `/complaints/${complaint}/${command}`), '/ombudsman/new', '/learning/new', '/disclosures/new', '/rights/new',
      `/people-pool/${ours.member}/place-pool-order`, `/people/${ours.ada}/same`, `/people/${ours.ada}/not-same`, `/complaints/${complaint}/outside/give`, '/seals/break',
    ]
    for (const path of forms) for (const [id, reference] of [[elsewhere.ordinary[0] ?? '', ONLY_SEALED.reference], [EVERYWHERE.id, EVERYWHERE.word], [elsewhere.theme, elsewhere.ordinary[0] ?? '']] as const) {
      const user = elsewhere.userOf('team-manager')
      await manager.get('/help')
      const there = plainly(await manager.post(path, { ...form(id, reference, user, person), commandId: services.ids.next() }))
      const never = plainly(await manager.post(path, { ...form(NOWHERE, reference.includes('-00') && reference.length < 12 ? '2026-0905' : reference.length > 30 ? NOWHERE : 'Neverwhereword', NOWHERE, NOWHERE), commandId: services.ids.next() }))
      const unnamed = (answer: string) => answer.replaceAll(/2026-0905|Neverwhereword/g, 'REFERENCE').replaceAll(ONLY_SEALED.reference, 'REFERENCE').replaceAll(EVERYWHERE.word, 'REFERENCE').replaceAll(/id-\d+/g, 'id')
      assert.equal(unnamed(there), unnamed(never), `${path}\n${difference(unnamed(there), unnamed(never))}`)
    }
    const { rows } = await web.pools.owner.query('select type from events where authority_id = $1 and exists (select 1 from unnest($2::text[]) id where position(id in payload::text) > 0)', [ours.authorityId, [...STREAMS, ...FOREIGN, ...elsewhere.ordinary, elsewhere.theme]])
    assert.deepEqual(rows, [], 'nothing recorded here names anything there')
  })

  test('and as many were asked as there are', (t) => {
    t.diagnostic(`${counted.routes.size} of ${WITH_ID.length} routes that take an id, and ${Object.keys(COMMAND_FORMS).length} commands of a complaint, were asked with ids of another authority: ${counted.asked} answers, ${counted.notFound} of them “not found”, ${counted.refused} refused whatever the id, all the same as for an id that never was.`)
    assert.ok(counted.routes.size > WITH_ID.length * 0.9, `${counted.routes.size} of ${WITH_ID.length}`)
  })
})
