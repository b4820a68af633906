import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { USUAL_CHOICES } from '../../../application/import/read-rows.ts'
import { registerOf } from '../../../application/import/register-file.ts'
import type { AuthorityId, Services } from '../../../application/ports.ts'
import type { UserId } from '../../../domain/complaint/events.ts'
import { importDesk, type Phase, type Upload } from './desk.ts'

const importFolder = mkdtempSync(join(tmpdir(), 'heard-desk-'))
after(() => rmSync(importFolder, { recursive: true, force: true }))

const [AUTHORITY, USER] = ['authority' as AuthorityId, 'user' as UserId]
const NOW_MS = Date.parse('2026-11-23T12:00:00Z')
const HOUR_MS = 3_600_000

const services = {} as Services

function deskWith(importId: string, uploadedAtMs: number, phase: Phase) {
  const desk = importDesk({ services, importFolder })
  const folder = desk.folderFor(importId)
  writeFileSync(join(folder, 'register'), 'Ref\n1\n')
  utimesSync(folder, uploadedAtMs / 1000, uploadedAtMs / 1000)
  const opened = { file: registerOf('r.csv', '', ['Ref'], [['1']]), close: () => Promise.resolve() }
  const upload: Upload = { importId, authorityId: AUTHORITY, userId: USER, fileName: 'r.csv', folder, opened, uploadedAtMs, choices: USUAL_CHOICES, phase }
  desk.add(upload)
  return { desk, folder }
}

test('an upload that nobody loaded is gone after a day, its file too', async () => {
  const { desk, folder } = deskWith('old', NOW_MS - 25 * HOUR_MS, { kind: 'uploaded' })
  await desk.sweep(NOW_MS)
  assert.equal(desk.find(AUTHORITY, USER, 'old'), undefined)
  assert.equal(existsSync(folder), false)
})

test('an upload of the same day stays, and so does one that is being loaded', async () => {
  const fresh = deskWith('fresh', NOW_MS - HOUR_MS, { kind: 'uploaded' })
  const loading = deskWith('loading', NOW_MS - 25 * HOUR_MS, { kind: 'loading', rows: 5 })
  await fresh.desk.sweep(NOW_MS)
  await loading.desk.sweep(NOW_MS)
  assert.ok(fresh.desk.find(AUTHORITY, USER, 'fresh') && existsSync(fresh.folder))
  assert.ok(loading.desk.find(AUTHORITY, USER, 'loading') && existsSync(loading.folder))
})

test('nobody finds an upload but the person who made it', () => {
  const { desk } = deskWith('mine', NOW_MS, { kind: 'uploaded' })
  assert.equal(desk.find(AUTHORITY, 'somebody else' as UserId, 'mine'), undefined)
  assert.equal(desk.find('another authority' as AuthorityId, USER, 'mine'), undefined)
})
