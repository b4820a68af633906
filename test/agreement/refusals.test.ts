import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, test } from 'node:test'
import { lawOfRefusal, REFUSALS, type RefusalCode } from '../../src/domain/complaint/refusals.ts'
import { WARNINGS } from '../../src/domain/complaint/warnings.ts'
import { CLOCK_BREACH_CODES } from '../../src/domain/procedure/breaches.ts'
import { ACCOUNT_REFUSALS } from '../../src/application/access/manage-accounts.ts'
import { PROVIDER_REFUSALS } from '../../src/application/access/provider-sign-in.ts'
import { ACCOUNT_REFUSAL_WORDS, PASSWORD_PROBLEMS, PROVIDER_REFUSAL_WORDS } from '../../src/words/sign-in.ts'
import { BREACH_WORDS, REFUSAL_WORDS, refusalWords, WARNING_WORDS } from '../../src/words/refusals.ts'

const root = resolve(import.meta.dirname, '../..')
const page = readFileSync(join(root, 'docs/refusals.md'), 'utf8')

/** The cells of each row of the table under a heading. */
function rowsUnder(heading: string): readonly (readonly string[])[] {
  const section = page.split(`\n## ${heading}\n`)[1]?.split('\n## ')[0] ?? ''
  return section.split('\n').filter((line) => line.startsWith('| `')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim().replaceAll('`', '')))
}

const codesUnder = (heading: string) => rowsUnder(heading).map(([code]) => code)

describe('docs/refusals.md, the codes and the words say the same', () => {
  test('every reason for a refusal has its row, its basis and its words, and there are no others', () => {
    assert.deepEqual(codesUnder('Refusals'), Object.keys(REFUSALS))
    assert.deepEqual(Object.keys(REFUSAL_WORDS), Object.keys(REFUSALS))
    for (const [code, when, basis, instead] of rowsUnder('Refusals')) {
      const known = code as RefusalCode
      const { decision } = { decision: undefined, ...REFUSALS[known] }
      assert.equal(basis, lawOfRefusal(known) ?? `Decision: ${decision}`, known)
      assert.ok(when && instead, known)
    }
  })

  test('every warning has its row, its guidance and its words, and there are no others', () => {
    assert.deepEqual(rowsUnder('Warnings'), Object.entries(WARNINGS).map(([code, { guidance, needsReason }]) => [code, guidance, needsReason ? 'yes' : 'no']))
    assert.deepEqual(Object.keys(WARNING_WORDS).toSorted(), Object.keys(WARNINGS).toSorted())
  })

  test('every breach has its row and its words, and there are no others', () => {
    assert.deepEqual(rowsUnder('Breaches'), Object.entries(BREACH_WORDS))
    for (const code of CLOCK_BREACH_CODES) assert.ok(code in BREACH_WORDS, code)
  })

  test('every reason for leaving an account as it is, or for not letting somebody in, has its row and its words', () => {
    const words = { ...PROVIDER_REFUSAL_WORDS, ...ACCOUNT_REFUSAL_WORDS, ...PASSWORD_PROBLEMS }
    assert.deepEqual(new Set(codesUnder('Accounts and signing in')), new Set(Object.keys(words)))
    assert.deepEqual(new Set(Object.keys(words)), new Set([...ACCOUNT_REFUSALS, ...PROVIDER_REFUSALS, ...Object.keys(PASSWORD_PROBLEMS)]))
    for (const [code = '', ...cells] of rowsUnder('Accounts and signing in')) assert.ok(cells.length === 3 && cells.every((cell) => cell !== ''), code)
  })

  test('every reason for a refusal is one that the rules can give', () => {
    const code = globSync(['src/domain/**/*.ts', 'src/application/**/*.ts'], { cwd: root })
      .filter((file) => !file.endsWith('.test.ts') && !file.endsWith('/refusals.ts'))
      .map((file) => readFileSync(join(root, file), 'utf8')).join('\n')
    for (const each of [...Object.keys(REFUSALS), ...Object.keys(WARNINGS)]) assert.ok(code.includes(`'${each}'`), each)
  })

  test('words without their facts are still sentences', () => {
    for (const code of Object.keys(REFUSALS)) {
      const words = refusalWords({ kind: 'refused', code, allowedNow: [] })
      assert.doesNotMatch(words, /[[\]{}]/, code)
      assert.match(words, /^[A-Z“].*\.$/, code)
    }
  })

  test('days in the words are written as people write them', () => {
    const words = refusalWords({ kind: 'refused', code: 'before-received', facts: { day: '2024-02-29', receivedOn: '2024-03-01' }, allowedNow: [] })
    assert.equal(words, 'The day 29 February 2024 is before the complaint was received, on 1 March 2024.')
  })
})
