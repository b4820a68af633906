import assert from 'node:assert/strict'
import { mkdtempSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { appendSeal, readSealFile, type SealLine } from './seal-file.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-seal-file-'))
after(() => rmSync(folder, { recursive: true }))

const line = (number: number): SealLine => ({ format: 1, authorityId: 'sandbourne', number, sealedAt: '2026-03-02T09:00:00.000Z', streams: 1, prevRoot: '0'.repeat(64), root: 'a'.repeat(64) })

test('a disk that is full in the middle of a seal leaves the lines before it and after it readable', async () => {
  appendSeal(folder, line(1))
  const full = (file: number, text: string): never => {
    writeSync(file, text.slice(0, 40))
    throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' })
  }
  assert.throws(() => appendSeal(folder, line(2), full), { code: 'ENOSPC' })
  assert.deepEqual(await readSealFile(folder, 'sandbourne'), [line(1)])
  appendSeal(folder, line(2))
  assert.deepEqual(await readSealFile(folder, 'sandbourne'), [line(1), line(2)])
})
