import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { describe, test } from 'node:test'
import { promisify } from 'node:util'
import { misspelled } from './spelling.ts'
import { wordsOfText } from './words-of-text.ts'

describe('the spelling check', () => {
  test('looks at words, and at no reference, number or address', () =>
    assert.deepEqual(wordsOfText(['The council’s answer, 2026-0001, of 3rd May: ask ada@example.org or https://x.example/y. The well-being of O’Brien.']), ['The', 'council\'s', 'answer', 'of', 'May', 'ask', 'or', 'well-being', 'O\'Brien']))

  test('names what neither the dictionary nor the authority knows, with what may have been meant', async () => {
    // The dictionary may still be being read the first time: then nothing is said.
    let found = await misspelled(['recieved'], [])
    for (let tries = 0; found === null && tries < 20; tries += 1) found = await misspelled(['recieved'], [])
    assert.deepEqual(found?.map(({ word }) => word), ['recieved'])
    assert.ok(found?.[0]?.suggestions.includes('received'))
    assert.deepEqual(await misspelled(['Halewood', 'Halewood\'s', 'organisation', 'colour'], ['Halewood']), [])
    assert.deepEqual((await misspelled(['organization'], []))?.map(({ word }) => word), ['organization'])
  })

  test('keeps no program running that is done', async () => {
    const asks = `import { misspelled } from ${JSON.stringify(new URL('./spelling.ts', import.meta.url).href)}; const busy = setInterval(() => {}, 50); await misspelled(['recieved'], []); clearInterval(busy)`
    await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', asks], { timeout: 30_000 })
  })

  test('of nothing is nothing', async () => assert.deepEqual(await misspelled([], []), []))
})
