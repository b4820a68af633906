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
  const disruptions = (await reads.streamsOfKind('disruption')).flatMap(({ streamId, recorded }): readonly Mark[] => {
    const disruption = foldDisruption(asKnownOn(registerEvents(recorded) ?? [], day))
    // That a worker left is about one person, and these charts are for everybody who may see figures.
    if (disruption === null || disruption.kind === 'worker-left') return []
    const { kind: label, from, until, stages } = disruption
    return [{ kind: 'disruption', from, until, label, entryId: streamId, stages, procedure: null }]
  })
  const themes = (await themesIn(reads, day)).filter(({ name }) => name !== '').map(({ themeId, name, theme: { from, until } }): Mark =>
    ({ kind: 'theme', from, until, label: name, entryId: themeId, stages: [], procedure: null }))
  return [...disruptions, ...themes, ...changes(settings)]
}

/** The Code adopted, and a procedure in use that came into force. Guidance: the Complaint Handling Code is about corporate complaints. */
function changes({ codeAdoptedOn, defaultProcedure, corporateProcedure }: AuthoritySettings): readonly Mark[] {
  const change = (label: string, from: IsoDate | null, procedure: Mark['procedure']): readonly Mark[] =>
    (from === null ? [] : [{ kind: 'change', from, until: null, label, entryId: null, stages: [], procedure }])
  const inUse = [[defaultProcedure, 'statutory'], [corporateProcedure, 'corporate']] as const
  return [
    ...inUse.flatMap(([id, procedure]) => change(`procedure:${id}`, PROCEDURES.find((one) => one.id === id)?.validFrom ?? null, procedure)),
    ...change('code-adopted', codeAdoptedOn, 'corporate'),
  ]
}
