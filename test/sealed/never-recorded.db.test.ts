import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Role } from '../../src/application/ports.ts'
import { viewComplaint } from '../../src/application/view-complaint.ts'
import { ROUTES } from '../../src/web/routes.ts'
import type { Fields, PageSeen } from '../support/web.ts'
import { ONLY_SEALED, twoRegisters } from './registers.ts'

const web = await twoRegisters({ after })
const { sealed, plain } = web
/** Everybody who is not on the list: another complaints manager, whom it is about, the team it was given to, and all the others. */
const OUTSIDERS: readonly Role[] = ['complaints-manager', 'team-manager', 'director', 'learning-lead', 'data-protection-officer']
const YEARS = ['2025-26']
const NOWHERE = '01950000-0000-7000-8000-ffffffffffff'

/** What is the same in both registers, by the parameter of a route. */
const known = (register: typeof sealed): Readonly<Record<string, readonly string[]>> => ({
  complaintId: register.ordinary.slice(0, 1), personId: [register.ada], streamId: [register.enquiry], entryId: [register.enquiry], enquiryId: [register.enquiry],
  memberId: [register.member], themeId: [register.theme], year: YEARS,
})

/** Every address that somebody may type: each route with what both registers have, and otherwise with something that is nowhere. */
function addresses(register: typeof sealed): readonly string[] {
  const values = known(register)
  return ROUTES.filter(({ method, access }) => method === 'GET' && access !== 'public').flatMap(({ url }) => {
    let all = [url]
    for (const [, name = ''] of url.matchAll(/:(\w+)/g)) {
      const choices = values[name] ?? (name === 'command' ? ['link-complaint'] : [NOWHERE])
      all = all.flatMap((each) => choices.map((choice) => each.replace(`:${name}`, choice)))
    }
    return all
  })
}

/** A page without what differs from one register to another for its own sake: ids, by the order in which they come, and tokens. */
function plainly({ status, html, location }: PageSeen): string {
  const ids = new Map<string, string>()
  const named = (id: string) => {
    const name = ids.get(id) ?? `id-${ids.size + 1}`
    ids.set(id, name)
    return name
  }
  const body = html.replaceAll(/name="_csrf" value="[^"]*"/g, '').replaceAll(/_csrf=[\w-]+/g, '').replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, named)
    .replaceAll(/\b[0-9A-F]{10}\b/g, 'REF')
  return `${status} ${location.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, named)}\n${body}`
}

/** The first lines in which two pages differ, for whoever reads that the test failed. */
function difference(one: string, other: string): string {
  const [mine, theirs] = [one.split('\n'), other.split('\n')]
  const at = mine.findIndex((line, index) => line !== theirs[index])
  return `with it:    ${mine.slice(at, at + 3).join(' ').trim().slice(0, 400)}\nwithout it: ${theirs.slice(at, at + 3).join(' ').trim().slice(0, 400)}`
}

async function visitors(role: Role) {
  return { there: await sealed.signedIn(role), never: await plain.signedIn(role) }
}

describe('For whoever is not on its list a sealed complaint was never recorded', () => {
  for (const role of OUTSIDERS) {
    test(`every page is the same, to the letter, for the ${role}`, async () => {
      const { there, never } = await visitors(role)
      const differ: string[] = []
      const theirs = addresses(plain)
      for (const [at, address] of addresses(sealed).entries()) {
        const [mine, other] = [plainly(await there.get(address)), plainly(await never.get(theirs[at] ?? ''))]
        if (mine !== other) differ.push(`${address}\n${difference(mine, other)}`)
      }
      assert.deepEqual(differ, [])
    })
  }

  for (const role of ['complaints-manager', 'team-manager'] as const) {
    test(`what the ${role} asks for in a form is answered alike`, async () => {
      const { there, never } = await visitors(role)
      const asked: readonly (readonly [string, Fields])[] = [
        ...[ONLY_SEALED.word, 'quaggalik', 'quagalike', ONLY_SEALED.family, 'Okapiwod', `${ONLY_SEALED.given} ${ONLY_SEALED.family}`, ONLY_SEALED.reference, '2026-', 'Ada', 'rude', 'officer'].map((words) => ['/search', { words, q: words }] as const),
        ['/seals/break', { reference: '', reason: '' }],
      ]
      for (const [address, fields] of asked) {
        await there.get(address)
        await never.get(address)
        const [mine, other] = [plainly(await there.post(address, fields)), plainly(await never.post(address, fields))]
        assert.equal(mine, other, `${address} ${JSON.stringify(fields)}`)
      }
    })
  }

  test('its own address, and those of whatever is there because of it, answer as any that leads nowhere', async () => {
    const { sealedIds } = sealed
    assert.ok(sealedIds)
    const ids = [sealedIds.complaintId, sealedIds.child, sealedIds.enquiry, sealedIds.contact, sealedIds.learning]
    const routes = ROUTES.filter(({ url, method, access }) => method === 'GET' && access !== 'public' && /:(complaint|person|enquiry|entry|stream|case|learning)Id/.test(url))
    for (const role of ['complaints-manager', 'team-manager'] as const) {
      const there = await sealed.signedIn(role)
      for (const { url } of routes) {
        const at = (streamId: string) => url.replace(/:\w+Id/, streamId).replaceAll(/:(\w+)/g, 'add-note')
        const nowhere = plainly(await there.get(at(NOWHERE)))
        const [id = ''] : readonly string[] = url.includes(':personId') ? [sealedIds.child] : url.includes('ombudsman') ? [sealedIds.contact] : url.includes('enquir') ? [sealedIds.enquiry] : url.includes('learning') ? [sealedIds.learning] : ids
        assert.equal(plainly(await there.get(at(id))), nowhere, `${role} ${at(id)}`)
      }
    }
  })

  test('whoever is on the list finds it everywhere', async () => {
    const { services } = web
    const { sealedIds, keeper } = sealed
    assert.ok(!('kind' in await viewComplaint(services, keeper, sealedIds?.complaintId ?? '')))
    for (const words of [ONLY_SEALED.word, ONLY_SEALED.family, ONLY_SEALED.reference]) {
      const { hits } = await services.store.read(keeper, (reads) => reads.search({ visibility: { kind: 'all' }, words, page: 1 }))
      assert.deepEqual(hits.map((hit) => (hit.kind === 'complaint' ? hit.complaintId : '')), [sealedIds?.complaintId], words)
    }
  })

  test('a report counts it all the same', async () => {
    const references = (await sealed.report()).map(({ reference }) => reference)
    assert.ok(references.includes(ONLY_SEALED.reference))
  })
})
