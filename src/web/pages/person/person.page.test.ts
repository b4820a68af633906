import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { isoDate } from '../../../domain/calendar/iso-date.ts'
import type { PersonId } from '../../../domain/complaint/events.ts'
import { samenessId } from '../../../domain/register/sameness/sameness.ts'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { textOf } from '../../../../test/support/web.ts'

const day = (field: string, date: string) => {
  const [year = '', month = '', dayOfMonth = ''] = date.split('-')
  return { [`${field}-year`]: year, [`${field}-month`]: month, [`${field}-day`]: dayOfMonth }
}
const hidden = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1] ?? ''

const person = (details: Readonly<{ givenName: string; familyName: string; bornOn?: string; telephone?: string }>) => {
  const { bornOn, telephone, ...name } = details
  return { personId: crypto.randomUUID() as PersonId, details: { ...name, ...(bornOn && { bornOn: isoDate(bornOn) }), ...(telephone && { contact: { telephone } }) } }
}

async function opened() {
  const web = await complaintsWeb()
  const manager = await web.signedIn()
  const complaintOf = (who: ReturnType<typeof person>, others: Readonly<Record<string, unknown>> = {}, isNew = true) =>
    web.record({ details: { complainants: [{ personId: who.personId, type: 'parent' }], ...others } }, isNew ? [who] : [])
  return { ...web, manager, complaintOf }
}

describe('the page of a person', () => {
  test('shows what they are called, how to reach them, and every part they have, by role', async () => {
    const { manager, complaintOf, record } = await opened()
    const ada = person({ givenName: 'Ada', familyName: 'Marsh', telephone: '01632 960001' })
    await complaintOf(ada)
    await record({ details: { complainants: [{ type: 'parent' }], others: [{ personId: ada.personId, role: 'professional' }] } }, [])
    const { html, status } = await manager.get(`/people/${ada.personId}`)
    assert.equal(status, 200)
    assert.match(textOf(html), /Person Ada Marsh .*Telephone 01632 960001 .*2 complaints As (professional|complainant) .*2026-000\d .*Stage 1: local resolution Open No outcome yet As (professional|complainant)/)
    assert.doesNotMatch(/<title>(.*?)<\/title>/.exec(html)?.[1] ?? '', /Ada|Marsh/)
  })

  test('changes a name as a new version: the old one stays readable, and whoever was slower sees what changed', async () => {
    const { manager, complaintOf } = await opened()
    const ada = person({ givenName: 'Ada', familyName: 'Marsh' })
    await complaintOf(ada)
    const at = `/people/${ada.personId}/change`
    const form = await manager.get(at)
    const typed = { version: hidden(form.html, 'version'), givenName: 'Ada', familyName: 'Featherstone', ...day('bornOn', '1990-05-04'), email: 'ada@example.org', telephone: '', address: '', knownAs: '' }
    assert.equal((await manager.post(at, typed)).location, `/people/${ada.personId}`)
    assert.equal((await manager.post(at, typed)).location, `/people/${ada.personId}`, 'a double click is one version')
    assert.match(textOf((await manager.get(`/people/${ada.personId}`)).html), /Ada Featherstone .*Born 4 May 1990 E-mail ada@example\.org .*Earlier names and details \(1\) Ada Marsh .*Recorded .*Test complaints manager/)
    const slow = await manager.post(at, { ...typed, familyName: 'Other' })
    assert.equal(slow.status, 409)
    assert.match(textOf(slow.html), /Somebody else has changed these details .*They say now: Ada Featherstone/)
    for (const [wrong, words] of [[{ givenName: '', familyName: '' }, /Enter the first or the last name/], [day('bornOn', '2027-01-01'), /day of birth/], [day('bornOn', '2026-02-31'), /There is no such day/]] as const)
      assert.match(textOf((await manager.post(at, { ...typed, ...wrong })).html), words)
  })

  test('shows hostile text letter for letter', async () => {
    const { manager, complaintOf } = await opened()
    const one = person({ givenName: '<b>Ada</b>', familyName: '{{ 7 * 7 }}' })
    await complaintOf(one)
    const { html } = await manager.get(`/people/${one.personId}`)
    assert.doesNotMatch(html, /<b>Ada/)
    assert.match(textOf(html), /\{\{ 7 \* 7 \}\}/)
  })

  test('of nobody, of an id that cannot be, and of a complaint are not found', async () => {
    const { manager, record } = await opened()
    const complaintId = await record()
    for (const id of ['none', crypto.randomUUID(), complaintId]) assert.equal((await manager.get(`/people/${id}`)).status, 404, id)
  })
})

describe('saying that two records are the same person', () => {
  async function two() {
    const web = await opened()
    const [ada, adah] = [person({ givenName: 'Ada', familyName: 'Marsh', telephone: '01632 960001' }), person({ givenName: 'Ada', familyName: 'Marsh', bornOn: '1980-01-02', telephone: '01632 960001' })]
    await web.complaintOf(ada)
    await web.complaintOf(adah)
    const say = async (one: string, other: string, more: Readonly<Record<string, string>> = {}) => {
      const form = await web.manager.get(`/people/${one}/same`)
      return web.manager.post(`/people/${one}/same`, { commandId: hidden(form.html, 'commandId'), other, why: 'She told us.', ...day('on', '2026-11-20'), ...more })
    }
    return { ...web, ada: ada.personId, adah: adah.personId, say }
  }

  test('proposes what is alike with its reasons, and puts nothing together by itself', async () => {
    const { manager, ada, adah } = await two()
    const { html } = await manager.get(`/people/${ada}`)
    assert.match(textOf(html), /1 complaint .*The same person as somebody else\? These records are alike.*Ada Marsh : The same name, The same telephone number/)
    assert.match(html, new RegExp(`href="/people/${ada}/same\\?other=${adah}"`))
  })

  test('shows the parts of both on either page, says why, and is undone', async () => {
    const { manager, ada, adah, say, eventsOf } = await two()
    assert.equal((await say(ada, adah)).location, `/people/${ada}`)
    for (const id of [ada, adah]) assert.match(textOf((await manager.get(`/people/${id}`)).html), /2 complaints .*Why these records are one person Ada Marsh = Ada Marsh Said on Friday 20 November 2026: She told us\./)
    const back = `/people/${adah}/not-same?other=${ada}`
    const form = await manager.get(back)
    assert.match(textOf(form.html), /will be two people again/)
    const undo = await manager.post(`/people/${adah}/not-same`, { commandId: hidden(form.html, 'commandId'), other: ada, reasons: 'They are sisters.', ...day('on', '2026-11-21') })
    assert.equal(undo.location, `/people/${adah}`)
    assert.match(textOf((await manager.get(`/people/${ada}`)).html), /1 complaint /)
    assert.equal(eventsOf(ada).length, 0)
    assert.equal((await say(adah, ada, day('on', '2026-11-22'))).location, `/people/${adah}`, 'it may be said again')
    assert.match(textOf((await manager.get(`/people/${ada}`)).html), /2 complaints /)
  })

  test('with themselves, or twice, is refused with what is allowed', async () => {
    const { ada, adah, say } = await two()
    assert.match(textOf((await say(ada, ada)).html), /Both are one record already\. Choose another record/)
    await say(ada, adah)
    assert.match(textOf((await say(adah, ada)).html), /It is said already .*That can be undone/)
  })

  test('by a double click is said once and undone once, and the second click is no fault', async () => {
    const { manager, ada, adah, eventsOf } = await two()
    const twice = async (page: string, typed: Readonly<Record<string, string>>) => {
      const commandId = hidden((await manager.get(page)).html, 'commandId')
      const send = () => manager.post(page.split('?')[0] ?? '', { commandId, ...typed, ...day('on', '2026-11-20') })
      return [(await send()).location, (await send()).location]
    }
    assert.deepEqual(await twice(`/people/${ada}/same`, { other: adah, why: 'She told us.' }), [`/people/${ada}`, `/people/${ada}`])
    assert.deepEqual(await twice(`/people/${ada}/not-same?other=${adah}`, { other: adah, reasons: 'They are sisters.' }), [`/people/${ada}`, `/people/${ada}`])
    assert.deepEqual(eventsOf(samenessId(ada, adah)).map(({ type }) => type), ['PeopleSaidSame', 'SamenessUndone'])
  })

  test('needs to be told which record and how it is known', async () => {
    const { ada, say } = await two()
    const page = textOf((await say(ada, '', { why: '' })).html)
    assert.match(page, /Choose which record is the same person/)
    assert.match(page, /Enter an answer to “How do you know\?”/)
    assert.equal((await say(ada, crypto.randomUUID())).status, 404)
  })

  test('of two who were born on different days is warned about first', async () => {
    const { complaintOf, say, ada } = await two()
    const young = person({ givenName: 'Ada', familyName: 'Marsh', bornOn: '2012-03-04' })
    await complaintOf(young)
    const old = person({ givenName: 'Ada', familyName: 'Marsh', bornOn: '1970-03-04' })
    await complaintOf(old)
    const warned = await say(young.personId, old.personId)
    assert.match(textOf(warned.html), /Check before you save .*born on different days/)
    assert.equal((await say(young.personId, old.personId, { accept: 'born-on-different-days' })).location, `/people/${young.personId}`)
    assert.equal((await say(ada, old.personId, { accept: '' })).location, `/people/${ada}`, 'who has no day of birth is warned about by nothing')
  })

  test('finds others by name, which stands in no address', async () => {
    const { manager, complaintOf, ada } = await two()
    await complaintOf(person({ givenName: 'Zeno', familyName: 'Quillfeather' }))
    const found = await manager.post(`/people/${ada}/same`, { find: 'quillfeather', go: 'find' })
    assert.match(textOf(found.html), /Zeno Quillfeather/)
    assert.doesNotMatch(found.html, /href="[^"]*uillfeather/)
    assert.match(textOf((await manager.post(`/people/${ada}/same`, { find: 'zzz', go: 'find' })).html), /Nobody who is known is called like this/)
  })
})

describe('who sees whom', () => {
  test('a team manager sees a person through their own complaints alone, and no number of the others', async () => {
    const { complaintOf, command, signedIn, manager } = await opened()
    const ada = person({ givenName: 'Ada', familyName: 'Marsh' })
    const own = await complaintOf(ada)
    await complaintOf(ada, {}, false)
    const adah = person({ givenName: 'Adah', familyName: 'Marshe' })
    const other = await complaintOf(adah)
    await command(own, { type: 'allocate', on: isoDate('2026-11-17'), team: 'assessment' })
    await command(other, { type: 'restrict-contact', on: isoDate('2026-11-20'), arrangements: { words: 'Letters' }, reasons: { words: 'Shouting' }, reviewOn: isoDate('2027-02-01') }, ['restricted-without-warning'])
    const form = await manager.get(`/people/${ada.personId}/same`)
    await manager.post(`/people/${ada.personId}/same`, { commandId: hidden(form.html, 'commandId'), other: adah.personId, why: 'Said so.', ...day('on', '2026-11-20') })
    assert.match(textOf((await manager.get(`/people/${ada.personId}`)).html), /Contact restricted since .*3 complaints /)
    const team = await signedIn('team-manager')
    const { html } = await team.get(`/people/${ada.personId}`)
    assert.match(textOf(html), /Ada Marsh .*1 complaint .*2026-0001/)
    assert.doesNotMatch(html, /Adah|Marshe|2026-0002|2026-0003|restricted|Said so|2 complaints|3 complaints/)
    const hiddenOne = await team.get(`/people/${adah.personId}`)
    const none = await team.get(`/people/${crypto.randomUUID()}`)
    assert.deepEqual([hiddenOne.status, hiddenOne.html.replaceAll(adah.personId, '')], [404, none.html.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')])
    for (const page of ['change', 'same', 'not-same']) assert.equal((await team.get(`/people/${ada.personId}/${page}`)).status, 403)
    assert.doesNotMatch((await team.get('/people/contact-arrangements')).html, /Marshe|2026-0003/)
  })

  test('a head of service sees everybody but those of the pool, and changes nothing', async () => {
    const { complaintOf, signedIn } = await opened()
    const ada = person({ givenName: 'Ada', familyName: 'Marsh' })
    await complaintOf(ada)
    const head = await signedIn('head-of-service')
    const { html } = await head.get(`/people/${ada.personId}`)
    assert.match(textOf(html), /Ada Marsh/)
    assert.doesNotMatch(html, /\/change"|\/same"/)
    assert.equal((await (await signedIn('reader')).get(`/people/${ada.personId}`)).status, 403)
  })
})

describe('contact arrangements', () => {
  test('are listed with the review that is due first, and say what to do where there are none', async () => {
    const { complaintOf, command, manager } = await opened()
    assert.match(textOf((await manager.get('/people/contact-arrangements')).html), /Nothing is arranged about contact/)
    const [first, second, third] = [person({ givenName: 'Ada', familyName: 'Later' }), person({ givenName: 'Bea', familyName: 'Sooner' }), person({ givenName: 'Cy', familyName: 'Warned' })]
    for (const [who, reviewOn] of [[first, '2027-02-01'], [second, '2026-11-20']] as const)
      await command(await complaintOf(who), { type: 'restrict-contact', on: isoDate('2026-11-19'), arrangements: { words: 'Letters' }, reasons: { words: 'Shouting' }, reviewOn: isoDate(reviewOn) }, ['restricted-without-warning'])
    await command(await complaintOf(third), { type: 'warn-about-contact', on: isoDate('2026-11-19'), text: { words: 'Please write' } })
    const { html } = await manager.get('/people/contact-arrangements')
    assert.match(textOf(html), /Bea Sooner 2026-0002.*Late: it was due on Friday 20 November 2026.*Ada Later 2026-0001.*Due on Monday 1 February 2027.*Cy Warned .*Nothing to review/)
  })
})
