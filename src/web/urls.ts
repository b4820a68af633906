import type { DashboardPlace } from '../domain/reporting/dashboard/place.ts'

/** Every path of the web pages, typed. Paths carry ids and references, never personal data. */
export const urls = {
  home: () => '/',
  signIn: () => '/sign-in',
  signOut: () => '/sign-out',
  health: () => '/health',
  help: () => '/help',
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
  figuresDownload: (year: string, format: 'json' | 'csv' | 'html') => `/figures/${year}/download.${format}`,
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
  reports: () => '/reports',
  report: (reportId: string) => `/reports/${reportId}`,
  /** `part`: `preview`, `history`, `checklist`, `comments`, `sections`, `reconciliation`. */
  reportPart: (reportId: string, part: string) => `/reports/${reportId}/${part}`,
  /** `finding`: its key, ids and numbers alone. */
  explainFinding: (reportId: string, finding: string) => `/reports/${reportId}/reconciliation/explain?finding=${encodeURIComponent(finding)}`,
  reportSection: (reportId: string, sectionId: string) => `/reports/${reportId}/sections/${sectionId}`,
  /** `step`: `confirm`, `move`, `remove`, `restore`, `history`, `draft`. */
  reportSectionStep: (reportId: string, sectionId: string, step: string) => `/reports/${reportId}/sections/${sectionId}/${step}`,
  more: () => '/more',
  practice: () => '/practice',
  settings: () => '/settings',
  /** `part`: `authority`, `before-a-complaint`, `branding` or `file`. */
  settingsPart: (part: string) => `/settings/${part}`,
  settingsWords: (list: string) => `/settings/words/${list}`,
  settingsWord: (list: string, code: string) => `/settings/words/${list}/${code}`,
  importRegister: () => '/import',
  importTemplate: () => '/import/register-template.csv',
  importStep: (importId: string, step: string) => `/import/${importId}/${step}`,
} as const
