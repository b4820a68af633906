import assert from 'node:assert/strict'
import { test } from 'node:test'
import { statementNames } from './statement-names.ts'

test('a statement that comes again and again is named, and keeps its name', () => {
  const nameOf = statementNames()
  assert.deepEqual([nameOf('select 1'), nameOf('select 1')], [undefined, undefined])
  const name = nameOf('select 1')
  assert.match(name ?? '', /^heard-[0-9a-f]{32}$/)
  assert.equal(nameOf('select 1'), name)
})

test('two statements never share a name', () => {
  const nameOf = statementNames()
  const names = Array.from({ length: 100 }, (_, at) => [nameOf(`select ${at}`), nameOf(`select ${at}`), nameOf(`select ${at}`)].at(-1))
  assert.equal(new Set(names).size, 100)
})

test('what writes, and what has its values in its words, is never named', () => {
  const nameOf = statementNames()
  for (const text of ['insert into a values ($1)', "set local heard.sight = 'whole'", 'lock table events']) for (let at = 0; at < 10; at += 1) assert.equal(nameOf(text), undefined, text)
  for (let at = 0; at < 100; at += 1) assert.equal(nameOf(`select '${at}'`), undefined)
})

test('no more than some hundreds are ever named', () => {
  const nameOf = statementNames()
  const named = Array.from({ length: 1_000 }, (_, at) => [1, 2, 3].map(() => nameOf(`select ${at} from a`)).at(-1)).filter((name) => name !== undefined)
  assert.equal(named.length, 400)
})
