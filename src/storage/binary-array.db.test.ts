import assert from 'node:assert/strict'
import { after, test } from 'node:test'
import fc from 'fast-check'
import { testStore } from '../../test/support/database.ts'
import { fromDayNumber } from '../domain/calendar/iso-date.ts'
import { binaryArray, type ElementType } from './binary-array.ts'

const db = await testStore({ after })

const text = fc.string({ unit: 'binary', maxLength: 60 }).filter((value) => !value.includes('\0'))
const values: Readonly<Record<ElementType, fc.Arbitrary<string | number | boolean | Buffer>>> = {
  uuid: fc.uuid(), text, jsonb: fc.jsonValue().map((value) => JSON.stringify(value)).filter((value) => !value.includes('\\u0000')),
  date: fc.integer({ min: -700_000, max: 2_932_896 }).map(fromDayNumber), boolean: fc.boolean(),
  smallint: fc.integer({ min: -32_768, max: 32_767 }), integer: fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }),
  bytea: fc.uint8Array({ maxLength: 40 }).map((bytes) => Buffer.from(bytes)),
}

for (const type of Object.keys(values) as ElementType[]) {
  test(`PostgreSQL reads a list of ${type} as what was written, missing values and empty lists included`, async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.option(values[type]), { maxLength: 50 }), async (list) => {
      // Compared by PostgreSQL itself with the same values, each given as the driver gives it.
      const { rows: [row] } = await db.pools.owner.query<{ length: number; same: boolean }>(
        `select cardinality($1::${type}[]) as length, $1::${type}[] is not distinct from $2::${type}[] as same`,
        [binaryArray(type, list), list.map((value) => (value !== null && typeof value === 'object' ? `\\x${value.toString('hex')}` : value))])
      assert.deepEqual(row, { length: list.length, same: true })
    }), { numRuns: 60 })
  })
}

test('a value that is none of its type is refused before it is sent', () => {
  const wrong: readonly (readonly [ElementType, string | number | boolean])[] = [
    ['uuid', 'not an id'], ['uuid', '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5g'], ['uuid', '0190a1b2xc3d4-7e5f-8a9b-0c1d2e3f4a5b'], ['integer', 1.5], ['integer', 2 ** 31],
    ['smallint', 40_000], ['text', 5], ['bytea', 'text'],
  ]
  for (const [type, value] of wrong) assert.throws(() => binaryArray(type, [value]), `${type} ${String(value)}`)
})
