import type { AuthoritySettings } from '../domain/authority/settings.ts'
import type { IsoDate } from '../domain/calendar/iso-date.ts'
import { PROCEDURES } from '../domain/procedure/procedures.ts'
import { foldDisruption } from '../domain/register/disruption/disruption.ts'
import type { Mark } from '../domain/reporting/marks.ts'
import { asKnownOn } from './known-on.ts'
import type { Reads } from './ports.ts'
import { registerEvents } from './streams.ts'
import { themesIn } from './themes.ts'

/** What stood around the numbers, as it was known on a day: what held the service up, themes by their names, and what the authority changed. */
export async function dashboardMarks(reads: Reads, settings: AuthoritySettings, day: IsoDate): Promise<readonly Mark[]> {
  const disruptions = (await reads.streamsOfKind('disruption')).flatMap(({ recorded }): readonly Mark[] => {
    const disruption = foldDisruption(asKnownOn(registerEvents(recorded) ?? [], day))
    // That a worker left is about one person, and these charts are for everybody who may see figures.
    if (disruption === null || disruption.kind === 'worker-left') return []
    return [{ kind: 'disruption', from: disruption.from, until: disruption.until, label: disruption.kind }]
  })
  const themes = (await themesIn(reads, day)).filter(({ name }) => name !== '').map(({ name, theme: { from, until } }): Mark => ({ kind: 'theme', from, until, label: name }))
  return [...disruptions, ...themes, ...changes(settings)]
}

/** The Code adopted, and a procedure in use that came into force. */
function changes({ codeAdoptedOn, defaultProcedure, corporateProcedure }: AuthoritySettings): readonly Mark[] {
  const procedures = PROCEDURES.flatMap(({ id, validFrom }): readonly Mark[] =>
    (validFrom !== null && (id === defaultProcedure || id === corporateProcedure) ? [{ kind: 'change', from: validFrom, until: null, label: `procedure:${id}` }] : []))
  return codeAdoptedOn === null ? procedures : [...procedures, { kind: 'change', from: codeAdoptedOn, until: null, label: 'code-adopted' }]
}
