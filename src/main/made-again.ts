import type { EditionAsked } from '../application/operator.ts'
import type { Actor, Services } from '../application/ports.ts'
import { readManifest } from '../application/report/manifest.ts'
import type { Press } from '../application/report/press.ts'
import { reproduce, type Reproduction } from '../application/report/reproduce.ts'
import { withinSnapshot } from '../application/report/snapshot.ts'
import { makeProjector } from '../storage/projections/projector.ts'
import { PROJECTION_TABLES } from '../storage/projections/tables.ts'
import { makeReads } from '../storage/queries/reads.ts'
import { inRegisterAtSeal } from '../storage/rebuild/as-at-seal.ts'
import type { OpenDatabase } from './register.ts'

type Wanted = Readonly<{ actor: Actor; asked: EditionAsked }>

/** Makes an edition again from the register as its seal found it, at the instant at which it was published. Null where there is none of that number. */
export async function madeAgain({ pools }: Pick<OpenDatabase, 'pools'>, services: Services, press: Press, { actor, asked }: Wanted): Promise<Reproduction | Readonly<{ kind: 'not-possible' }> | null> {
  const kept = await services.store.read(actor, async (reads) => {
    const row = (await reads.editions()).filter(({ kind, slug }) => kind === asked.kind && slug === asked.slug).toSorted((a, b) => b.edition - a.edition)
      .find(({ edition }) => asked.edition === null || edition === asked.edition)
    const content = row && await reads.editionContent(row)
    return row && content ? { manifest: readManifest(row.manifest), content } : null
  })
  if (kept === null) return null
  const { seal, madeBy, publishedAt, publishedOn } = kept.manifest
  const { calendar } = services
  const parts = { projector: makeProjector(calendar), reads: makeReads(calendar), tables: PROJECTION_TABLES }
  const then: Services = { ...services, clock: { today: () => publishedOn, now: () => publishedAt } }
  return inRegisterAtSeal(pools.owner, parts, actor.authorityId, { seal: seal.number, settings: madeBy.settings, until: publishedAt },
    (reads) => reproduce(withinSnapshot(then, reads), press, actor, kept))
}
