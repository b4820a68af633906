import type { Actor } from '../application/ports.ts'
import { mayVisit, type Access } from './access.ts'
import { urls } from './urls.ts'

type Place = Readonly<{ text: string; href: string; access: Access }>

const ITEMS: readonly Place[] = [
  { text: 'My complaint', href: urls.myComplaint(), access: 'view-own-complaint' },
  { text: 'Broken seals', href: urls.sealNotices(), access: 'view-seal-notices' },
  { text: 'Work list', href: urls.workList(), access: 'view-work-list' },
  { text: 'Diary', href: urls.diary(), access: 'view-diary' },
  { text: 'Record', href: urls.recordStart(), access: 'record-complaint' },
  { text: 'E-mail', href: urls.mail(), access: 'view-messages' },
  { text: 'Search', href: urls.search(), access: 'search-register' },
  { text: 'Dashboard', href: urls.dashboard(), access: 'view-figures' },
  { text: 'Figures', href: urls.figures(), access: 'view-figures' },
  { text: 'Reports', href: urls.reports(), access: 'view-reports' },
  { text: 'Accounts', href: urls.users(), access: 'manage-users' },
]

/** What is needed now and then: behind *More* in the menu, by subject, each with what it is for. */
const MORE: readonly Readonly<{ title: string; places: readonly (Place & Readonly<{ what: string }>)[] }>[] = [
  { title: 'Beside complaints', places: [
    { text: 'Enquiries', href: urls.enquiries(), access: 'view-entry', what: 'What was asked or settled before a complaint; councillors and MPs' },
    { text: 'Ombudsman', href: urls.ombudsmanDesk(), access: 'view-ombudsman', what: 'Cases of the Ombudsman: its questions, its decisions, and what it recommended' },
    { text: 'Mailboxes', href: urls.mailboxes(), access: 'view-mailboxes', what: 'Whether the mailboxes whose e-mail comes here are reached' },
    { text: 'Compliments', href: urls.compliments(), access: 'view-entry', what: 'Thanks to pass on, what may be quoted, and the digest' },
    { text: 'Remedies still owed', href: urls.remedies(), access: 'view-remedies', what: 'What was promised to people and not given yet' },
    { text: 'Learning', href: urls.learning(), access: 'view-learning', what: 'What was learned, what is done about it, and whether it came back' },
    { text: 'Causes', href: urls.causes(), access: 'view-figures', what: 'Why complaints were upheld, by year and team, and what was learned from it' },
    { text: 'Themes', href: urls.themes(), access: 'view-entry', what: 'What many complaints have in common for a time, and its story' },
  ] },
  { title: 'People', places: [
    { text: 'Pool of people', href: urls.pool(), access: 'view-pool', what: 'Investigating officers, independent persons and panel members' },
    { text: 'Contact arrangements', href: urls.contactArrangements(), access: 'view-person', what: 'Where contact is restricted, and what is to be reviewed' },
    { text: 'Equality monitoring', href: urls.equalityTotals(), access: 'view-figures', what: 'Totals of what people said about themselves' },
  ] },
  { title: 'Personal data', places: [
    { text: 'Requests about personal data', href: urls.rights(), access: 'answer-rights', what: 'Copies of what is held, what is to be put right, objections; each within its month' },
    { text: 'Bundles', href: urls.bundles(), access: 'make-bundle', what: 'Papers of a complaint for the Ombudsman, a panel or a court' },
    { text: 'What was given to whom', href: urls.disclosures(), access: 'answer-rights', what: 'Every bundle, file and paper that left the house' },
  ] },
  { title: 'Dates', places: [
    { text: 'What is to be chased', href: urls.chasing(), access: 'view-chase-list', what: 'Whom to ask today for an answer that is awaited' },
    { text: 'Reminders', href: urls.reminders(), access: 'view-reminders', what: 'What fell due, what is about to, and where nothing has happened' },
    { text: 'What is being sent', href: urls.sending(), access: 'view-outbox', what: 'Letters that wait, that failed, and that may or may not have left' },
    { text: 'Disruptions and local holds', href: urls.disruptions(), access: 'view-disruptions', what: 'What made answers late, and who was told' },
    { text: 'Break a seal', href: urls.breakSeal(), access: 'break-seal', what: 'A sealed complaint that cannot wait for the people on its list' },
    { text: 'Bank holidays', href: urls.bankHolidays(), access: 'load-bank-holidays', what: 'A later list, and the dates that it moves' },
  ] },
  { title: 'Figures and reports', places: [
    { text: 'Other documents', href: urls.outputs(), access: 'make-outputs', what: 'A page for young people, team sheets, quarterly reports, a briefing, extracts and returns' },
    { text: 'Sets of tables', href: urls.tableSets(), access: 'view-figures', what: 'Tables that you build, and those of the founding report, for any year' },
    { text: 'Printed figures', href: urls.printedFigures(), access: 'view-figures', what: 'What earlier reports printed, as printed, beside what the register gives' },
    { text: 'Figures of other authorities', href: urls.benchmarks(), access: 'view-figures', what: 'What others published, with its source, beside ours' },
  ] },
  { title: 'The authority', places: [
    { text: 'Caseload, training and advice', href: urls.context(), access: 'view-entry', what: 'Numbers to set complaints against, training, advice, procedures and offers of advocacy' },
    { text: 'Reports to check and approve', href: urls.reportsWaiting(), access: 'approve-report', what: 'What was submitted and waits for a second person' },
    { text: 'Published reports', href: urls.published(), access: 'signed-in', what: 'What everybody can read, without signing in' },
    { text: 'Retention', href: urls.retention(), access: 'view-retention', what: 'What is due to be destroyed, holds, destructions, and for how long records are kept' },
    { text: 'Letters for many complaints', href: urls.manyLetters(), access: 'draft-letter', what: 'One template for complaints that you choose, with a preview' },
    { text: 'Templates of letters', href: urls.letterTemplates(), access: 'draft-letter', what: 'The words that letters begin with, for an adult and for a child' },
    { text: 'How we work', href: urls.practice(), access: 'change-settings', what: 'Acknowledgement, the Code, the start of stage 2, chases, reminders and deputies' },
    { text: 'Settings', href: urls.settings(), access: 'change-settings', what: 'The authority’s own words, targets, bands and look, and all of it as a file' },
    { text: 'Who may do what', href: urls.access(), access: 'signed-in', what: 'What each role may do, and which complaints it reaches' },
    { text: 'Who has looked', href: urls.traces(), access: 'view-traces', what: 'Who read, searched or took away which record, and what was refused' },
    { text: 'What you looked at', href: urls.ownTraces(), access: 'signed-in', what: 'What Heard keeps of what you looked at yourself' },
    { text: 'Import', href: urls.importRegister(), access: 'import-register', what: 'An old register from a spreadsheet' },
  ] },
]

export type NavigationItem = Readonly<{ text: string; href: string; isCurrent: boolean }>

/** What stands in the menu for this person; the item that the path lies below is the current one. */
export function navigationFor(actor: Actor | null, path: string): readonly NavigationItem[] {
  const more = actor?.role === 'outside' ? [] : moreFor(actor)
  const isBehindMore = more.some(({ pages }) => pages.some(({ href }) => isAt(path, href)))
  return [
    ...ITEMS.filter((item) => mayVisit(actor, item.access)).map(({ text, href }) => ({ text, href, isCurrent: isAt(path, href) })),
    ...(more.length > 0 ? [{ text: 'More', href: urls.more(), isCurrent: isBehindMore || isAt(path, urls.more()) }] : []),
  ]
}

/** The pages behind *More* that this person may visit, by subject; a subject with none is left out. */
export function moreFor(actor: Actor | null) {
  return MORE.flatMap(({ title, places }) => {
    const pages = places.filter((place) => mayVisit(actor, place.access))
    return pages.length === 0 ? [] : [{ title, pages }]
  })
}

function isAt(path: string, href: string): boolean {
  return path === href || path.startsWith(`${href}/`)
}
