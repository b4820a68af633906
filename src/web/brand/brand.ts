import { createHash } from 'node:crypto'
import { everybody } from '../../application/access/sight.ts'
import type { AuthorityId, AuthorityOfHost } from '../../application/ports.ts'
import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import type { WebDeps } from '../deps.ts'

/** A file of one authority's look, named by its content. */
export type BrandFile = Readonly<{ contentType: string; body: Buffer }>

/** How the pages of one authority are headed. */
export type Brand = Readonly<{
  /** What its settings call it; null where they cannot be read now. */
  name: string | null
  stylesheet: string | null
  logo: Readonly<{ path: string; alternative: string }> | null
  files: ReadonlyMap<string, BrandFile>
}>

export const NO_BRAND: Brand = { name: null, stylesheet: null, logo: null, files: new Map() }

/** Every page asks; what another server saved is seen after these milliseconds. */
const KEEP_MS = 5_000
const kept = new WeakMap<WebDeps['services']['store'], Map<AuthorityId, Brand>>()

/** The look of the authority that answers. A page goes without where the database does not answer: it is no reason to fail. */
export async function brandOf({ services: { store } }: Pick<WebDeps, 'services'>, { authorityId }: AuthorityOfHost): Promise<Brand> {
  const known = kept.get(store) ?? new Map<AuthorityId, Brand>()
  kept.set(store, known)
  const before = known.get(authorityId)
  if (before) return before
  const settings = await store.read(everybody(authorityId), (reads) => reads.settings()).catch(() => null)
  if (settings === null) return NO_BRAND
  const brand = brandFrom(settings)
  known.set(authorityId, brand)
  setTimeout(() => known.delete(authorityId), KEEP_MS).unref()
  return brand
}

/** After a change of the settings, the next page reads them again. */
export function forgetBrand({ services: { store } }: Pick<WebDeps, 'services'>, authorityId: AuthorityId): void {
  kept.get(store)?.delete(authorityId)
}

function brandFrom({ name, branding: { colour, logo } }: AuthoritySettings): Brand {
  const files = new Map<string, BrandFile>()
  const add = (extension: string, contentType: string, body: Buffer) => {
    const path = `/brand/${createHash('sha256').update(body).digest('hex').slice(0, 16)}.${extension}`
    files.set(path, { contentType, body })
    return path
  }
  const css = colour === null ? null : `.heard-header { background: ${colour}; }\n@media print { .heard-header { background: none; border-color: ${colour}; } }\n`
  return {
    name, files, stylesheet: css === null ? null : add('css', 'text/css; charset=utf-8', Buffer.from(css)),
    logo: logo && { path: add(logo.mediaType === 'image/png' ? 'png' : 'svg', logo.mediaType, Buffer.from(logo.base64, 'base64')), alternative: logo.alternative },
  }
}
