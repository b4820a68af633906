import assert from 'node:assert/strict'
import { chmodSync, mkdirSync, mkdtempSync, readlinkSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { hydrateSymlinks } from './binaries.ts'
import { closedFolderOnTheWayTo, runsAsRoot } from './reach.ts'

const folder = mkdtempSync(join(tmpdir(), 'heard-binaries-'))
chmodSync(folder, 0o755)
after(() => rmSync(folder, { recursive: true }))

test('links that npm did not make, because it was told to run no scripts, are made', () => {
  const lib = join(folder, 'native/lib')
  mkdirSync(lib, { recursive: true })
  writeFileSync(join(lib, 'libicu.so.60.2'), '')
  symlinkSync('libicu.so.60.2', join(lib, 'libicu.so'))
  writeFileSync(join(folder, 'native/pg-symlinks.json'), JSON.stringify([
    { source: 'native/lib/libicu.so.60.2', target: 'native/lib/libicu.so' }, { source: 'native/lib/libicu.so.60.2', target: 'native/lib/libicu.so.60' },
  ]))
  hydrateSymlinks(folder)
  hydrateSymlinks(folder)
  assert.equal(readlinkSync(join(lib, 'libicu.so.60')), 'libicu.so.60.2')
})

test('for root, a folder that is closed to others on the way is named', { skip: !runsAsRoot() }, () => {
  const closed = join(folder, 'closed')
  mkdirSync(closed, { mode: 0o700 })
  assert.equal(closedFolderOnTheWayTo(join(closed, 'data/deep')), closed)
  assert.equal(closedFolderOnTheWayTo(join(folder, 'not-there-yet')), null)
})
