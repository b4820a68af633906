import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Trace } from '../../src/application/access/traces.ts'
import { ROUTES } from '../../src/web/routes.ts'
import { noteOf } from './recording.ts'
import { aComplaintOf, servedRegister } from './served-register.ts'

const served = await servedRegister({ after })
const NAME = 'Tracefield'
const SAID = 'Harbourmaster never rang'
const complaint = await aComplaintOf(served, NAME, SAID)
const manager = await served.signedIn('complaints-manager')
const authorityId = served.idOf('north.example')
const { rows: [person] } = await served.database.pools.owner.query<{ id: string }>("select person_id as id from people where family_name = $1 limit 1", [NAME])

/** The same tables take a second each in these formats; json and csv have the same route declaration. */
const DEAR = /\.(pdf|docx|odt|ods)$/

const VALUES: Readonly<Record<string, string>> = {
  complaintId: complaint.complaintId, streamId: complaint.complaintId, entryId: complaint.complaintId, personId: person?.id ?? '', command: 'add-note', step: 'received',
  clockId: 'acknowledgement', year: '2026-27', table: 'statutory-complaints', row: 'total', column: '2026-27', list: 'teams', code: 'communication', whose: 'complainant', format: 'json',
  stage: 'stage-1', kind: 'compliment', sequel: 'strike-out', span: 'month', from: '2026-11-01',
}

function pathOf(url: string, value?: string): string {
  return url.replaceAll(/:(\w+)/g, (_, name: string) => encodeURIComponent(value ?? VALUES[name] ?? complaint.complaintId))
}

async function leftBy(work: () => Promise<unknown>): Promise<readonly Trace[]> {
  const before = await traceCount()
  await work()
  return served.deps.traces.find(authorityId, { limit: Math.max(1, await traceCount() - before) }).then(async (found) => (await traceCount() === before ? [] : found))
}

async function traceCount(): Promise<number> {
  const { rows } = await served.database.pools.owner.query<{ count: number }>('select count(*)::int as count from traces where authority_id = $1', [authorityId])
  return rows[0]?.count ?? 0
}

/** The rows of traces as they are stored, without the words that stand apart. */
async function storedTraces(): Promise<readonly string[]> {
  const { rows } = await served.database.pools.owner.query<{ row: string }>("select coalesce(user_id, '') || ' ' || kind || ' ' || coalesce(subject_id, '') || ' ' || route || ' ' || coalesce(what, '') as row from traces")
  return rows.map(({ row }) => row.toLowerCase())
}

const PAGES = ROUTES.filter(({ method, url, access }) => method === 'GET' && access !== 'public' && !DEAR.test(url))

describe('Every page that shows somebody’s record leaves a trace', () => {
  test('each of them, to the complaints manager, and each that is refused', async () => {
    const withRecord: string[] = []
    for (const { url } of PAGES) for (const path of [pathOf(url), `${pathOf(url)}?complaint=${complaint.complaintId}&group=all&state=all`]) {
      let shows = false
      const left = await leftBy(async () => {
        const { status, html, headers } = await manager.get(path)
        shows = status < 400 && [NAME, SAID, complaint.reference].some((secret) => html.includes(secret)) && !String(headers['location'] ?? '').startsWith('/')
        if (status === 403 || status === 404) assert.ok(url !== '', url)
      })
      if (!shows) continue
      withRecord.push(url)
      assert.ok(left.some(({ kind, subject }) => ['read', 'listed', 'exported', 'searched', 'printed'].includes(kind) && subject !== null), `${path} shows a record and left ${JSON.stringify(left)}`)
    }
    assert.ok(new Set(withRecord).size >= 12, `only ${[...new Set(withRecord)].join(', ')} showed the record`)
  })

  test('whatever is refused leaves the same trace, whether it is there or not', async () => {
    const reader = await served.signedIn('reader')
    for (const { url } of PAGES.filter(({ url: each }) => each.startsWith('/complaints/:complaintId'))) {
      const kinds: string[] = []
      for (const id of [complaint.complaintId, '00000000-0000-4000-8000-00000000ffff']) {
        const left = await leftBy(() => reader.get(url.replace(':complaintId', id).replaceAll(/:(\w+)/g, (_, name: string) => VALUES[name] ?? 'x')))
        kinds.push(left.map(({ kind, subject }) => `${kind} ${subject?.kind ?? ''}`).join(', '))
      }
      assert.equal(kinds[0], kinds[1], url)
      assert.match(kinds[0] ?? '', /^refused/, url)
    }
  })
})

describe('No trace has personal data in it', () => {
  test('whatever name stands in an address, behind the question mark or in a form, of whatever role', async () => {
    for (const role of ['complaints-manager', 'data-protection-officer'] as const) {
      const visitor = await served.signedIn(role)
      await visitor.get('/help')
      for (const { method, url, access } of ROUTES) {
        if (access === 'public' || DEAR.test(url) || (role !== 'complaints-manager' && method === 'POST')) continue
        const path = `${pathOf(url, 'Wilhelmina')}?complaint=Wilhelmina&person=Wilhelmina&record=Wilhelmina&words=Wilhelmina&older=Wilhelmina`
        if (method === 'GET') await visitor.get(path)
        else await visitor.post(pathOf(url, 'Wilhelmina'), { ...noteOf('Wilhelmina'), complaint: 'Wilhelmina', words: 'Wilhelmina', commandId: crypto.randomUUID() })
      }
    }
    const stored = await storedTraces()
    for (const secret of ['wilhelmina', NAME, SAID, complaint.reference, 'example.org']) assert.deepEqual(stored.filter((row) => row.includes(secret.toLowerCase())), [], secret)
    const { rows } = await served.database.pools.owner.query<{ words: string }>('select distinct words from trace_words')
    assert.ok(rows.some(({ words }) => words === 'Wilhelmina'), 'what was searched for is kept apart')
  })
})
