import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const SOURCE = join(import.meta.dirname, '..')

/** The release, and twelve digits of what its sources in these rooms say: two builds of one release are told apart. */
export function versionOf(rooms: readonly string[]): string {
  const all = createHash('sha256')
  for (const room of rooms) for (const file of globSync('**/*.{ts,njk,css,typ}', { cwd: join(SOURCE, room) }).toSorted()) {
    if (!file.endsWith('.test.ts')) all.update(`${room}/${file}\n`).update(readFileSync(join(SOURCE, room, file)))
  }
  return `${ownVersion()}+${all.digest('hex').slice(0, 12)}`
}

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(SOURCE, '..', 'package.json'), 'utf8')) as Readonly<{ version: string }>
  return version
}

let protecting: string | null = null

/** The version of what decides which numbers are withheld. A change of it asks every unpublished report anew. */
export function protectionVersion(): string {
  return (protecting ??= versionOf(['domain/reporting/disclosure', 'solver']))
}
