import { createHash } from 'node:crypto'
import type { Clock } from '../application/ports.ts'
import type { Press } from '../application/report/press.ts'
import { documentFiles } from '../documents/report/document-files.ts'
import { printReport } from '../documents/report/print-report.ts'
import { canonicalJson } from '../storage/ledger/hash.ts'
import { lastSeal, seal } from '../storage/seals/seal.ts'
import { PRESS_WORDS } from '../words/report-life.ts'
import { versionOf } from './program-version.ts'
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
    madeBy: () => (madeBy ??= { program: versionOf(['domain', 'application', 'documents']), words: versionOf(['words']) }),
    words: PRESS_WORDS,
  }
}

function digestOf(of: string | Uint8Array): string {
  return createHash('sha256').update(of).digest('hex')
}

let madeBy: ReturnType<Press['madeBy']> | null = null
