import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, test } from 'node:test'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/security.md'), 'utf8')

/** The numbers of OWASP ASVS 5.0.0, levels 1 and 2, in its order. Its words are its own. */
const ASKED = JSON.parse(readFileSync(join(root, 'test/fixtures/asvs-5.0.json'), 'utf8')) as readonly Readonly<{ id: string; level: 1 | 2 }>[]

type Row = Readonly<{ id: string; level: string; asks: string; stands: string; how: string; shownBy: readonly string[] }>
const ROWS: readonly Row[] = page.split('\n').filter((line) => /^\| \d+\.\d+\.\d+ \|/.test(line)).map((line) => {
  const [id = '', level = '', asks = '', stands = '', how = '', shown = ''] = line.split('|').slice(1, -1).map((cell) => cell.trim())
  return { id, level, asks, stands: stands.replaceAll('*', ''), how, shownBy: shown === '' ? [] : shown.split('<br>') }
})

describe('docs/security.md', () => {
  test('has each requirement of levels 1 and 2 once, by its number, and no other', () => {
    assert.deepEqual(ROWS.map(({ id, level }) => `${id} ${level}`), ASKED.map(({ id, level }) => `${id} ${level}`))
  })

  test('says of each how it stands, and why: nothing is met without a test or a reason', () => {
    for (const { id, asks, stands, how, shownBy } of ROWS) {
      assert.ok(['met', 'not met', 'operator', 'does not apply'].includes(stands), `${id} ${stands}`)
      assert.ok(asks !== '' && (how !== '' || shownBy.length > 0), id)
    }
  })

  test('names only tests that are there', () => {
    for (const { id, shownBy } of ROWS) for (const shown of shownBy) {
      const [, path = '', name = ''] = /^`([^`]+)`(?:: (.+))?$/.exec(shown) ?? []
      assert.ok(path !== '' && existsSync(join(root, path)), `${id}: ${shown}`)
      assert.ok(readFileSync(join(root, path), 'utf8').includes(name), `${id}: ${path} has no "${name}"`)
    }
  })

  test('lists first what is not met, with why, and counts right', () => {
    const listed = [...(page.split('\n## Not met\n')[1]?.split('\n## ')[0] ?? '').matchAll(/^- \*\*([\d.]+)\*\*/gm)].map(([, id]) => id)
    assert.deepEqual(listed, ROWS.filter(({ stands }) => stands === 'not met').map(({ id }) => id))
    const count = (wanted: string) => ROWS.filter(({ stands }) => stands === wanted).length
    assert.ok(page.includes(`Of ${ROWS.length} requirements ${count('met')} are met, ${count('not met')} are not, ${count('operator')} are for whoever runs Heard, and ${count('does not apply')} do not apply.`))
  })
})
