import { isWorkedOut, type Gate } from '../../../application/report/gates.ts'
import type { LifeView } from '../../../application/report/view-life.ts'
import type { Said } from '../../../domain/register/report/life.ts'
import { shortDate } from '../../../words/dates.ts'
import { ROLE_LABELS } from '../../../words/labels.ts'
import { refusalWords } from '../../../words/refusals.ts'
import { GATE_WORDS } from '../../../words/report-life.ts'
import { urls } from '../../urls.ts'
import { standingTag } from './standing-tag.ts'

/** How a report stands, in words, and what may be done next. */
export function lifeShown({ reading, steps, seconds, whyNotYou, users, editions, persons }: LifeView) {
  const { life, report, document, content, gates, notice, reportId } = reading
  const said = (one: Omit<Said, 'content'> | null) => one && {
    by: users.get(one.by) ?? one.by, on: shortDate(one.on), words: one.text === null ? '' : report.texts.get(one.text.textId) ?? '',
  }
  return {
    reference: report.state.reference, reportTitle: document.title, standing: life.standing, tag: standingTag(life),
    submitted: said(life.submitted), checked: said(life.checked), approved: said(life.approved), sentBack: said(life.sentBack),
    withdrawn: life.withdrawn && { by: users.get(life.withdrawn.by) ?? life.withdrawn.by, on: shortDate(life.withdrawn.on), words: report.texts.get(life.withdrawn.notice.textId) ?? '' },
    // What was published is compared with nothing: it stays as it went out, whatever is recorded afterwards.
    isChanged: isWorkedOut(gates) && life.standing !== 'published' && [life.submitted, life.checked, life.approved].some((one) => one !== null && one.content !== content),
    isWorkedOut: isWorkedOut(gates),
    gates: gates.map(({ code, about }) => ({
      words: GATE_WORDS[code], href: gateHref(code, reportId), about: about.map(({ sectionId, heading }) => ({ heading, href: urls.reportSection(reportId, sectionId) })),
    })), steps: Object.fromEntries(steps.map((step) => [step, true])),
    seconds: seconds.map(({ name, role }) => `${name} (${ROLE_LABELS[role]})`), whyNotYou: whyNotYou === null ? '' : refusalWords(whyNotYou), persons, notice: notice ?? '', correcting: life.correcting?.edition ?? null,
    nextEdition: (editions[0]?.edition ?? 0) + 1,
    editions: editions.map(({ edition, publishedOn, slug, kind, seal, madeBy, files }) => ({
      edition, on: shortDate(publishedOn), href: urls.edition(slug, kind, edition), seal: seal.number, root: seal.root.slice(0, 16), program: madeBy.program, settings: madeBy.settings, files: files.length,
    })),
    publicHref: editions[0] ? urls.publication(editions[0].slug, editions[0].kind) : '',
    seq: String(report.seq), content, document: urls.reportApproveDocument(reportId), back: urls.report(reportId),
    hrefs: { approve: urls.reportApprove(reportId), publish: urls.reportPublish(reportId), correct: urls.reportCorrect(reportId) },
  }
}

/** Where something that stands in the way is put right; empty where each of its sections is named. */
function gateHref(code: Gate['code'], reportId: string): string {
  if (code === 'text-carried-forward' || code === 'section-empty' || code === 'names-nothing') return ''
  if (code === 'findings-open') return urls.reportPart(reportId, 'reconciliation')
  return code === 'small-numbers-worked-out' || code === 'small-numbers-unsafe' ? urls.reportPart(reportId, 'disclosure') : urls.report(reportId)
}
