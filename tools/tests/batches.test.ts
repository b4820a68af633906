import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import fc from 'fast-check'
import { ALONE, AT_ONCE, batchProgram, batchesOf } from './batches.ts'
import { kindOf } from './kinds.ts'

const SUFFIXES = ['.test.ts', '.db.test.ts', '.page.test.ts', '.journey.test.ts']
const aFile = fc.tuple(fc.stringMatching(/^[a-z]{1,6}$/), fc.constantFrom(...SUFFIXES)).map(([name, suffix]) => `src/${name}${suffix}`)

test('every file is in one batch, once, with others of its kind', () => {
  fc.assert(fc.property(fc.uniqueArray(aFile, { maxLength: 200 }), (files) => {
    const batches = batchesOf(files)
    assert.deepEqual(batches.flat().sort(), [...files].sort())
    for (const batch of batches) assert.equal(new Set(batch.map(kindOf)).size, 1)
  }))
})

test('two files are run beside each other, and one kind is begun after the other, the dearest first', () => {
  assert.equal(batchesOf(['src/a.test.ts', 'src/b.test.ts']).length, AT_ONCE)
  assert.deepEqual(batchesOf(['src/a.test.ts', 'src/a.page.test.ts', 'src/a.db.test.ts', 'src/a.journey.test.ts']).flat(), ['src/a.journey.test.ts', 'src/a.db.test.ts', 'src/a.page.test.ts', 'src/a.test.ts'])
})

test('what needs a process of its own has one, and is still there', () => {
  for (const file of ALONE.keys()) assert.ok(existsSync(file), file)
  const [first = ''] = ALONE.keys()
  assert.deepEqual(batchesOf(['src/a.test.ts', first, 'src/b.test.ts']).at(-1), [first])
})

test('no test file has a hook for every test of the process, which would be run for the tests of others', () => {
  const files = globSync(['src/**/*.test.ts', 'test/**/*.test.ts', 'bench/**/*.test.ts', 'tools/**/*.test.ts'])
  assert.ok(files.length > 300)
  assert.deepEqual(files.filter((file) => /^(before|beforeEach|afterEach)\(|^mock\./m.test(readFileSync(file, 'utf8'))), [])
})

test('the program of a batch names its files and reads the others where one cannot be read', () => {
  const program = batchProgram(['file:///a.test.ts', 'file:///b".test.ts'])
  assert.match(program, /\["file:\/\/\/a\.test\.ts","file:\/\/\/b\\"\.test\.ts"\]/)
  assert.match(program, /\.catch\(/)
})
