import assert from 'node:assert/strict'
import { after, describe, test } from 'node:test'
import { fuzz, rawBytes } from './fuzz.ts'
import { servedRegister } from './served-register.ts'

const served = await servedRegister({ after })

describe('Whatever is asked of the server', () => {
  test('more than a thousand requests of every sort end in no fault, no stack, and tell nobody what is not theirs', async () => {
    const { findings, statuses } = await fuzz(served, { seed: 20_261_123, requests: 1_200 })
    assert.deepEqual(findings.slice(0, 5), [])
    // The requests did reach the pages: not everything was turned away at the door.
    assert.ok((statuses.get(200) ?? 0) > 100 && (statuses.get(303) ?? 0) > 20, JSON.stringify([...statuses]))
  })

  test('bytes that are no request are answered or hung up on, and the next page comes', async () => {
    for (const bytes of ['\0\0\0\0', 'GET\r\n\r\n', 'GET / HTTP/9.9\r\n\r\n', `GET / HTTP/1.1\r\nhost: ${'a'.repeat(100_000)}\r\n\r\n`, 'POST /sign-in HTTP/1.1\r\nhost: north.example\r\ncontent-length: -1\r\n\r\n'])
      assert.doesNotMatch(await rawBytes(served.address, bytes), /^HTTP\/1.1 5|\.ts:\d+/)
    assert.equal((await served.visitor().get('/sign-in')).status, 200)
  })
})
