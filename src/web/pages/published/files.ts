import { everybody } from '../../../application/access/sight.ts'
import type { Actor } from '../../../application/ports.ts'
import type { PublishedEdition } from '../../../application/report/publications.ts'
import type { Answer, Keep, Visit } from '../../route.ts'
import { oneAfterAnother } from '../../security/one-after-another.ts'
import { selfContained } from '../../security/self-contained.ts'
import { isKept } from '../../send-answer.ts'
import { urls } from '../../urls.ts'

/** An edition never changes. A day, and not for ever, because it can be withdrawn. Decision: 0065. */
const KEEP_SECONDS = 86_400
/** Files may have megabytes, and anybody may ask: a few are read at once, so that the register stays there for those who work in it. */
const inTurn = oneAfterAnother(4, 100)

/** A file of an edition, byte by byte as it went out. */
export async function fileOf({ deps, authority, request, reply }: Visit<Actor | null>, { manifest, correctedBy }: PublishedEdition, name: string): Promise<Answer> {
  const file = manifest.files.find((each) => each.name === name)
  if (!file) return { kind: 'not-found' }
  const { reportId, edition, kind, slug } = manifest
  const keep: Keep = { seconds: KEEP_SECONDS, isImmutable: true, tag: file.digest }
  if (correctedBy !== null) reply.header('link', `<${urls.publication(slug, kind)}>; rel="latest-version"`)
  if (isKept(request, file.digest)) return { kind: 'not-modified', keep }
  const stored = await inTurn(() => deps.services.store.read(everybody(authority.authorityId), (reads) => reads.editionFile({ reportId, edition }, name)))
  if (!stored) throw new Error('a file of an edition is missing')
  const body = Buffer.from(stored.bytes)
  if (stored.mediaType.startsWith('text/html')) reply.header('content-security-policy', selfContained(body.toString('utf8')))
  const isShown = /^(text\/html|application\/pdf|application\/json)/.test(stored.mediaType)
  return { kind: 'file', body, contentType: stored.mediaType, keep, ...(!isShown && { fileName: name }) }
}
