import type { OwnPart, OwnParts } from '../../../application/outside/own-parts.ts'
import { CONFIRMATIONS, type Confirmation, type OutsidePart } from '../../../domain/complaint/threads/outside-access/events.ts'
import { writesReport } from '../../../domain/complaint/threads/outside-access/thread.ts'
import { basisWords } from '../../../words/clocks.ts'
import { longDate } from '../../../words/dates.ts'
import { ENDING_WORDS, MY_COMPLAINT, PART_DUTIES } from '../../../words/outside.ts'
import { DOCUMENTS_PAGE } from '../../../words/documents-page.ts'
import { DOCUMENT_KIND_LABELS } from '../../../words/threads/documents.ts'
import { barWords } from '../../../words/stage-page.ts'
import { OUTSIDE_PART_LABELS, PAPER_LABELS } from '../../../words/threads/outside-access.ts'
import { clockSummary } from '../../components/clock-summary/clock-summary.ts'
import { urls } from '../../urls.ts'

/** Of an advocate and a clerk nobody asks that they stand apart. */
const INDEPENDENT: readonly OutsidePart[] = ['investigating-officer', 'independent-person', 'panel-chair', 'panel-member']
const CONFIRM_WORDS = { independence: MY_COMPLAINT.confirmIndependence, confidentiality: MY_COMPLAINT.confirmConfidentiality } as const

export function partTitle({ access: { part }, reference }: OwnPart): string {
  return MY_COMPLAINT.oneTitle(OUTSIDE_PART_LABELS[part], reference)
}

/** The list of parts, each apart. */
export function partsList({ parts }: OwnParts) {
  return { parts: parts.map((part) => ({ title: partTitle(part), href: urls.myPart(part.access.accessId), ends: endWords(part) })) }
}

/** Everything that the page of one part prints. */
export function partPage(part: OwnPart, { parts, teamContact }: Pick<OwnParts, 'parts' | 'teamContact'>) {
  const { access, rule, panelOn, clocks, papers, documents } = part
  const { accessId } = access
  const asked = rule ?? PART_DUTIES[access.part] ?? null
  return {
    hasOthers: parts.length > 1, allHref: urls.myComplaint(), sayHref: urls.mySay(accessId),
    duty: asked && { words: asked.duty, basis: basisWords(asked), confirmed: asked.confirmed },
    bars: rule?.independence.map((one) => ({ words: barWords(one), basis: basisWords(one), confirmed: one.confirmed })) ?? [],
    panelOn: panelOn === null ? '' : longDate(panelOn),
    clocks: clocks.map((clock) => clockSummary(clock, urls.myDate(accessId, clock.id))),
    papers: papers.map(({ paper, releasedOn, content }) => ({
      label: PAPER_LABELS[paper], releasedOn: longDate(releasedOn), href: content === null ? '' : urls.myPaper(accessId, paper),
    })),
    documents: documents.map(({ kept, kind, isSensitive, releasedOn }) => ({
      name: kept.name, kind: DOCUMENT_KIND_LABELS[kind], releasedOn: longDate(releasedOn), href: urls.myDocument(accessId, kept.fileId), sensitive: isSensitive ? DOCUMENTS_PAGE.sensitive : '',
    })),
    confirmed: wanted(part).flatMap((what) => { const on = access.confirmed[what]; return on === null ? [] : [`${MY_COMPLAINT.said[what]} ${longDate(on)}.`] }),
    toConfirm: wanted(part).filter((what) => access.confirmed[what] === null).map((what) => ({ what, words: CONFIRM_WORDS[what], button: MY_COMPLAINT.confirm[what] })),
    writesReport: writesReport(access.part), reportSentOn: access.reportSentOn === null ? '' : longDate(access.reportSentOn),
    cannotServeOn: access.cannotServeOn === null ? '' : longDate(access.cannotServeOn),
    noCalendar: MY_COMPLAINT.noCalendar,
    contact: teamContact === null ? MY_COMPLAINT.noContact : MY_COMPLAINT.contact(teamContact), ends: endWords(part),
  }
}

/** What is asked to be confirmed of somebody in this part. */
export function wanted({ access: { part } }: OwnPart): readonly Confirmation[] {
  return CONFIRMATIONS.filter((what) => what !== 'independence' || INDEPENDENT.includes(part))
}

function endWords({ lastDay }: OwnPart): string {
  return lastDay === null ? MY_COMPLAINT.open : MY_COMPLAINT.until(longDate(lastDay.on), ENDING_WORDS[lastDay.why])
}
