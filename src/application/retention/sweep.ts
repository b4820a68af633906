import { wholeOf } from '../access/sight.ts'
import { addCalendarMonths } from '../../domain/calendar/calendar-months.ts'
import type { SweptRecord } from '../../domain/authority/retention-rules.ts'
import type { AuthorityId, Services } from '../ports.ts'

export type Swept = Readonly<{ drafts: number; importSources: number }>

/** Clears what goes by itself: drafts that nobody touched, and names of files loaded long ago. What has no rule stays. */
export async function sweepByRules(services: Services, authorityId: AuthorityId): Promise<Swept> {
  return services.store.write(wholeOf(authorityId), async (tx) => {
    const { retentionRules } = await tx.settings.current()
    const before = (records: SweptRecord) => {
      const months = retentionRules.filter((rule) => rule.records === records && rule.afterwards === 'destroy').map((rule) => rule.months)
      return months.length === 0 ? null : `${addCalendarMonths(services.clock.today(), -Math.max(...months))}T00:00:00.000Z`
    }
    const [drafts, sources] = [before('drafts'), before('import-sources')]
    return {
      drafts: drafts === null ? 0 : await tx.destroyer.sweepDrafts(drafts), importSources: sources === null ? 0 : await tx.destroyer.forgetImportSources(sources),
    }
  })
}
