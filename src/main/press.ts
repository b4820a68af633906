import { createHash } from 'node:crypto'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Clock } from '../application/ports.ts'
import type { Press } from '../application/report/press.ts'
import { documentFiles } from '../documents/report/document-files.ts'
import { printReport } from '../documents/report/print-report.ts'
import { canonicalJson } from '../storage/ledger/hash.ts'
import { lastSeal, seal } from '../storage/seals/seal.ts'
import { PRESS_WORDS } from '../words/report-life.ts'
import type { OpenDatabase } from './register.ts'

/** What publishing needs besides the register, wired. */
export function makePress({ pools, sealsFolder }: Pick<OpenDatabase, 'pools' | 'sealsFolder'>, clock: Clock): Press {
  return {
    digest: digestOf,
    canonical: canonicalJson,
    print: printReport,
    page: async (document) => (await documentFiles(document, ['html']))[0]?.bytes ?? new Uint8Array(),
    files: (document) => documentFiles(document),
    seal: async (authorityId) => {
      await seal(pools.app, authorityId, sealsFolder, clock.now())
      return lastSeal(pools.app, authorityId)
    },
    madeBy: () => (madeBy ??= { program: versionOf(['domain', 'application', 'documents'], ownVersion()), words: versionOf(['words'], ownVersion()) }),
    words: PRESS_WORDS,
  }
}

function digestOf(of: string | Uint8Array): string {
  return createHash('sha256').update(of).digest('hex')
}

let madeBy: ReturnType<Press['madeBy']> | null = null
const SOURCE = join(import.meta.dirname, '..')

/** The release, and twelve digits of what its sources in these rooms say: two builds of one release are told apart. */
function versionOf(rooms: readonly string[], release: string): string {
  const all = createHash('sha256')
  for (const room of rooms) for (const file of globSync('**/*.{ts,njk,css,typ}', { cwd: join(SOURCE, room) }).toSorted()) {
    if (!file.endsWith('.test.ts')) all.update(`${room}/${file}\n`).update(readFileSync(join(SOURCE, room, file)))
  }
  return `${release}+${all.digest('hex').slice(0, 12)}`
}

function ownVersion(): string {
  const { version } = JSON.parse(readFileSync(join(SOURCE, '..', 'package.json'), 'utf8')) as Readonly<{ version: string }>
  return version
}
