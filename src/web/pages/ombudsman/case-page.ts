import type { CaseView, DatedItem } from '../../../application/ombudsman.ts'
import { struckOutSeqs } from '../../../domain/complaint/effective.ts'
import { CATEGORY_SETS } from '../../../domain/register/ombudsman/category-sets.ts'
import { longDate, tableDate } from '../../../words/dates.ts'
import { LEARNING } from '../../../words/learning.ts'
import {
  CASE_STATE_LABELS, CATEGORY_LABELS, CATEGORY_SET_LABELS, DESK, OMBUDSMAN_WORDS, REMEDY_KIND_LABELS, REMEDY_STANDING_LABELS,
} from '../../../words/ombudsman.ts'
import { REGISTER_EVENT_LABELS } from '../../../words/register.ts'
import { inErrorNotice } from '../../components/timeline/in-error.ts'
import type { WordSource } from '../../components/timeline/recorded-words.ts'
import { pounds } from '../../../words/money.ts'
import { timelineEntries } from '../../components/timeline/timeline-entries.ts'
import { urls } from '../../urls.ts'
import { nextInCase } from './case-subject.ts'
import { dateCells } from './desk-page.ts'

/** Everything that the page of a case prints. */
export function casePage(view: CaseView, mayRecord: boolean) {
  const { streamId, case: so, isOpen, inError, timeline } = view
  const words: WordSource = { ...view, linked: view.references }
  const textOf = (ref: Readonly<{ textId: string }> | null | undefined) => (ref ? view.texts.get(ref.textId) ?? '' : '')
  const set = so.outcome && CATEGORY_SETS.find(({ id }) => id === so.outcome?.setId)
  return {
    reference: so.reference, state: CASE_STATE_LABELS[isOpen ? 'open' : 'closed'], isOpen, mayRecord,
    receivedOn: longDate(so.receivedOn), theirs: textOf(so.theirReference), said: textOf(so.said),
    complaints: so.complaints.map((id) => ({ href: urls.complaint(id), text: view.references.get(id) ?? '' })).filter(({ text }) => text !== ''),
    outcome: so.outcome && {
      category: so.outcome.category === null ? DESK.notRecorded : CATEGORY_LABELS[so.outcome.category] ?? so.outcome.category,
      on: longDate(so.outcome.on), set: CATEGORY_SET_LABELS[so.outcome.setId] ?? '', isConfirmed: set?.confirmed === true && set.daysConfirmed,
    },
    publicReportOn: so.publicReportOn && longDate(so.publicReportOn),
    dates: view.dates.map((item) => ({ ...dateCells(item), text: textOf(item.text), doneOn: item.doneOn && tableDate(item.doneOn) })),
    remedies: so.remedies.map((remedy) => ({
      kind: REMEDY_KIND_LABELS[remedy.remedy], text: textOf(remedy.text), amount: remedy.amountPence === null ? '' : pounds(remedy.amountPence),
      standing: REMEDY_STANDING_LABELS[remedy.standing], standingClass: remedy.standing === 'not-complied' || remedy.standing === 'late' ? 'heard-late' : '',
      evidenceSentOn: remedy.evidenceSentOn && tableDate(remedy.evidenceSentOn), doneOn: remedy.doneOn && tableDate(remedy.doneOn),
      ...dueOf(view.dates.find(({ itemId }) => itemId === remedy.itemId)),
    })),
    faults: so.faults.map(({ finding, about, fault, injustice }) => ({
      finding: OMBUDSMAN_WORDS.commands['record-ombudsman-fault'].asks.finding.of[finding],
      about: textOf(about), fault: textOf(fault), injustice: textOf(injustice),
    })),
    next: mayRecord && inError === null ? [...nextInCase(view), { text: LEARNING.note, href: urls.learningNew({ entry: streamId }) }] : [],
    inError: inErrorNotice(inError, words, mayRecord ? urls.entryStrikeOut(streamId) : null),
    changes: mayRecord && inError === null ? { correct: urls.ombudsmanCommand(streamId, 'correct'), strikeOut: urls.entryStrikeOut(streamId) } : null,
    timeline: timelineEntries(timeline, struckOutSeqs(timeline), words, REGISTER_EVENT_LABELS),
  }
}

function dueOf(item: DatedItem | undefined) {
  const { dueOn, standing } = item ? dateCells(item) : { dueOn: '', standing: '' }
  return { dueOn, left: standing }
}
