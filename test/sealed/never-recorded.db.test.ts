import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import type { Role } from '../../src/application/ports.ts'
import { viewComplaint } from '../../src/application/view-complaint.ts'
import { ROUTES } from '../../src/web/routes.ts'
import type { Fields } from '../support/web.ts'
import { addresses, difference, NOWHERE, plainly } from './alike.ts'
import { ONLY_SEALED, twoRegisters } from './registers.ts'

const web = await twoRegisters({ after })
const { sealed, plain } = web
/** Everybody who is not on the list: another complaints manager, the data protection officer whom it is about, the team it was given to, and all the others. */
const OUTSIDERS: readonly Role[] = ['complaints-manager', 'team-manager', 'director', 'learning-lead', 'data-protection-officer']
/** Of whom figures are asked, which take long: whoever sees every complaint, and whoever counts all and sees none. */
const SEES_FIGURES: ReadonlySet<Role> = new Set(['complaints-manager', 'director'])

async function visitors(role: Role) {
  return { there: await sealed.signedIn(role), never: await plain.signedIn(role) }
}

describe('For whoever is not on its list a sealed complaint was never recorded', () => {
  for (const role of OUTSIDERS) {
    for (const which of SEES_FIGURES.has(role) ? ['dear', 'others'] as const : ['others'] as const) test(`every page is the same, to the letter, for the ${role}${which === 'dear' ? ': figures' : ''}`, async () => {
      const { there, never } = await visitors(role)
      const differ: string[] = []
      const theirs = addresses(plain, role, which)
      for (const [at, address] of addresses(sealed, role, which).entries()) {
        const [mine = '', other = ''] = (await Promise.all([there.get(address), never.get(theirs[at] ?? '')])).map(plainly)
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
    const found = new Map([[ONLY_SEALED.reference, [sealedIds?.complaintId]]])
    assert.ok(!('kind' in await viewComplaint(services, keeper, sealedIds?.complaintId ?? '')))
    for (const words of [ONLY_SEALED.word, ONLY_SEALED.family, ONLY_SEALED.reference]) {
      const { hits } = await services.store.read(keeper, (reads) => reads.search({ visibility: { kind: 'all' }, words, page: 1 }))
      assert.deepEqual(hits.map((hit) => (hit.kind === 'complaint' ? hit.complaintId : '')), found.get(words) ?? [sealedIds?.complaintId, sealedIds?.twin], words)
    }
  })

  test('a report counts it all the same', async () => {
    const references = (await sealed.report()).map(({ reference }) => reference)
    assert.ok(references.includes(ONLY_SEALED.reference))
  })
})
