import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { HOSTILE } from './hostile.ts'
import { unescaped } from './http-visitor.ts'
import { servedRegister } from './served-register.ts'
import { checked, loaded, upload } from './uploading.ts'

const served = await servedRegister({ after })
const visitor = await served.signedIn('complaints-manager')
const HEADINGS = 'Kind,Reference,Received on,Channel,What was said'
const row = (at: number, said: string) => `Statutory complaint,BAD-${at},03/03/2025,E-mail,"${said.replaceAll('"', '""')}"`
const plain = (html: string) => unescaped(html.replaceAll(/<[^>]+>/g, ' ')).replaceAll(/\s+/g, ' ')

describe('A register with hostile cells', () => {
  test('is loaded with each cell as it stands', async () => {
    const words = HOSTILE.filter((text) => text.trim() !== '' && text.length <= 20_000)
    const { id, page } = await checked(visitor, await upload(visitor, `${HEADINGS}\r\n${words.map((text, at) => row(at, `[${text}]`)).join('\r\n')}\r\n`))
    assert.match(page.html, /can be loaded|cannot be loaded/, plain(page.html).slice(0, 1000))
    assert.doesNotMatch(page.html, /<script>alert|<img src=x/)
    const done = await loaded(visitor, id)
    assert.match(done.html, /The register is loaded/, plain(done.html).slice(0, 1000))
    const { rows } = await served.database.pools.owner.query<{ body: string }>("select body from texts where body like '[%]'")
    const kept = new Set(rows.map(({ body }) => body))
    assert.deepEqual(words.filter((text) => !kept.has(`[${text.replaceAll('\r\n', '\n')}]`) && !kept.has(`[${text}]`)), [])
  })
})

describe('A file that is no register', () => {
  const files: Readonly<Record<string, string | Buffer>> = {
    'nothing': '', 'one line': HEADINGS, 'zeros': Buffer.alloc(5_000), 'noise': Buffer.from(Array.from({ length: 20_000 }, (_, at) => (at * 7_919 + 13) % 256)),
    'a quote that never ends': `${HEADINGS}\r\nStatutory complaint,Q-1,03/03/2025,E-mail,"never ends\r\n${'x,'.repeat(50_000)}`,
    'NUL in its cells': `${HEADINGS}\r\n${row(900, 'a\0b')}\r\n${row(901, '\0')}\r\n`,
    'half surrogates': Buffer.concat([Buffer.from(`${HEADINGS}\r\nStatutory complaint,S-1,03/03/2025,E-mail,`), Buffer.from([0xED, 0xA0, 0x80]), Buffer.from('\r\n')]),
    'a cell of a megabyte': `${HEADINGS}\r\n${row(902, 'x'.repeat(1_000_000))}\r\n`, 'five thousand columns': `${Array.from({ length: 5_000 }, (_, at) => `c${at}`).join(',')}\r\n1,2\r\n`,
    'the same heading twice': `${HEADINGS},Channel\r\n${row(903, 'x')},E-mail\r\n`, 'headings that are markup': '<script>alert(1)</script>,__proto__,constructor,{{7*7}}\r\n1,2,3,4\r\n',
    'UTF-16': Buffer.concat([Buffer.from([0xFF, 0xFE]), Buffer.from(`${HEADINGS}\r\n${row(904, 'Zoë')}\r\n`, 'utf16le')]), 'a torn zip': Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(300, 7)]),
    'an old spreadsheet, torn': Buffer.concat([Buffer.from([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]), Buffer.alloc(600)]),
    'a reference of 5,000 letters': `${HEADINGS}\r\nStatutory complaint,${'R'.repeat(5_000)},03/03/2025,E-mail,long\r\n`,
    'days that are none': `${HEADINGS}\r\n${['31/02/2025', '29/02/2025', '24/11/2026', '01/01/0001', '31/12/9999', '1/1/25', '2 March', '2 March 2025', '45000', '-1', '1e9', '03/03/2025 25:61'].map((day, at) => `Statutory complaint,D-${at},${day},E-mail,x`).join('\r\n')}\r\n`,
  }
  for (const [what, file] of Object.entries(files))
    // What takes seconds to read is read by one name.
    for (const fileName of what === 'five thousand columns' ? ['register.csv'] : ['register.csv', 'register.xlsx', '../../<b>\u202Ex.csv'])
      test(`${what}, called ${fileName}, gets a plain answer at each step`, async () => {
        const sent = await upload(visitor, file, fileName)
        assert.ok(sent.status < 500, `${sent.status}: ${plain(sent.html).slice(0, 300)}`)
        assert.doesNotMatch(sent.html, /\.ts:\d|node_modules|<script>alert|<b>‮/)
        if (sent.status !== 303) return
        const { id, page } = await checked(visitor, sent)
        assert.ok(page.status < 500, `${page.status}: ${plain(page.html).slice(0, 300)}`)
        assert.doesNotMatch(page.html, /\.ts:\d|node_modules|<script>alert/)
        assert.doesNotMatch(page.html, /The import stopped in the middle/)
        if (!page.html.includes('can be loaded') && !page.html.includes('cannot be loaded')) return
        const done = await loaded(visitor, id)
        assert.ok(done.status < 500)
        assert.doesNotMatch(done.html, /The import stopped in the middle/)
        assert.equal((await visitor.get('/work')).status, 200)
      })

  test('leaves a register that verifies', async () => {
    const { verify } = await import('../../src/storage/seals/verify.ts')
    const report = await verify(served.database.pools.owner, '/nowhere')
    assert.deepEqual(report.problems.filter(({ kind }) => !/seal/i.test(kind)), [])
  })
})
