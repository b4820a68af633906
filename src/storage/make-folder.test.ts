import assert from 'node:assert/strict'
import { existsSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { makeFolder } from './make-folder.ts'

function within(work: (folder: string) => void): void {
  const folder = mkdtempSync(join(tmpdir(), 'heard-folder-'))
  try {
    work(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

test('a folder is made with those on the way to it, and making it again changes nothing', () => within((folder) => {
  makeFolder(join(folder, 'a/b/c'), 0o700)
  makeFolder(join(folder, 'a/b/c'), 0o755)
  assert.equal(statSync(join(folder, 'a/b/c')).mode & 0o777, 0o700)
}))

test('a file in the way is said, not overwritten', () => within((folder) => {
  writeFileSync(join(folder, 'a'), '')
  assert.throws(() => makeFolder(join(folder, 'a/b'), 0o700), /ENOTDIR|EEXIST/)
}))

test('a folder that nobody can make is said at once', { skip: existsSync('/proc/self') ? false : 'there is no /proc here' }, () =>
  assert.throws(() => makeFolder('/proc/nowhere/at/all', 0o700), /ENOENT|EACCES|EPERM/))
