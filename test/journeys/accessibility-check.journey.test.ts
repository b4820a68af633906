import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import { assertAccessible, journeyBrowser, WAYS } from '../support/browser.ts'

const browser = await journeyBrowser()
after(() => browser.close())

const around = (main: string) => `<!doctype html><html lang="en-GB"><head><title>A page</title></head><body><main><h1>A page</h1>${main}</main></body></html>`
const IN_ORDER = '<p class="told">Plain words</p><label for="a">Name</label> <input id="a">'

for (const [how, options] of WAYS)
  test(`the check of every page finds what somebody could not use, each time it stands there, ${how}`, { skip: browser.skip }, async () => {
    const page = await browser.page(options)
    const shows = async (main: string) => {
      await page.unrouteAll()
      await page.route('http://127.0.0.1/a-page', (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: around(main) }))
      await page.goto('http://127.0.0.1/a-page')
      return assertAccessible(page)
    }
    await shows(IN_ORDER)
    for (const _time of ['first', 'second']) {
      await assert.rejects(shows(`${IN_ORDER}<p class="told" style="color: #bbb">Faint words</p>`), /color-contrast.*Faint words/)
      await assert.rejects(shows('<input name="nameless">'), /label.*nameless/)
      await assert.rejects(shows('<img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=">'), /image-alt/)
      await assert.rejects(shows('<p style="width: 3000px">Wide</p>'), /wider than its window/)
    }
    await shows(IN_ORDER)
  })
