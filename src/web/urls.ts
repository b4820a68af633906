import type { DashboardPlace } from '../domain/reporting/dashboard/place.ts'

/** In what formats figures are taken away. */
type TakenAway = 'json' | 'csv' | 'html' | 'pdf' | 'docx' | 'odt' | 'ods'

/** Every path of the web pages, typed. Paths carry ids and references, never personal data. */
function withAsked(path: string, asked: Readonly<Record<string, string>>): string {
  const search = new URLSearchParams(Object.entries(asked).filter(([, value]) => value !== '')).toString()
  return search === '' ? path : `${path}?${search}`
}

export const urls = {
  home: () => '/',
  signIn: () => '/sign-in',
  signOut: () => '/sign-out',
  health: () => '/health',
  help: () => '/help',
  access: () => '/access',
  accessibility: () => '/accessibility',
  workList: () => '/work',
  otherDates: () => '/work/other',
  recordStart: () => '/complaints/new',
  recordStep: (draftId: string, step: string) => `/complaints/new/${draftId}/${step}`,
  drafts: () => '/drafts',
  complaint: (complaintId: string) => `/complaints/${complaintId}`,
  complaintCommand: (complaintId: string, command: string) => `/complaints/${complaintId}/${command}`,
  /** `item` says which, where a clock runs for each of several things; `asKnownOn` is a past day. */
  complaintClock: (complaintId: string, clockId: string, asked: Readonly<{ item?: string | null; asKnownOn?: string | null }> = {}) => {
    const wanted = new URLSearchParams(Object.entries(asked).flatMap(([name, value]) => (value ? [[name, value]] : []))).toString()
    return `/complaints/${complaintId}/clocks/${clockId}${wanted === '' ? '' : `?${wanted}`}`
  },
  panelPlanner: (complaintId: string) => `/complaints/${complaintId}/panel-planner`,
  complaintStage: (complaintId: string, stage: string) => `/complaints/${complaintId}/stages/${stage}`,
  diary: () => '/diary',
  ownFeed: () => '/diary/feed',
  ownFeedRevoke: () => '/diary/feed/revoke',
  feed: (file: string) => `/feed/${file}`,
  reminders: () => '/reminders',
  remindersPutAway: () => '/reminders/put-away',
  chasing: () => '/chasing',
  remedies: () => '/remedies',
  search: () => '/search',
  /** `on` is a past day; today where it is not given. */
  dashboard: (on?: string) => (on === undefined ? '/dashboard' : `/dashboard?on=${on}`),
  dashboardBehind: (place?: DashboardPlace, on?: string) => {
    if (place === undefined) return '/dashboard/behind'
    const { what, kind, from, to, code, within } = place
    return `/dashboard/behind?${new URLSearchParams({ what, kind, from, to, ...(code !== undefined && { code }), ...(within !== undefined && { within: String(within) }), ...(on !== undefined && { on }) }).toString()}`
  },
  figures: (year?: string) => (year === undefined ? '/figures' : `/figures/${year}`),
  figureCell: (year: string, table: string, row: string, column: string) => `/figures/${year}/${table}/${row}/${column}`,
  figuresDownload: (year: string, format: TakenAway) => `/figures/${year}/download.${format}`,
  tableSets: () => '/table-sets',
  tableSet: (setId: string) => `/table-sets/${setId}`,
  tableSetYear: (setId: string, year: string) => `/table-sets/${setId}/years/${year}`,
  tableSetDownload: (setId: string, year: string, format: TakenAway) => `/table-sets/${setId}/years/${year}/download.${format}`,
  tableSetFile: (setId: string) => `/table-sets/${setId}/table-set.json`,
  tableSetPart: (setId: string, part: 'copy' | 'name' | 'remove' | 'load') => `/table-sets/${setId}/${part}`,
  tableSetLoad: () => '/table-sets/load',
  builtTable: (setId: string, tableId: string) => `/table-sets/${setId}/tables/${tableId}`,
  builtTablePart: (setId: string, tableId: string, part: 'remove' | 'earlier') => `/table-sets/${setId}/tables/${tableId}/${part}`,
  printedFigures: () => '/printed-figures',
  printedReport: (reportId: string) => `/printed-figures/${reportId}`,
  printedReportPart: (reportId: string, part: 'table' | 'section' | 'findings' | 'remove' | 'history' | 'printed-report.json' | 'printed-report.csv') => `/printed-figures/${reportId}/${part}`,
  printedLoad: () => '/printed-figures/load',
  benchmarks: () => '/benchmarks',
  benchmark: (benchmarkId: string) => `/benchmarks/${benchmarkId}`,
  benchmarkFile: () => '/benchmarks/benchmarks.csv',
  benchmarkLoad: () => '/benchmarks/load',
  recordEntry: (kind: string) => `/register/new/${kind}`,
  entrySequel: (streamId: string, sequel: string) => `/register/${streamId}/${sequel}`,
  entryStrikeOut: (streamId: string) => `/register/${streamId}/strike-out`,
  draftDelete: (draftId: string) => `/drafts/${draftId}/delete`,
  entry: (streamId: string) => `/register/${streamId}`,
  disruptions: () => '/disruptions',
  disruption: (disruptionId: string) => `/disruptions/${disruptionId}`,
  disruptionCorrection: (disruptionId: string, part: string) => `/disruptions/${disruptionId}/correct/${part}`,
  bankHolidays: () => '/bank-holidays',
  bankHolidayFile: () => '/bank-holidays/file',
  bankHolidayProposal: (draftId: string) => `/bank-holidays/${draftId}`,
  ombudsmanDesk: () => '/ombudsman',
  /** Records a contact from the Ombudsman, about a complaint of ours where one is named. */
  ombudsmanNew: (complaintId?: string) => (complaintId === undefined ? '/ombudsman/new' : `/ombudsman/new?complaint=${complaintId}`),
  ombudsmanCase: (streamId: string) => `/ombudsman/${streamId}`,
  ombudsmanCommand: (streamId: string, command: string) => `/ombudsman/${streamId}/${command}`,
  pool: () => '/people-pool',
  poolNew: () => '/people-pool/new',
  poolMember: (streamId: string) => `/people-pool/${streamId}`,
  poolCommand: (streamId: string, command: string) => `/people-pool/${streamId}/${command}`,
  /** Who may serve in a complaint; in which role is asked where it is not named. */
  poolPropose: (complaintId?: string, role?: string) =>
    (complaintId === undefined ? '/people-pool/propose' : `/people-pool/propose?complaint=${complaintId}${role === undefined ? '' : `&role=${role}`}`),
  compliments: () => '/compliments',
  complimentNew: () => '/compliments/new',
  complimentDigest: () => '/compliments/digest',
  complimentDigestFile: (span: string, from: string, format: 'html' | 'txt') => `/compliments/digest/${span}/${from}/download.${format}`,
  compliment: (streamId: string) => `/compliments/${streamId}`,
  complimentCommand: (streamId: string, command: string) => `/compliments/${streamId}/${command}`,
  person: (personId: string) => `/people/${personId}`,
  personChange: (personId: string) => `/people/${personId}/change`,
  personSame: (personId: string) => `/people/${personId}/same`,
  personNotSame: (personId: string) => `/people/${personId}/not-same`,
  contactArrangements: () => '/people/contact-arrangements',
  learning: () => '/learning',
  learningDone: () => '/learning/you-said-we-did',
  /** Notes what was learned; what it comes from is filled in where the address names it. */
  learningNew: (from: Readonly<Partial<Record<'complaint' | 'point' | 'entry' | 'theme', string>>> = {}) => {
    const asked = new URLSearchParams(from).toString()
    return `/learning/new${asked === '' ? '' : `?${asked}`}`
  },
  learningOne: (streamId: string) => `/learning/${streamId}`,
  learningCommand: (streamId: string, command: string) => `/learning/${streamId}/${command}`,
  causes: () => '/causes',
  cause: (code: string) => `/causes/${code}`,
  learningOfCause: (code: string) => `/learning?state=all&cause=${encodeURIComponent(code)}`,
  themes: () => '/themes',
  themeNew: () => '/themes/new',
  theme: (themeId: string) => `/themes/${themeId}`,
  themeCommand: (themeId: string, command: string) => `/themes/${themeId}/${command}`,
  complaintEquality: (complaintId: string) => `/complaints/${complaintId}/equality`,
  complaintEqualityForm: (complaintId: string, whose: string) => `/complaints/${complaintId}/equality/${whose}`,
  equalityPaper: (whose: string) => `/equality/paper/${whose}`,
  equalityTotals: (year?: string) => (year === undefined ? '/equality' : `/equality?year=${year}`),
  context: (year?: string) => (year === undefined ? '/context' : `/context?year=${year}`),
  contextCounts: () => '/context/open-cases',
  contextNew: (command: string) => `/context/new/${command}`,
  contextCommand: (streamId: string, command: string) => `/context/${streamId}/${command}`,
  enquiries: () => '/enquiries',
  /** Records an enquiry; where a complaint turned out to be one, the complaint is named. */
  enquiryNew: (complaintId?: string) => (complaintId === undefined ? '/enquiries/new' : `/enquiries/new?complaint=${complaintId}`),
  memberEnquiryNew: () => '/enquiries/new/member',
  enquiry: (streamId: string) => `/enquiries/${streamId}`,
  enquiryCommand: (streamId: string, command: string) => `/enquiries/${streamId}/${command}`,
  /** A request about this person's data, where one is named. */
  rights: () => '/rights',
  rightsNew: (personId?: string) => (personId === undefined ? '/rights/new' : `/rights/new?person=${personId}`),
  rightsRequest: (streamId: string) => `/rights/${streamId}`,
  rightsCommand: (streamId: string, command: string) => `/rights/${streamId}/steps/${command}`,
  rightsReview: (streamId: string) => `/rights/${streamId}/review`,
  rightsReviewItem: (streamId: string, item: string) => `/rights/${streamId}/review/items/${item}`,
  /** `part`: `accept`, `check`, `make`. */
  rightsReviewPart: (streamId: string, part: string) => `/rights/${streamId}/review/${part}`,
  rightsFile: (streamId: string, fileId: string) => `/rights/${streamId}/files/${fileId}`,
  /** Beside this complaint or person alone, where one is named. */
  disclosures: (beside?: string) => (beside === undefined ? '/disclosures' : `/disclosures?beside=${beside}`),
  disclosureNew: () => '/disclosures/new',
  disclosure: (streamId: string) => `/disclosures/${streamId}`,
  disclosureCommand: (streamId: string, command: string) => `/disclosures/${streamId}/steps/${command}`,
  bundles: () => '/bundles',
  bundleNew: (complaintId: string) => `/bundles/new/${complaintId}`,
  bundle: (streamId: string) => `/bundles/${streamId}`,
  bundleCommand: (streamId: string, command: string) => `/bundles/${streamId}/steps/${command}`,
  bundlePaper: (streamId: string, paper: string) => `/bundles/${streamId}/papers/${paper}`,
  /** `part`: `papers`, `add`, `make`. */
  bundlePart: (streamId: string, part: string) => `/bundles/${streamId}/${part}`,
  bundleFile: (streamId: string, fileId: string) => `/bundles/${streamId}/files/${fileId}`,
  outputs: () => '/outputs',
  output: (kind: string) => `/outputs/${kind}`,
  outputFile: (kind: string, format: string) => `/outputs/${kind}/file/${format}`,
  outputWords: (kind: string) => `/outputs/${kind}/words`,
  reports: () => '/reports',
  report: (reportId: string) => `/reports/${reportId}`,
  /** `part`: `preview`, `history`, `checklist`, `comments`, `sections`, `reconciliation`. */
  reportPart: (reportId: string, part: string) => `/reports/${reportId}/${part}`,
  /** `finding`: its key, ids and numbers alone. */
  explainFinding: (reportId: string, finding: string) => `/reports/${reportId}/reconciliation/explain?finding=${encodeURIComponent(finding)}`,
  reportDisclosure: (reportId: string, table: string) => `/reports/${reportId}/disclosure/${table}`,
  reportSection: (reportId: string, sectionId: string) => `/reports/${reportId}/sections/${sectionId}`,
  /** `step`: `confirm`, `move`, `remove`, `restore`, `history`, `draft`. */
  reportSectionStep: (reportId: string, sectionId: string, step: string) => `/reports/${reportId}/sections/${sectionId}/${step}`,
  /** Who looked at what; filtered by what stands behind the `?`: ids, codes, references and days. */
  traces: (asked: Readonly<Record<string, string>> = {}) => withAsked('/traces', asked),
  tracesFile: (asked: Readonly<Record<string, string>> = {}) => withAsked('/traces/traces.csv', asked),
  tracesLooking: () => '/traces/looking',
  ownTraces: (asked: Readonly<Record<string, string>> = {}) => withAsked('/traces/own', asked),
  complaintTraces: (complaintId: string, asked: Readonly<Record<string, string>> = {}) => withAsked(`/complaints/${complaintId}/who-has-looked`, asked),
  more: () => '/more',
  practice: () => '/practice',
  settings: () => '/settings',
  /** `part`: `authority`, `before-a-complaint`, `branding`, `reports` or `file`. */
  settingsPart: (part: string) => `/settings/${part}`,
  settingsWords: (list: string) => `/settings/words/${list}`,
  settingsWord: (list: string, code: string) => `/settings/words/${list}/${code}`,
  importRegister: () => '/import',
  importTemplate: () => '/import/register-template.csv',
  /** Where a report is submitted, checked and approved; published; corrected or withdrawn. */
  reportsWaiting: () => '/reports/waiting',
  reportApprove: (reportId: string) => `/reports/${reportId}/approve`,
  reportApproveDocument: (reportId: string) => `/reports/${reportId}/approve/document`,
  reportPublish: (reportId: string) => `/reports/${reportId}/publish`,
  reportCorrect: (reportId: string) => `/reports/${reportId}/correct`,
  published: () => '/published',
  publishedFeed: () => '/published/feed.atom',
  /** What is published of a period: the last edition, or one file of it. */
  publication: (slug: string, kind: string, file?: string) => `/published/${slug}/${kind}${file === undefined ? '' : `/${file}`}`,
  edition: (slug: string, kind: string, edition: number) => `/published/${slug}/${kind}/edition-${edition}`,
  editionFile: (slug: string, kind: string, edition: number, file: string) => `/published/${slug}/${kind}/edition-${edition}/${file}`,
  editionDifferences: (slug: string, kind: string, edition: number) => `/published/${slug}/${kind}/edition-${edition}/differences`,
  robots: () => '/robots.txt',
  importStep: (importId: string, step: string) => `/import/${importId}/${step}`,
} as const
