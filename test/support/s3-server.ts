import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import type { Cleanup } from './database.ts'

/** The one account that s3rver knows. */
export const S3_KEYS = { keyId: 'S3RVER', secret: 'S3RVER', region: 'eu-west-2' } as const
/** Where it keeps the bytes of an object, beside what it says of it. */
const OBJECT = '._S3rver_object'

export type S3Server = Readonly<{
  /** Of its bucket. */
  url: string
  /** The path on this machine at which an object lies, or will lie. */
  pathOf(key: string): string
  /** The keys of all objects, in their order. */
  keys(): readonly string[]
}>

/** The S3 server of other people in a process of its own, which checks signatures with its own code, and gives its lists in pages of a thousand. Decision: 0107. */
export async function s3Server(cleanup: Cleanup): Promise<S3Server> {
  const folder = mkdtempSync(join(tmpdir(), 'heard-s3rver-'))
  // Its continuation tokens are encrypted with DES, which OpenSSL has put away.
  const child = spawn(process.execPath, ['--openssl-legacy-provider', fileURLToPath(import.meta.resolve('./s3-program.ts')), folder], { stdio: ['pipe', 'pipe', 'inherit'] })
  cleanup.after(async () => {
    const ended = once(child, 'exit')
    if (child.kill('SIGKILL')) await ended
    rmSync(folder, { recursive: true, force: true })
  })
  const [port] = await once(createInterface({ input: child.stdout }), 'line') as [string]
  const bucket = join(folder, 'bucket')
  mkdirSync(bucket, { recursive: true })
  return {
    url: `http://127.0.0.1:${port}/bucket`,
    pathOf: (key) => join(bucket, `${key}${OBJECT}`),
    keys: () => readdirSync(bucket, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith(OBJECT)).map((name) => name.slice(0, -OBJECT.length)).toSorted(),
  }
}
