import type { Press } from '../../src/application/report/press.ts'
import { printReport } from '../../src/documents/report/print-report.ts'
import type { ReportDocument } from '../../src/domain/reporting/document/report-document.ts'
import type { Pools } from '../../src/storage/pools.ts'
import { lastSeal, seal } from '../../src/storage/seals/seal.ts'
import { PRESS_WORDS } from '../../src/words/report-life.ts'
import { canonicalOf, digestOf } from './published.ts'

const page = (document: ReportDocument): Uint8Array => Buffer.from(`<!DOCTYPE html><html lang="en"><head><title>${document.period.label}</title><style>h1 { color: #000; }</style></head><body><h1>${document.kind}</h1></body></html>`)

/** A press whose files are quickly made: the document as JSON, and a page of one line. Its seal is always the same one. */
export function testPress(parts: Partial<Press> = {}): Press {
  return {
    digest: digestOf, canonical: canonicalOf, print: printReport, words: PRESS_WORDS, page: async (document) => page(document),
    files: async (document) => [
      { name: 'annual-report.html', mediaType: 'text/html; charset=utf-8', bytes: page(document) },
      { name: 'annual-report.json', mediaType: 'application/json', bytes: Buffer.from(canonicalOf(document)) },
    ],
    seal: async () => ({ number: 1, root: digestOf('seal') }), madeBy: () => ({ program: 'test', words: 'test' }), ...parts,
  }
}

/** The same, sealing the ledger of a real database at `now`. */
export function sealingPress(pools: Pick<Pools, 'app'>, folder: string, now: () => string, parts: Partial<Press> = {}): Press {
  return testPress({
    seal: async (authorityId) => {
      await seal(pools.app, authorityId, folder, now())
      return lastSeal(pools.app, authorityId)
    }, ...parts,
  })
}
