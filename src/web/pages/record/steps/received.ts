import { WORDS_FROM } from '../../../../domain/authority/default-settings.ts'
import { wordsInUse } from '../../../../domain/authority/settings.ts'
import { longDate } from '../../../../words/dates.ts'
import { given } from '../../command/command-form.ts'
import { pastDay } from '../reading.ts'
import type { Step } from '../step.ts'

export const received: Step = {
  id: 'received', question: 'When was it received?', label: 'Received', isNeeded: true,
  read(form, context) {
    const { settings, today } = context
    const on = pastDay(form, 'received', 'the day it was received', today)
    // Of a day before any register and before the authority's lists: most likely a slip of the keyboard.
    if (on !== undefined && on < WORDS_FROM && wordsInUse(settings, 'channels', on).length === 0) form.slip('received', 'before-register', 'the day it was received')
    if (on === undefined && form.slips.length === 0) form.slip('received', 'day-missing', 'the day it was received')
    const reachedTeamOn = pastDay(form, 'reached', 'the day it reached the team', today)
    if (on !== undefined && reachedTeamOn !== undefined && reachedTeamOn < on) form.slip('reached', 'before-received', 'the day it reached the team')
    const groundsAroseOn = pastDay(form, 'grounds', 'the day of what it is about', today)
    if (on !== undefined && groundsAroseOn !== undefined && groundsAroseOn > on) form.slip('grounds', 'after-received', 'the day of what it is about')
    return given({ on, reachedTeamOn, groundsAroseOn })
  },
  lines: ({ on, reachedTeamOn, groundsAroseOn }) => [
    ...(on ? [longDate(on)] : []),
    ...(reachedTeamOn && reachedTeamOn !== on ? [`Reached the complaints team on ${longDate(reachedTeamOn)}`] : []),
    ...(groundsAroseOn ? [`What it is about happened on ${longDate(groundsAroseOn)}`] : []),
  ],
}
