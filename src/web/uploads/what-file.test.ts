import assert from 'node:assert/strict'
import { describe, test } from 'node:test'
import fc from 'fast-check'
import { strToU8, zipSync } from 'fflate'
import { makeLooker } from './looker.ts'
import { whatFile } from './what-file.ts'
import { zipNames } from './zip-names.ts'

function looked(bytes: Uint8Array | string, name: string, pieces = 7_000) {
  const whole = Buffer.from(bytes as string)
  const looker = makeLooker()
  for (let at = 0; at < whole.length; at += pieces) looker.take(whole.subarray(at, at + pieces))
  return whatFile(looker.looked(name))
}

const CFB = Buffer.from('d0cf11e0a1b11ae1', 'hex')
const docx = (more: Record<string, Uint8Array> = {}) => zipSync({ '[Content_Types].xml': strToU8('<Types/>'), 'word/document.xml': strToU8('<x/>'), ...more })

describe('What a file is', () => {
  const cases: readonly (readonly [string, Uint8Array | string, string, string])[] = [
    ['a PDF with the name of a picture', '%PDF-1.7\nx', 'cat.png', 'application/pdf'],
    ['a picture that is a web page further on', Buffer.concat([Buffer.from('GIF89a'), Buffer.from('/*<html><script>alert(1)</script>')]), 'x.html', 'image/gif'],
    ['a Word document whose first bytes do not say so', zipSync({ 'a.bin': new Uint8Array(10), 'word/document.xml': strToU8('<x/>') }), 'x.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['an old Word document', Buffer.concat([CFB, Buffer.alloc(2_000)]), 'x.doc', 'application/msword'],
    ['a Word document with a password', Buffer.concat([CFB, Buffer.alloc(2_000), Buffer.from('EncryptedPackage', 'utf16le')]), 'x.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document locked'],
    ['an old document with macros, wherever they stand', Buffer.concat([CFB, Buffer.alloc(6_990), Buffer.from('_VBA_PROJECT', 'utf16le'), Buffer.alloc(9_000)]), 'x.doc', 'application/msword macros'],
    ['a document with macros that is called one without', docx({ 'word/vbaProject.bin': strToU8('x') }), 'x.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document macros'],
    ['a zip', zipSync({ 'a.txt': strToU8('a') }), 'x.zip', 'application/zip packed'],
    ['a zip of zips', zipSync({ 'a.zip': zipSync({ 'b.txt': strToU8('b') }) }), 'x.zip', 'application/zip packed packed-twice'],
    ['a zip whose list is cut off', zipSync({ 'a.txt': strToU8('a') }).subarray(0, 40), 'x.zip', 'application/zip packed packed-twice'],
    ['a web page that is called a note', '  <!DOCTYPE html><p>', 'note.txt', 'text/html active'],
    ['a message', 'From: a@b.example\nSubject: x\n\nHello', 'x.eml', 'message/rfc822'],
    ['a drawing', '<svg onload="alert(1)"/>', 'x.txt', 'image/svg+xml active'],
    ['a PDF with a password', '%PDF-1.7\ntrailer<</Encrypt 5 0 R>>', 'x.pdf', 'application/pdf locked'],
    ['a text as Notepad saved it', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('Déjà vu, Zoë', 'utf16le')]), 'x.txt', 'text/plain'],
    ['a web page as Notepad saved it', Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from('<html><script>', 'utf16le')]), 'x.txt', 'text/html active'],
    ['zeros among letters', 'Half a text\0and half none', 'x.txt', 'not-taken'],
    ['old letters of Windows', Buffer.from([0x64, 0xe9, 0x6a, 0xe0]), 'x.txt', 'text/plain'],
  ]
  for (const [what, bytes, name, expected] of cases) test(`is told of ${what}`, async () => {
    const found = await looked(bytes, name)
    assert.equal(found.kind === 'taken' ? [found.mediaType, ...found.marks].join(' ') : found.why, expected)
  })

  test('is refused where it is a program, by its bytes or by its name', async () => {
    for (const [bytes, name] of [['MZ\u0090\u0000', 'x.pdf'], ['\u007fELF\u0002\u0001', 'x'], ['#!/bin/sh\nrm', 'x.txt'], ['x', 'photo.jpg.SCR'], ['x', 'run.ps1'], ['<html>', 'x.hta']] as const)
      assert.deepEqual(await looked(Buffer.from(bytes, 'latin1'), name), { kind: 'refused', why: 'program' }, name)
  })

  test('is answered of any bytes whatever, in whatever pieces they come', async () => {
    await fc.assert(fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.constantFrom('', 'PK\u0003\u0004', '%PDF-', 'GIF89a', 'PK\u0005\u0006'), fc.integer({ min: 1, max: 50 }), async (bytes, start, pieces) => {
      const whole = Buffer.concat([Buffer.from(start, 'latin1'), bytes])
      assert.deepEqual(await looked(whole, 'x.doc', pieces), await looked(whole, 'x.doc'))
    }), { numRuns: 200 })
  })

  test('needs no more memory for a zip that says it has more than there is', () => {
    assert.equal(zipNames(Buffer.from('PK\u0005\u0006'.padEnd(22, '\u00ff'), 'latin1')), null)
  })
})
