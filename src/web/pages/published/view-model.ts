import type { FrozenFile, Manifest } from '../../../application/report/editions.ts'
import type { Publication, PublishedEdition } from '../../../application/report/publications.ts'
import { FILE_WORDS, PUBLISHED, fileSize } from '../../../words/published.ts'
import { shortDate } from '../../../words/dates.ts'
import { urls } from '../../urls.ts'

/** A publication as the list shows it. */
export function listed({ kind, slug, current: { manifest, withdrawn } }: Publication) {
  return {
    href: urls.publication(slug, kind), title: manifest.title, period: manifest.period.label, on: shortDate(manifest.publishedOn), edition: manifest.edition,
    corrects: manifest.corrects === null ? '' : PUBLISHED.corrects(manifest.corrects), withdrawnOn: withdrawn === null ? '' : shortDate(withdrawn.on),
  }
}

/** One edition as its page shows it. */
export function shown({ manifest, correctedBy }: PublishedEdition, { editions }: Publication) {
  const { kind, slug, edition } = manifest
  const files = filesOf(manifest)
  return {
    authority: manifest.authority, period: manifest.period.label, line: PUBLISHED.edition(edition, manifest.publishedOn), asKnownOn: shortDate(manifest.asKnownOn),
    read: files.find(({ extension }) => extension === 'html') ?? null, files: files.filter(({ extension }) => extension !== 'csv'),
    tables: files.filter(({ extension }) => extension === 'csv'), all: files,
    corrects: manifest.corrects, notice: manifest.notice ?? '', differences: manifest.corrects === null ? '' : urls.editionDifferences(slug, kind, edition),
    correctedBy, correctedByHref: correctedBy === null ? '' : urls.publication(slug, kind),
    others: editions.filter(({ manifest: other }) => other.edition !== edition).map((other) => ({
      href: urls.edition(slug, kind, other.manifest.edition), line: PUBLISHED.edition(other.manifest.edition, other.manifest.publishedOn),
      correctedBy: other.correctedBy, isWithdrawn: other.withdrawn !== null,
    })),
  }
}

const ORDER = Object.keys(FILE_WORDS)

function filesOf({ kind, slug, edition, files }: Manifest) {
  return files.map((file) => ({ file, extension: extensionOf(file) })).toSorted((a, b) => placeOf(a.extension) - placeOf(b.extension)).map(({ file, extension }) => ({
    extension, fileName: file.name, href: urls.editionFile(slug, kind, edition, file.name), size: fileSize(file.size), digest: file.digest,
    ...(FILE_WORDS[extension] ?? { name: extension.toUpperCase(), what: '' }),
  }))
}

function placeOf(extension: string): number {
  const place = ORDER.indexOf(extension)
  return place === -1 ? ORDER.length : place
}

function extensionOf({ name }: FrozenFile): string {
  return name.slice(name.lastIndexOf('.') + 1)
}
