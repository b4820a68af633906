import { longDate } from '../../../../words/dates.ts'
import { given } from '../../command/command-form.ts'
import { pastDay } from '../reading.ts'
import type { Step } from '../step.ts'

export const received: Step = {
  id: 'received', question: 'When was it received?', label: 'Received', isNeeded: true,
  read(form, { today }) {
    const on = pastDay(form, 'received', 'the day it was received', today)
    if (on === undefined && form.slips.length === 0) form.slip('received', 'day-missing', 'the day it was received')
    const reachedTeamOn = pastDay(form, 'reached', 'the day it reached the team', today)
    if (on !== undefined && reachedTeamOn !== undefined && reachedTeamOn < on) form.slip('reached', 'before-received', 'the day it reached the team')
    return given({ on, reachedTeamOn })
  },
  lines: ({ on, reachedTeamOn }) => [
    ...(on ? [longDate(on)] : []),
    ...(reachedTeamOn && reachedTeamOn !== on ? [`Reached the complaints team on ${longDate(reachedTeamOn)}`] : []),
  ],
}
