import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Cleanup } from './database.ts'

const PROGRAM = '/usr/sbin/clamd'

/** Whether Debian's clamd is on this machine: the package clamav-daemon. */
export const hasClamd = existsSync(PROGRAM)

/** What every scanner takes for a virus and is none; put together here, so that no scanner stumbles over this file. */
export const EICAR = ['X5O!P%@AP[4\\PZX54(P^)7CC)7}$', 'EICAR-STANDARD-ANTIVIRUS-TEST-FILE!', '$H+H*'].join('')

/** The real clamd at a socket of its own, with one signature that is written here: nothing is downloaded. */
export async function runningClamd(cleanup: Cleanup, most = '30M'): Promise<Readonly<{ path: string }>> {
  const folder = mkdtempSync(join(tmpdir(), 'heard-clamd-'))
  const [path, signatures] = [join(folder, 'clamd.sock'), join(folder, 'signatures')]
  mkdirSync(signatures)
  writeFileSync(join(signatures, 'heard.ndb'), `Heard.Test.Eicar:0:*:${Buffer.from(EICAR).toString('hex')}\n`)
  writeFileSync(join(folder, 'clamd.conf'), ['Foreground yes', `LocalSocket ${path}`, `DatabaseDirectory ${signatures}`, `StreamMaxLength ${most}`, `TemporaryDirectory ${folder}`, 'MaxThreads 2', ''].join('\n'))
  const clamd = spawn(PROGRAM, ['--config-file', join(folder, 'clamd.conf')], { stdio: 'ignore' })
  cleanup.after(async () => {
    clamd.kill('SIGKILL')
    await pause(50)
    rmSync(folder, { recursive: true, force: true })
  })
  for (let waited = 0; !existsSync(path) && waited < 300; waited += 1) await pause(100)
  if (!existsSync(path)) throw new Error('clamd did not start')
  return { path }
}
