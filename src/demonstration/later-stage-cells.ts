import type { IsoDate } from '../domain/calendar/iso-date.ts'
import type { DemonstrationRow } from './demonstration-row.ts'
import type { PlannedComplaint } from './year-complaints.ts'

/** The investigation and the review panel of a story, and the day of the last answer. */
export function laterStageCells(
  { story }: PlannedComplaint, answeredOn: IsoDate, after: (day: IsoDate, workingDays: number) => IsoDate,
): Readonly<{ cells: DemonstrationRow; lastOn: IsoDate }> {
  const { stageTwo, panel } = story
  if (!stageTwo) return { cells: {}, lastOn: answeredOn }
  const requestedOn = after(answeredOn, 9)
  const stageTwoAnsweredOn = after(requestedOn, stageTwo.workingDays)
  const two = {
    'stage-2-requested-on': requestedOn, 'stage-2-answered-on': stageTwoAnsweredOn,
    ...(stageTwo.extended && { 'stage-2-extended-until': '65', 'stage-2-extension-told-on': after(requestedOn, 21) }),
    ...Object.fromEntries(Object.entries(stageTwo.findings).map(([finding, many]) => [`stage-2-${finding}`, String(many)])),
  }
  if (!panel) return { cells: two, lastOn: stageTwoAnsweredOn }
  const panelRequestedOn = after(stageTwoAnsweredOn, 14)
  const metOn = after(panelRequestedOn, panel.metAfterWorkingDays)
  const lastOn = after(metOn, 18)
  const three = { 'stage-3-requested-on': panelRequestedOn, 'stage-3-met-on': metOn, 'stage-3-answered-on': lastOn, 'stage-3-outcome': panel.outcome }
  return { cells: { ...two, ...three }, lastOn }
}
