import { createHash } from 'node:crypto'
import canonicalize from 'canonicalize'
import { wholeOf } from '../../src/application/access/sight.ts'
import type { AuthorityId, Services } from '../../src/application/ports.ts'
import type { EditionBytes, Manifest } from '../../src/application/report/editions.ts'
import { isoDate } from '../../src/domain/calendar/iso-date.ts'
import type { RegisterEvent } from '../../src/domain/register/events.ts'
import type { Block, ReportDocument } from '../../src/domain/reporting/document/report-document.ts'

export const digestOf = (of: string | Uint8Array): string => createHash('sha256').update(of).digest('hex')
export const canonicalOf = (value: unknown): string => canonicalize(value) ?? ''

const text = (words: string): Block => ({ kind: 'paragraph', content: [{ kind: 'text', text: words }] })

/** A short document of 2019-20, of one table with one number. */
export function shortDocument(number: string, parts: Partial<ReportDocument> = {}): ReportDocument {
  const cell = { printed: number, count: null, percent: null, mark: null }
  return {
    schema: 'heard-document-1', kind: 'annual-report', title: 'Annual report 2019-20', subtitle: 'Testshire', language: 'en-GB', authority: 'Testshire',
    branding: { colour: null, logo: null }, period: { label: '2019-20', from: isoDate('2019-04-01'), to: isoDate('2020-03-31') }, asKnownOn: isoDate('2026-11-23'),
    published: null, status: 'Draft', ...parts,
    blocks: parts.blocks ?? [{ kind: 'heading', id: 'outcomes', level: 2, text: 'Outcomes' }, text(`Of 33 complaints, ${number} were upheld.`), {
      kind: 'table', table: {
        id: 'outcomes', caption: 'Outcomes', base: 'Counts complaints.', unit: 'complaints', notes: [], rowHeading: 'Outcome', columns: [{ id: '2019-20', label: '2019-20' }],
        rows: [{ id: 'upheld', label: 'Upheld', isTotal: false, cells: [cell] }],
      },
    }],
  }
}

export type Given = Readonly<{ edition: number; document: ReportDocument; files?: readonly EditionBytes[]; corrects?: number; notice?: string; reportId?: string; now?: string }>

const file = (name: string, mediaType: string, body: string): EditionBytes => ({ name, mediaType, bytes: Buffer.from(body) })

export const FILES: readonly EditionBytes[] = [
  file('annual-report-2019-20.html', 'text/html; charset=utf-8', '<!DOCTYPE html><html lang="en"><head><title>R</title><style>h1 { color: #000; }</style></head><body><h1>R</h1></body></html>'),
  file('annual-report-2019-20.pdf', 'application/pdf', '%PDF-1.7 a report of no length'),
  file('annual-report-2019-20-outcomes.csv', 'text/csv; charset=utf-8', 'Outcome,2019-20\nUpheld,12\n'),
]

/** Puts an edition where published ones are, with the event that says so: for tests of what is read from there. */
export async function givenEdition(services: Services, authorityId: AuthorityId, { edition, document, files = FILES, corrects, notice, reportId = 'report-1', now = '2026-11-23T09:00:00.000Z' }: Given): Promise<Manifest> {
  const content = { document: canonicalOf({ ...document, published: { edition, on: isoDate(now.slice(0, 10)) } }), figures: canonicalOf({ tables: [] }) }
  const { kind, period, title, authority, asKnownOn } = document
  const seal = { number: 1, root: digestOf('seal') }
  const manifest: Manifest = {
    format: 'heard-edition-1', reportId, edition, kind, period, slug: period.label, title, authority, publishedAt: now, publishedOn: isoDate(now.slice(0, 10)), asKnownOn,
    corrects: corrects ?? null, notice: notice ?? null, content: digestOf(document.title), document: digestOf(content.document), figures: digestOf(content.figures),
    files: files.map(({ name, mediaType, bytes }) => ({ name, mediaType, size: bytes.length, digest: digestOf(bytes) })), reportSeq: 1, seal,
    madeBy: { program: 'test', words: 'test', settings: 1, holidays: 'test' },
  }
  const row = { reportId, edition, kind, period: period.label, slug: period.label, title, publishedAt: now, publishedOn: manifest.publishedOn, corrects: corrects ?? null, manifest: canonicalOf(manifest) }
  await services.store.write(wholeOf(authorityId), async (tx) => {
    await append(tx, reportId, now, [
      { type: 'ReportPublished', happenedOn: manifest.publishedOn, edition, content: manifest.content, manifest: digestOf(row.manifest), sealNumber: seal.number, sealRoot: seal.root },
    ])
    await tx.editions.add(row, content, files)
  })
  return manifest
}

export function givenWithdrawn(services: Services, authorityId: AuthorityId, notice: string, reportId = 'report-1', now = '2026-11-24T09:00:00.000Z'): Promise<void> {
  return services.store.write(wholeOf(authorityId), async (tx) => {
    const said = await tx.texts.add({ textId: services.ids.next(), streamId: reportId, body: notice }, now)
    await append(tx, reportId, now, [{ type: 'ReportWithdrawn', happenedOn: isoDate(now.slice(0, 10)), notice: said }])
  })
}

type Tx = Parameters<Parameters<Services['store']['write']>[1]>[0]

async function append(tx: Tx, reportId: string, now: string, events: readonly RegisterEvent[]): Promise<void> {
  const before = await tx.ledger.load(reportId)
  const begun: readonly RegisterEvent[] = before.length > 0 ? [] : [{ type: 'ReportBegun', happenedOn: isoDate('2020-04-01'), reference: `REP-${reportId.slice(-4)}`, year: '2019-20', document: 'annual-report' }]
  await tx.ledger.append('report', reportId, before.length, [...begun, ...events], { commandId: `${reportId} ${before.length} ${now}`, recordedBy: 'test', recordedAt: now })
}
