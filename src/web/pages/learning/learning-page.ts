import type { LearningView, LookBackSeen } from '../../../application/view-learning.ts'
import { wordFor } from '../../../domain/authority/settings.ts'
import { struckOutSeqs } from '../../../domain/complaint/effective.ts'
import { standingOf, type LearningAction } from '../../../domain/register/learning/learning.ts'
import { longDate, shortDate, tableDate } from '../../../words/dates.ts'
import {
  ACTION_ROLE_LABELS, ACTION_STANDING_LABELS, LEARNING, LEARNING_SOURCE_LABELS, LOOK_BACK_LABELS, RECOMMENDED_BY_LABELS, cameBackWords, sharedWords,
} from '../../../words/learning.ts'
import { REGISTER_EVENT_LABELS } from '../../../words/register.ts'
import { inErrorNotice } from '../../components/timeline/in-error.ts'
import type { WordSource } from '../../components/timeline/recorded-words.ts'
import { timelineEntries } from '../../components/timeline/timeline-entries.ts'
import { urls } from '../../urls.ts'
import { nextOfLearning } from './learning-subject.ts'

/** Everything that the page of one learning prints. `opens`: complaints and entries may be opened. */
export function learningPage(view: LearningView, may: Readonly<{ record: boolean; openEntries: boolean }>) {
  const { streamId, learning, texts, settings, inError, timeline, complaint } = view
  const words: WordSource = { ...view, linked: namesOf(view), pointNumbers: new Map((complaint?.points ?? []).map(({ pointId }, index) => [pointId, index + 1])) }
  const textOf = (ref: Readonly<{ textId: string }> | null) => (ref ? texts.get(ref.textId) ?? '' : '')
  return {
    said: textOf(learning.text), standing: inError ? '' : LEARNING.standing[view.standing], standingClass: view.standing === 'overdue' ? 'heard-late' : '',
    source: sourceOf(view, may.openEntries), cause: learning.cause === null ? '' : wordFor(settings, 'reasonsUpheld', learning.cause),
    where: [...learning.divisions.map((code) => wordFor(settings, 'divisions', code)), ...learning.teams.map((code) => wordFor(settings, 'teams', code))].join(', '),
    theme: themeOf(view, may.openEntries), notedOn: longDate(learning.notedOn), closedOn: learning.closedOn && longDate(learning.closedOn),
    recommendations: learning.recommendations.map(({ by, text, madeOn, accepted, answeredOn, reasons }) => ({
      text: textOf(text), by: RECOMMENDED_BY_LABELS[by], madeOn: tableDate(madeOn), reasons: textOf(reasons),
      answer: accepted === null ? LEARNING.noAnswer : accepted ? LEARNING.accepted : LEARNING.notAccepted, answeredOn: answeredOn && tableDate(answeredOn),
    })),
    actions: [...learning.actions.map((action) => actionRow(action, view)), ...takenUpRows(view)],
    shared: learning.shared.map(({ how, on, teams, people, text }) => ({
      how: sharedWords(how, people), on: tableDate(on), teams: teams.map((code) => wordFor(settings, 'teams', code)).join(', '), text: textOf(text),
    })),
    looks: view.looks.map((look) => lookRow(look)), countsAll: view.countsAll,
    lookedBack: learning.lookedBack.map(({ after, on, text, isMoreNeeded }) => ({ label: LOOK_BACK_LABELS[after], on: tableDate(on), text: textOf(text), isMoreNeeded })),
    isTraceable: learning.cause !== null && learning.teams.length > 0,
    next: inError === null ? nextOfLearning(view, may.record) : [],
    inError: inErrorNotice(inError, words, may.record ? urls.entryStrikeOut(streamId) : null),
    changes: may.record && inError === null ? { correct: urls.learningCommand(streamId, 'correct'), strikeOut: urls.entryStrikeOut(streamId) } : null,
    timeline: timelineEntries(timeline, struckOutSeqs(timeline), words, REGISTER_EVENT_LABELS),
  }
}

function namesOf({ references, themeNames, entry }: LearningView): ReadonlyMap<string, string> {
  return new Map([...references, ...themeNames, ...(entry ? [[entry.streamId, entry.reference] as const] : [])])
}

function sourceOf({ learning, complaint, entry }: LearningView, opensEntries: boolean) {
  const label = LEARNING_SOURCE_LABELS[learning.from]
  if (complaint) return { label, text: complaint.reference, href: urls.complaint(complaint.complaintId) }
  if (entry) return { label, text: entry.reference, href: !opensEntries ? '' : entry.kind === 'ombudsman-contact' ? urls.ombudsmanCase(entry.streamId) : urls.entry(entry.streamId) }
  return { label, text: learning.complaint === null ? '' : LEARNING.notSeen, href: '' }
}

function themeOf({ learning: { theme }, themeNames }: LearningView, opensEntries: boolean) {
  return theme === null ? null : { text: themeNames.get(theme) ?? '', href: opensEntries ? urls.theme(theme) : '' }
}

function actionRow(action: LearningAction, { texts, settings, userNames, today }: LearningView) {
  const standing = standingOf(action, today)
  const { owner, team, role, dueOn, firstDueOn, doneOn, notDoneOn, evidence, reasons, text } = action
  const who = [owner === null ? '' : userNames.get(owner) ?? '', team === null ? '' : wordFor(settings, 'teams', team), role === null ? '' : ACTION_ROLE_LABELS[role]]
  const ended = doneOn ?? notDoneOn
  return {
    text: texts.get(text.textId) ?? '', who: who.filter((one) => one !== '').join(', '), dueOn: tableDate(dueOn), firstDueOn: firstDueOn === dueOn ? '' : tableDate(firstDueOn),
    standing: ACTION_STANDING_LABELS[standing], standingClass: standing === 'overdue' ? 'heard-late' : '', endedOn: ended && tableDate(ended),
    why: texts.get(evidence?.textId ?? reasons?.textId ?? '') ?? '', href: '',
  }
}

/** Actions of the complaint that are looked at from here, as they stand there; none for who may not see the complaint. */
function takenUpRows({ learning: { takenUp }, complaint, texts, userNames, today }: LearningView) {
  return (complaint?.actions ?? []).filter(({ actionId }) => takenUp.includes(actionId)).map(({ text, owner, dueOn, plannedOn, doneOn, notDoneOn }) => {
    const isOverdue = doneOn === null && notDoneOn === null && dueOn !== null && dueOn < today
    const standing = doneOn !== null ? (dueOn !== null && doneOn > dueOn ? 'done-late' : 'done-in-time') : notDoneOn !== null ? 'not-done' : isOverdue ? 'overdue' : 'open'
    const ended = doneOn ?? notDoneOn
    return {
      text: texts.get(text.textId) ?? '', who: owner === null ? '' : userNames.get(owner) ?? '', dueOn: dueOn === null ? '' : tableDate(dueOn),
      firstDueOn: plannedOn === null || plannedOn === dueOn ? '' : tableDate(plannedOn), standing: ACTION_STANDING_LABELS[standing],
      standingClass: isOverdue ? 'heard-late' : '', endedOn: ended && tableDate(ended), why: '', href: complaint ? urls.complaint(complaint.complaintId) : '',
    }
  })
}

function lookRow({ which, dueOn, lookedOn, months, complaintsBefore, complaintsAfter, before, after, verdict, undecidedAfter }: LookBackSeen) {
  const listed = (complaints: LookBackSeen['complaintsBefore']) =>
    complaints.map(({ complaintId, reference, receivedOn }) => ({ href: urls.complaint(complaintId), reference, receivedOn: shortDate(receivedOn) }))
  return {
    label: LOOK_BACK_LABELS[which], dueOn: longDate(dueOn), lookedOn: lookedOn && longDate(lookedOn),
    words: cameBackWords({ months, before: complaintsBefore.length, after: complaintsAfter.length, verdict, until: shortDate(after.to), undecided: undecidedAfter }),
    lists: [
      { title: `${shortDate(before.from)} to ${shortDate(before.to)}`, complaints: listed(complaintsBefore) },
      { title: `${shortDate(after.from)} to ${shortDate(after.to)}`, complaints: listed(complaintsAfter) },
    ],
  }
}
