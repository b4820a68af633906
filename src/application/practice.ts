import { calendarOf } from '../domain/authority/calendar-of.ts'
import type { AuthoritySettings } from '../domain/authority/settings.ts'
import { isoDate } from '../domain/calendar/iso-date.ts'
import { may } from './permissions.ts'
import type { Actor, Services } from './ports.ts'

/** How an authority works where the procedures leave it a choice. */
export type Practice = Pick<AuthoritySettings,
  'codeAdoptedOn' | 'stageTwoRunsFrom' | 'chaseLadder' | 'reminderWorkingDaysAhead' | 'silentAfterWorkingDays' | 'deputies'>

export type PracticeChanged = Readonly<{ kind: 'saved' | 'unchanged' | 'not-allowed' }>

/** Before anything that a register can hold. */
const EVER = isoDate('1974-04-01')

/**
 * Changes how the authority works, as a new version of its settings. Where the other reading of the start of stage 2 is
 * chosen, every complaint's dates are counted again in the same transaction, and nobody else records meanwhile.
 */
export async function changePractice(services: Services, actor: Actor, wanted: Practice): Promise<PracticeChanged> {
  if (!may(actor, 'change-settings')) return { kind: 'not-allowed' }
  return services.store.write(actor.authorityId, async (tx): Promise<PracticeChanged> => {
    await tx.redating.alone()
    const settings = await tx.settings.current()
    if (JSON.stringify(practiceOf(settings)) === JSON.stringify(wanted)) return { kind: 'unchanged' }
    const changed = { ...settings, ...wanted }
    await tx.settings.save(changed, { recordedBy: actor.userId, recordedAt: services.clock.now(), validFrom: services.clock.today() })
    if (wanted.stageTwoRunsFrom !== settings.stageTwoRunsFrom) await tx.redating.redate(calendarOf(changed, services.calendar), EVER)
    return { kind: 'saved' }
  })
}

/** The choices as they stand, in the order in which they are compared. */
function practiceOf({ codeAdoptedOn, stageTwoRunsFrom, chaseLadder, reminderWorkingDaysAhead, silentAfterWorkingDays, deputies }: AuthoritySettings): Practice {
  return { codeAdoptedOn, stageTwoRunsFrom, chaseLadder, reminderWorkingDaysAhead, silentAfterWorkingDays, deputies }
}
