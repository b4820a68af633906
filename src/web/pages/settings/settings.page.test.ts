import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { complaintsWeb } from '../../../../test/page-fixtures/complaints-web.ts'
import { TEST_AUTHORITY, testAccount, textOf, type Fields, type Visitor } from '../../../../test/support/web.ts'
import { wholeOf } from '../../../application/access/sight.ts'

const seenIn = (html: string) => /name="seen" value="([^"]+)"/.exec(html)?.[1] ?? ''
const post = async (visitor: Visitor, url: string, fields: Fields) => visitor.post(url, { seen: seenIn((await visitor.get(url)).html), ...fields })
const AUTHORITY: Fields = { name: 'Eastmere Council', format: '{year}/{number}', month: '1', bands: '5, 10, 20', defaultProcedure: 'children-act-1989-england', corporateProcedure: 'corporate-council' }
const TARGETS: Fields = Object.fromEntries(['enquiry', 'point-of-contact', 'early-resolution', 'advice', 'signposting', 'councillor-enquiry', 'mp-enquiry'].map((kind) => [`target-${kind}`, '7']))

describe('settings', () => {
  test('name, references, reporting year and bands are changed, and the name heads every page', async () => {
    const web = await complaintsWeb()
    const someone = await web.signedIn()
    assert.equal((await post(someone, '/settings/authority', AUTHORITY)).status, 303)
    const { html } = await someone.get('/settings/authority')
    assert.match(html, /name="bands"[^>]*value="5, 10, 20"/)
    assert.match(html, /heard-header__authority">Eastmere Council/)
    for (const [change, field] of [[{ bands: '20, 10' }, 'bands'], [{ bands: '' }, 'bands'], [{ format: '{year}' }, 'format'], [{ format: '{number}<' }, 'format'], [{ month: '13' }, 'month'], [{ name: ' ' }, 'name']] as const)
      assert.match((await post(someone, '/settings/authority', { ...AUTHORITY, ...change })).html, new RegExp(`href="#${field}"`), JSON.stringify(change))
  })

  test('a tier before stage 1 is kept for its years, the page says that the Code forbids it, and warns where it meets the Code', async () => {
    const web = await complaintsWeb()
    const someone = await web.signedIn()
    const url = '/settings/before-a-complaint'
    assert.match(textOf((await someone.get(url)).html), /Complaint Handling Code forbids such a tier now.*Source not confirmed/)
    const tier = { tierName: 'Informal stage', tierDays: '5', 'tierFrom-day': '1', 'tierFrom-month': '4', 'tierFrom-year': '2015' }
    await post(someone, url, { ...TARGETS, ...tier })
    await web.services.store.write(wholeOf('test' as never), async (tx) => tx.settings.save({ ...await tx.settings.current(), codeAdoptedOn: '2026-04-01' as never }, { recordedBy: 'x', recordedAt: '2026-11-23T09:00:00.000Z', validFrom: '2026-11-23' as never }))
    assert.match(textOf((await someone.get(url)).html), /The tier is in use on or after Wednesday 1 April 2026/)
    await post(someone, url, { ...TARGETS, ...tier, 'tierUntil-day': '31', 'tierUntil-month': '3', 'tierUntil-year': '2026' })
    assert.doesNotMatch(textOf((await someone.get(url)).html), /The tier is in use on or after/)
    assert.match((await post(someone, url, { ...TARGETS, 'target-advice': '0' })).html, /href="#target-advice"/)
  })
})

describe('checking and approving reports', () => {
  const URL = '/settings/reports'
  const ticked = (html: string) => [...html.matchAll(/<input[^>]*value="([^"]+)"[^>]*checked/g)].map(([, value]) => value)

  test('the authority says how many may be second and who: by role, and a reader by name, who finds the report then', async () => {
    const web = await complaintsWeb()
    const [someone, reader] = [await web.signedIn(), testAccount('reader').userId]
    assert.equal((await post(someone, URL, { persons: '2', roles: ['head-of-service'], people: [reader] })).status, 303)
    const { html } = await someone.get(`${URL}?saved=yes`)
    assert.deepEqual(ticked(html), ['2', 'head-of-service', reader])
    assert.match(textOf(html), /Saved/)
    const settings = await web.services.store.read(wholeOf(TEST_AUTHORITY.authorityId), (reads) => reads.settings())
    assert.deepEqual([settings.reportSecondPersons, settings.reportSecondRoles, settings.reportSecondPeople], [2, ['head-of-service'], [reader]])
  })

  test('nobody at all, and what the page did not offer, are refused by field, and nothing is saved', async () => {
    const web = await complaintsWeb()
    const someone = await web.signedIn()
    const before = ticked((await someone.get(URL)).html)
    const administrator = testAccount('administrator').userId
    for (const [fields, field] of [
      [{ persons: '1' }, 'roles'], [{ persons: '3', roles: ['head-of-service'] }, 'persons'], [{ roles: ['head-of-service'] }, 'persons'],
      [{ persons: '1', roles: ['administrator'] }, 'roles'], [{ persons: '1', people: ['nobody'] }, 'people'], [{ persons: '1', people: [administrator] }, 'people'],
    ] as const) {
      const answer = await post(someone, URL, fields as Fields)
      assert.equal(answer.status, 422, JSON.stringify(fields))
      assert.match(answer.html, new RegExp(`href="#${field}`), JSON.stringify(fields))
    }
    assert.deepEqual(ticked((await someone.get(URL)).html), before)
  })

  test('is saved once for two clicks, and a page that somebody else overtook says so and keeps what was ticked', async () => {
    const web = await complaintsWeb()
    const [someone, another] = [await web.signedIn(), await web.signedIn()]
    const seen = seenIn((await someone.get(URL)).html)
    const late = seenIn((await another.get(URL)).html)
    const fields = { seen, persons: '2', roles: ['head-of-service'] }
    assert.deepEqual([(await someone.post(URL, fields)).status, (await someone.post(URL, fields)).status], [303, 303])
    const overtaken = await another.post(URL, { seen: late, persons: '1', roles: ['complaints-manager'] })
    assert.match(textOf(overtaken.html), /There is a problem Somebody else has changed these settings/)
    assert.deepEqual(ticked(overtaken.html), ['1', 'complaints-manager'])
    assert.deepEqual(ticked((await another.get(URL)).html), ['2', 'head-of-service'])
    assert.equal((await (await web.signedIn('head-of-service')).get(URL)).status, 403)
  })
})

describe('name and look', () => {
  const SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 2"><rect width="2" height="2" fill="#123456"/></svg>'

  async function upload(visitor: Visitor, content: string, alternative = 'Logo of Eastmere') {
    const { html } = await visitor.get('/settings/branding')
    const action = /action="(\/settings\/branding\/logo[^"]+)"/.exec(html)?.[1] ?? ''
    const part = (name: string, value: string) => `--x\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
    const head = `${part('seen', seenIn(html))}${part('alternative', alternative)}--x\r\ncontent-disposition: form-data; name="logo"; filename="logo"\r\ncontent-type: image/png\r\n\r\n`
    return visitor.send(action, `${head}${content}\r\n--x--\r\n`, 'multipart/form-data; boundary=x')
  }

  test('a colour on which white can be read heads the pages through a stylesheet of its own; a pale one is refused', async () => {
    const web = await complaintsWeb()
    const someone = await web.signedIn()
    assert.match(textOf((await post(someone, '/settings/branding', { colour: '#ffdd00' })).html), /at least 4\.5 to 1/)
    assert.match((await post(someone, '/settings/branding', { colour: 'red' })).html, /href="#colour"/)
    assert.equal((await post(someone, '/settings/branding', { colour: '#702082' })).status, 303)
    const path = /rel="stylesheet" href="(\/brand\/[^"]+)"/.exec((await someone.get('/settings')).html)?.[1] ?? ''
    const css = await someone.get(path)
    assert.match(css.html, /background: #702082/)
    assert.match(String(css.headers['cache-control']), /private.*immutable/)
    assert.match(String((await someone.get('/settings')).headers['content-security-policy']), /style-src 'self'/)
  })

  test('a logo stands in the head with its words, and is taken away again; a harmful drawing is refused', async () => {
    const web = await complaintsWeb()
    const someone = await web.signedIn()
    for (const [content, alternative] of [
      ['<svg xmlns="x"><script>alert(1)</script></svg>', 'Logo'], ['<svg onload="alert(1)"></svg>', 'Logo'], ['<svg><image href="https://elsewhere.example/x.png"/></svg>', 'Logo'],
      ['hello', 'Logo'], [SVG, ' '], ['x'.repeat(60_000), 'Logo'],
    ] as const) assert.equal((await upload(someone, content, alternative)).status, 422, content.slice(0, 40))
    assert.equal((await upload(someone, SVG)).status, 303)
    const page = (await someone.get('/settings')).html
    const path = /<img class="heard-header__logo" src="(\/brand\/[^"]+\.svg)" alt="Logo of Eastmere">/.exec(page)?.[1] ?? ''
    const svg = await someone.get(path)
    assert.equal(svg.html, SVG)
    assert.match(String(svg.headers['content-security-policy']), /default-src 'none'.*sandbox/)
    assert.equal((await upload(someone, SVG.replace('#123456', '#654321'))).status, 303)
    assert.equal((await someone.get(path)).status, 404, 'an old logo is no longer there')
    await post(someone, '/settings/branding', { removeLogo: 'yes' })
    assert.doesNotMatch((await someone.get('/settings')).html, /heard-header__logo/)
  })
})

describe('settings as a file', () => {
  async function upload(visitor: Visitor, content: string) {
    const { html } = await visitor.get('/settings/file')
    const action = /action="(\/settings\/file[^"]+)"/.exec(html)?.[1] ?? ''
    return visitor.send(action, `--x\r\ncontent-disposition: form-data; name="settings"; filename="s.json"\r\ncontent-type: application/json\r\n\r\n${content}\r\n--x--\r\n`, 'multipart/form-data; boundary=x')
  }
  const changed = JSON.stringify({ format: 'heard-settings', version: 1, name: 'Eastmere', acknowledgementWorkingDays: 2, words: { teams: [{ code: 'assessment', label: 'Assessment', division: 'safeguarding' }] } })

  test('are downloaded, shown before they are loaded, and loaded once; somebody else\'s draft is not there', async () => {
    const web = await complaintsWeb()
    const someone = await web.signedIn()
    const download = await someone.get('/settings/file/heard-settings.json')
    assert.equal((JSON.parse(download.html) as { format: string }).format, 'heard-settings')
    const { location } = await upload(someone, changed)
    const plan = await someone.get(location)
    assert.match(textOf(plan.html), /What the authority is called: Testshire becomes Eastmere.*Working days to acknowledge a complaint: 3 becomes 2.*Teams: “Fostering” ends; what was recorded with it keeps it/)
    assert.doesNotMatch(plan.html, /heard-header__authority">Eastmere/)
    assert.equal((await someone.post(location, { seen: seenIn(plan.html) })).location, '/settings/file?saved=yes')
    assert.match((await someone.get('/settings/file?saved=yes')).html, /heard-header__authority">Eastmere/)
    assert.equal((await someone.get(location)).status, 404)
  })

  test('are refused by their place in the file, and shown again where somebody else was faster', async () => {
    const web = await complaintsWeb()
    const someone = await web.signedIn()
    const wrong = await upload(someone, JSON.stringify({ format: 'heard-settings', version: 1, stageOneBands: [20, 10] }))
    assert.equal(wrong.status, 422)
    assert.match(textOf(wrong.html), /stageOneBands: needs one to six whole numbers/)
    const { location } = await upload(someone, changed)
    const plan = await someone.get(location)
    await post(someone, '/settings/words/teams', { label: 'North' })
    const late = await someone.post(location, { seen: seenIn(plan.html) })
    assert.match(textOf(late.html), /Somebody else has changed the settings meanwhile.*“North” ends/)
    assert.equal((await someone.post(location, { seen: seenIn(late.html) })).status, 303)
  })
})
