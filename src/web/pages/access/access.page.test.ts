import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import { testWeb, textOf } from '../../../../test/support/web.ts'
import { STAFF_ROLES } from '../../../words/access-matrix.ts'
import { ROLE_LABELS } from '../../../words/labels.ts'

describe('the page that says who may do what', async () => {
  const web = await testWeb()

  for (const role of STAFF_ROLES) {
    test(`is read by whoever is signed in as ${role}, and says which role theirs is`, async () => {
      const { status, html } = await (await web.signedIn(role)).get('/access')
      assert.equal(status, 200)
      assert.ok(textOf(html).includes(`Your account is that of: ${ROLE_LABELS[role]}`))
    })
  }

  test('is not there for somebody from outside, in the words of a page that never was', async () => {
    const outside = await web.signedIn('outside')
    const [page, none] = [await outside.get('/access'), await outside.get('/never-was')]
    assert.deepEqual([page.status, textOf(page.html)], [404, textOf(none.html)])
  })

  test('asks whoever is not signed in to sign in', async () => assert.equal((await web.visitor().get('/access')).location, '/sign-in?next=%2Faccess'))

  test('has a row for a command of a complaint and one for an action beside them, with who may', async () => {
    const { html } = await (await web.signedIn()).get('/access')
    const row = /<tr[^>]*><th scope="row"[^>]*>Approve the answer<\/th>.*?<\/tr>/s.exec(html)?.[0] ?? ''
    assert.deepEqual([...row.matchAll(/data-label="([^"]+)">Yes/g)].map(([, role]) => role), ['Complaints manager', 'Complaints officer', 'Head of service (adjudicating officer)'])
    assert.match(textOf(html), /Keep accounts/)
  })
})
