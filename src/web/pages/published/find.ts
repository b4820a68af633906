import { publications, type Publication, type PublishedEdition } from '../../../application/report/publications.ts'
import type { Visit } from '../../route.ts'
import type { Actor } from '../../../application/ports.ts'

type AnyVisit = Visit<Actor | null>

/** What is published at the address of a visit; null where nothing ever was. */
export async function publicationAt({ deps, authority, params }: AnyVisit): Promise<Publication | null> {
  const all = await publications(deps.services, authority.authorityId)
  return all.find(({ kind, slug }) => kind === params['kind'] && slug === params['year']) ?? null
}

/** The edition that a part of an address names, such as `edition-2`; null where it names none of this publication. */
export function editionNamed({ editions }: Publication, part: string | undefined): PublishedEdition | null {
  const number = /^edition-([1-9]\d{0,5})$/.exec(part ?? '')?.[1]
  return editions.find(({ manifest }) => String(manifest.edition) === number) ?? null
}
