import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { qrCode } from './qr-code.ts'

test('a text becomes a picture with a border of four, and its three corners', () => {
  const svg = qrCode('otpauth://totp/Heard:ada?secret=JBSWY3DPEHPK3PXP') ?? ''
  assert.ok(/^<svg [^>]*viewBox="0 0 37 37"/.test(svg))
  for (const corner of ['M4,4h', 'M10,4h', 'M26,4h', 'M32,10h', 'M4,26h', 'M10,32h']) assert.ok(svg.includes(corner), corner)
  assert.ok(!svg.includes('M5,5h') && !svg.includes('M3,'))
})

test('what another program read as the same text stays as it was', () => {
  const digest = (length: number) => createHash('sha256').update(qrCode('x'.repeat(length)) ?? '').digest('hex').slice(0, 12)
  assert.deepEqual([10, 60, 180, 300, 500].map(digest), ['0deefd49aa46', '42be0049764f', '3f9ba62b8afb', '470eefaf10cd', '1c5e8fcceaaa'])
})

test('a text that fits into none has no picture', () => {
  assert.equal(qrCode('x'.repeat(530)), null)
})
