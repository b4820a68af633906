import { addCalendarMonths } from '../../domain/calendar/calendar-months.ts'
import type { SweptRecord } from '../../domain/authority/retention-rules.ts'
import type { AuthoritySettings } from '../../domain/authority/settings.ts'
import type { UserId } from '../../domain/complaint/events.ts'
import { wholeOf } from '../access/sight.ts'
import type { Traces } from '../access/traces.ts'
import type { AuthorityId, Services } from '../ports.ts'

export type Swept = Readonly<{ drafts: number; importSources: number; traces: number }>

/** Clears what goes by itself: drafts that nobody touched, names of files loaded long ago, and traces of who looked at what. What has no rule stays. */
export async function sweepByRules(services: Services, traces: Pick<Traces, 'destroyBefore'>, authorityId: AuthorityId): Promise<Swept> {
  const before = (settings: AuthoritySettings, records: SweptRecord): string | null => {
    const months = settings.retentionRules.filter((rule) => rule.records === records && rule.afterwards === 'destroy').map((rule) => rule.months)
    return months.length === 0 ? null : `${addCalendarMonths(services.clock.today(), -Math.max(...months))}T00:00:00.000Z`
  }
  const swept = await services.store.write(wholeOf(authorityId), async (tx) => {
    const settings = await tx.settings.current()
    const [drafts, sources] = [before(settings, 'drafts'), before(settings, 'import-sources')]
    return {
      drafts: drafts === null ? 0 : await tx.destroyer.sweepDrafts(drafts), importSources: sources === null ? 0 : await tx.destroyer.forgetImportSources(sources),
      tracesBefore: before(settings, 'access-traces'),
    }
  })
  const { tracesBefore, ...counts } = swept
  // Traces stand in chains of their own, apart from the register's transaction.
  const gone = tracesBefore === null ? 0 : await traces.destroyBefore(authorityId, tracesBefore, { at: services.clock.now(), userId: 'operator' as UserId, route: 'heard nightly' })
  return { ...counts, traces: gone }
}
