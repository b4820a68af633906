import type { WaitingInvitation } from '../../../application/access/links.ts'
import type { AccessRow, OutsideView, PaperRow } from '../../../application/outside/team-view.ts'
import { OUTSIDE_PARTS, PAPER_HOLDS } from '../../../domain/complaint/threads/outside-access/events.ts'
import type { Release } from '../../../domain/complaint/threads/outside-access/thread.ts'
import { londonTime, longDate, shortDate } from '../../../words/dates.ts'
import { ENDING_WORDS, FOUND_WORDS, TEAM_OUTSIDE } from '../../../words/outside.ts'
import { CONFIRMED_WORDS, HOLDS_LABELS, OUTSIDE_PART_LABELS, PAPER_LABELS } from '../../../words/threads/outside-access.ts'
import { personName } from '../../components/timeline/person-name.ts'
import { urls } from '../../urls.ts'

export function nameIn({ people }: Pick<OutsideView, 'people'>, personId: string): string {
  return personName(people.get(personId), TEAM_OUTSIDE.nameless)
}

/** Everything that the page of people from outside prints, for one complaint. */
export function outsidePage(view: OutsideView, waiting: readonly WaitingInvitation[]) {
  const { complaintId, accesses, without, releases, papers, panelPapersDueOn, hasConcern } = view
  const running = accesses.filter(({ runs, access }) => runs || access.from > view.today)
  return {
    reference: view.reference, complaintHref: urls.complaint(complaintId), releaseAction: urls.complaintOutsideRelease(complaintId), seq: view.seq,
    rows: running.map((row) => accessRow(view, row)),
    inviteAction: urls.complaintOutsideInvite(complaintId),
    waiting: running.flatMap(({ access }) => waiting.filter(({ userId }) => userId === access.userId).map(({ expiresAt }) => ({
      accessId: access.accessId, who: nameIn(view, access.personId), opens: expiresAt === null ? TEAM_OUTSIDE.ranOut : TEAM_OUTSIDE.opensUntil(londonTime(expiresAt)),
    }))),
    over: accesses.filter((row) => !running.includes(row)).map(({ access, lastDay }) => ({
      who: nameIn(view, access.personId), part: OUTSIDE_PART_LABELS[access.part], ended: lastDay === null ? '' : `${shortDate(lastDay.on)}: ${ENDING_WORDS[lastDay.why]}`,
    })),
    without: without.map(({ part, personId }) => ({
      who: nameIn(view, personId), part: OUTSIDE_PART_LABELS[part], href: urls.complaintOutsideGive(complaintId, { part, person: personId }),
    })),
    clerkHref: urls.complaintOutsideGive(complaintId, { part: 'panel-clerk', person: '' }),
    releases: releases.map((release) => releaseRow(view, release)),
    papers: papers.map(paperChoice), mayRelease: running.length > 0 && papers.length > 0,
    readers: [
      ...(view.hasPanel ? [{ code: 'panel', label: TEAM_OUTSIDE.panel }] : []),
      ...running.map(({ access }) => ({ code: access.accessId, label: `${nameIn(view, access.personId)}, ${OUTSIDE_PART_LABELS[access.part].toLowerCase()}` })),
    ],
    holds: PAPER_HOLDS.map((code) => ({ code, label: HOLDS_LABELS[code] })),
    hasConcern, panelPapersDueOn: panelPapersDueOn === null ? '' : longDate(panelPapersDueOn),
    found: papers.filter(({ found }) => found.length > 0).map(({ paper, found }) => ({
      paper: PAPER_LABELS[paper], words: found.map(({ personId, what }) => FOUND_WORDS[what](nameIn(view, personId))).join('; '),
    })),
  }
}

function accessRow(view: OutsideView, { access, lastDay, runs, papers }: AccessRow) {
  const { accessId, confirmed, cannotServeOn, reportSentOn } = access
  return {
    who: nameIn(view, access.personId), part: OUTSIDE_PART_LABELS[access.part],
    account: view.users.find(({ userId }) => userId === access.userId)?.name ?? '',
    since: runs ? '' : shortDate(access.from), from: shortDate(access.from),
    until: lastDay === null ? '' : shortDate(lastDay.on), why: lastDay === null ? '' : ENDING_WORDS[lastDay.why],
    papers: papers.map(({ paper, changed }) => ({ label: PAPER_LABELS[paper], changed })),
    said: [
      ...(confirmed.independence === null ? [] : [CONFIRMED_WORDS.independence(shortDate(confirmed.independence))]),
      ...(confirmed.confidentiality === null ? [] : [CONFIRMED_WORDS.confidentiality(shortDate(confirmed.confidentiality))]),
      ...(reportSentOn === null ? [] : [CONFIRMED_WORDS.report(shortDate(reportSentOn))]),
    ],
    cannot: cannotServeOn === null ? '' : CONFIRMED_WORDS.cannot(shortDate(cannotServeOn)),
    endHref: `${urls.complaintCommand(view.complaintId, 'end-outside-access')}?item=${accessId}`,
  }
}

function releaseRow(view: OutsideView, release: OutsideView['releases'][number]) {
  return {
    papers: release.papers.map((paper) => ({ label: PAPER_LABELS[paper], changed: release.changed.includes(paper) })), to: readerName(view, release),
    on: shortDate(release.on), holds: release.holds.map((code) => HOLDS_LABELS[code]).join('; '),
    withdrawHref: `${urls.complaintCommand(view.complaintId, 'withdraw-papers')}?item=${release.releaseId}`,
  }
}

function readerName(view: OutsideView, { accessId }: Release): string {
  if (accessId === null) return TEAM_OUTSIDE.panel
  const access = view.accesses.find((row) => row.access.accessId === accessId)?.access
  return access ? nameIn(view, access.personId) : TEAM_OUTSIDE.nameless
}

function paperChoice({ paper }: PaperRow) {
  return { code: paper, label: PAPER_LABELS[paper] }
}

/** Where access is given to somebody: those who have a part, and the accounts that there are. */
export function givePage(view: OutsideView, asked: Readonly<{ part: string; person: string }>) {
  const part = OUTSIDE_PARTS.find((one) => one === asked.part) ?? 'panel-clerk'
  const known = view.without.find((one) => one.part === part && one.personId === asked.person)
  return {
    reference: view.reference, back: urls.complaintOutside(view.complaintId), action: urls.complaintOutsideGive(view.complaintId), part, person: asked.person,
    partLabel: OUTSIDE_PART_LABELS[part], who: known ? nameIn(view, known.personId) : '', asksName: part === 'panel-clerk', daysAfter: view.daysAfter,
    accounts: view.users.filter(({ role, isActive }) => role === 'outside' && isActive).map(({ userId, name }) => ({ code: userId, label: name })),
    userId: known?.userId ?? null,
  }
}
