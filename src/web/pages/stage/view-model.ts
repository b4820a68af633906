import type { ComplaintView } from '../../../application/worded.ts'
import type { WorkingDayCalendar } from '../../../domain/calendar/working-days.ts'
import type { Procedure, StageRule } from '../../../domain/procedure/procedure.ts'
import { STAGES_IN_TURN, type StageInTurn } from '../../../domain/procedure/stage-events.ts'
import { basisWords } from '../../../words/clocks.ts'
import { longDate } from '../../../words/dates.ts'
import { stageTitle } from '../../components/stage-title.ts'
import type { WordSource } from '../../components/timeline/recorded-words.ts'
import { timelineEntries } from '../../components/timeline/timeline-entries.ts'
import { urls } from '../../urls.ts'
import { whoComplains } from '../complaint/view-model.ts'
import { happenedTo } from './happened.ts'
import { lettersOf } from './letters.ts'
import { readingsOf } from './readings.ts'
import { rolesOf } from './roles.ts'
import { isOver, isReached, stepsOf } from './steps.ts'

type Page = Readonly<{ view: ComplaintView; procedure: Procedure; rule: StageRule; calendar: WorkingDayCalendar }>

/** Everything that `page.njk` prints of one stage. */
export function stagePage({ view, procedure, rule, calendar }: Page) {
  const { complaint, complaintId } = view
  const about = {
    reference: complaint.reference, who: whoComplains(view), complaintHref: urls.complaint(complaintId), today: longDate(view.asAt),
    stageTitle: rule.title, note: rule.note, law: basisWords(rule), confirmed: rule.confirmed, procedure: procedure.title, complaintId,
    standsAt: stageTitle(complaint.procedure, complaint.stage),
    others: procedure.stages.filter(({ id }) => id !== rule.id && (id === 'ombudsman' || STAGES_IN_TURN.some((stage) => stage === id)))
      .map(({ id, title }) => ({ title, href: urls.complaintStage(complaintId, id) })),
  }
  const stage = STAGES_IN_TURN.find((one) => one === rule.id)
  return stage === undefined ? { ...about, ...ombudsmanPart(view) } : { ...about, ...partOf(view, procedure, stage, calendar) }
}

function partOf(view: ComplaintView, procedure: Procedure, stage: StageInTurn, calendar: WorkingDayCalendar) {
  const happened = happenedTo(view)
  const steps = stepsOf({ view, procedure, stage, happened, words: wordsOf(view) })
  const isMain = (state: string) => state !== 'if-needed' && state !== 'not-needed'
  return {
    isOmbudsman: false, isReached: isReached({ view, stage }), isOver: isOver({ view, stage }),
    steps: steps.filter(({ state }) => isMain(state)), asides: steps.filter(({ state }) => !isMain(state)),
    letters: lettersOf(view, stage), roles: rolesOf(view, procedure, stage),
    readings: stage === 'stage-2' ? readingsOf(view, happened, calendar) : null,
    plannerHref: stage === 'stage-3' && complaintIsOpenAt(view, stage) ? urls.panelPlanner(view.complaintId) : null,
  }
}

function complaintIsOpenAt({ complaint }: ComplaintView, stage: StageInTurn): boolean {
  return complaint.stage === stage && complaint.status === 'open'
}

/** The Ombudsman stands outside the procedure: what was sent there from here, and the desk where its cases are kept. */
function ombudsmanPart(view: ComplaintView) {
  const seqs = new Set(view.timeline.filter(({ event }) => event.type === 'OmbudsmanReferred').map(({ seq }) => seq))
  const refer = view.next.find(({ command }) => command === 'refer-to-ombudsman')
  return {
    isOmbudsman: true, isReached: true, isOver: false, steps: [], asides: [], letters: [], roles: [], readings: null, plannerHref: null,
    entries: timelineEntries(view.timeline, view.struckOut, wordsOf(view)).filter(({ seq, struckOut }) => seqs.has(seq) && struckOut === null),
    referHref: refer ? urls.complaintCommand(view.complaintId, refer.command) : null,
  }
}

function wordsOf({ settings, people, texts, userNames, complaint }: ComplaintView): WordSource {
  return { settings, people, texts, userNames, pointNumbers: new Map(complaint.points.map(({ pointId }, index) => [pointId, index + 1])) }
}
