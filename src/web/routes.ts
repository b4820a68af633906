import { accountRoutes } from './pages/account/route.ts'
import { accessibilityRoutes } from './pages/accessibility/route.ts'
import { accessRoutes } from './pages/access/route.ts'
import { bankHolidayRoutes } from './pages/bank-holidays/route.ts'
import { causesRoutes } from './pages/causes/route.ts'
import { remediesRoutes } from './pages/remedies/route.ts'
import { chasingRoutes } from './pages/chasing/route.ts'
import { disruptionRoutes } from './pages/disruptions/route.ts'
import { clockRoutes } from './pages/clock/route.ts'
import { commandRoutes } from './pages/command/route.ts'
import { complaintRoutes } from './pages/complaint/route.ts'
import { dashboardBehindRoutes } from './pages/dashboard-behind/route.ts'
import { dashboardRoutes } from './pages/dashboard/route.ts'
import { diaryRoutes } from './pages/diary/route.ts'
import { draftRoutes } from './pages/drafts/route.ts'
import { bundleRoutes } from './pages/bundles/route.ts'
import { mailRoutes } from './pages/messages/route.ts'
import { disclosureRoutes } from './pages/disclosures/route.ts'
import { enquiryRoutes } from './pages/enquiries/route.ts'
import { entryRoutes } from './pages/entry/route.ts'
import { feedRoutes } from './pages/feed/route.ts'
import { figureCellRoutes } from './pages/figure-cell/route.ts'
import { figuresRoutes } from './pages/figures/route.ts'
import { helpRoutes } from './pages/help/route.ts'
import { myComplaintRoutes } from './pages/my-complaint/route.ts'
import { outsideRoutes } from './pages/outside/route.ts'
import { blackOutRoutes } from './pages/documents/black-out.ts'
import { lookRoutes } from './pages/documents/look.ts'
import { documentRoutes } from './pages/documents/route.ts'
import { manyLetterRoutes } from './pages/many-letters/route.ts'
import { letterRoutes } from './pages/letters/route.ts'
import { letterTemplateRoutes } from './pages/letter-templates/route.ts'
import { learningRoutes } from './pages/learning/route.ts'
import { themeRoutes } from './pages/themes/route.ts'
import { homeRoutes } from './pages/home/route.ts'
import { importRoutes } from './pages/import/route.ts'
import { ombudsmanRoutes } from './pages/ombudsman/route.ts'
import { complimentRoutes } from './pages/compliments/route.ts'
import { protectedContactRoutes } from './pages/person/protected.ts'
import { personRoutes } from './pages/person/route.ts'
import { equalityRoutes } from './pages/equality/route.ts'
import { contextRoutes } from './pages/context/route.ts'
import { reportLifeRoutes } from './pages/report-life/route.ts'
import { publishedRoutes } from './pages/published/route.ts'
import { poolRoutes } from './pages/pool/route.ts'
import { rightsReviewRoutes } from './pages/rights/review-route.ts'
import { rightsRoutes } from './pages/rights/route.ts'
import { otherDatesRoutes } from './pages/other-dates/route.ts'
import { panelPlannerRoutes } from './pages/panel-planner/route.ts'
import { reconciliationRoutes } from './pages/reconciliation/route.ts'
import { reportDisclosureRoutes } from './pages/report-disclosure/route.ts'
import { outputRoutes } from './pages/outputs/route.ts'
import { retentionRoutes } from './pages/retention/route.ts'
import { reportRoutes } from './pages/reports/route.ts'
import { moreRoutes } from './pages/more/route.ts'
import { practiceRoutes } from './pages/practice/route.ts'
import { recordEntryRoutes } from './pages/record-entry/route.ts'
import { settingsFileRoutes } from './pages/settings/file.ts'
import { settingsRoutes } from './pages/settings/route.ts'
import { wordsRoutes } from './pages/words/route.ts'
import { sequelRoutes } from './pages/record-entry/sequel.ts'
import { strikeOutRoutes } from './pages/record-entry/strike-out.ts'
import { recordRoutes } from './pages/record/route.ts'
import { reminderRoutes } from './pages/reminders/route.ts'
import { sendingRoutes } from './pages/sending/route.ts'
import { sealingRoutes } from './pages/sealing/route.ts'
import { searchRoutes } from './pages/search/route.ts'
import { signInRoutes } from './pages/sign-in/route.ts'
import { stageRoutes } from './pages/stage/route.ts'
import { builtTableRoutes } from './pages/table-sets/built-table.ts'
import { benchmarkRoutes } from './pages/benchmarks/route.ts'
import { printedFigureRoutes } from './pages/printed-figures/route.ts'
import { tableSetRoutes } from './pages/table-sets/route.ts'
import { workListRoutes } from './pages/work-list/route.ts'
import { traceRoutes } from './pages/traces/route.ts'
import { linkRoutes } from './pages/link/route.ts'
import { providerRoutes } from './pages/provider/route.ts'
import { secondFactorRoutes } from './pages/second-factor/route.ts'
import { userRoutes } from './pages/users/route.ts'
import type { Route } from './route.ts'

/** Every path that the web answers, page by page. */
export const ROUTES: readonly Route[] = [
  ...homeRoutes,
  ...sealingRoutes,
  ...signInRoutes,
  ...secondFactorRoutes,
  ...linkRoutes,
  ...providerRoutes,
  ...accountRoutes,
  ...userRoutes,
  ...workListRoutes,
  ...otherDatesRoutes,
  ...diaryRoutes,
  ...feedRoutes,
  ...reminderRoutes,
  ...sendingRoutes,
  ...chasingRoutes,
  ...remediesRoutes,
  ...causesRoutes,
  ...recordRoutes,
  ...draftRoutes,
  ...recordEntryRoutes,
  ...strikeOutRoutes,
  ...sequelRoutes,
  ...complaintRoutes,
  ...panelPlannerRoutes,
  ...outsideRoutes, ...documentRoutes, ...lookRoutes, ...blackOutRoutes,
  ...letterRoutes, ...letterTemplateRoutes, ...manyLetterRoutes,
  ...commandRoutes,
  ...myComplaintRoutes,
  ...clockRoutes,
  ...stageRoutes,
  ...searchRoutes,
  ...entryRoutes,
  ...enquiryRoutes,
  ...ombudsmanRoutes,
  ...equalityRoutes,
  ...contextRoutes,
  ...poolRoutes,
  ...complimentRoutes,
  ...personRoutes,
  ...protectedContactRoutes,
  ...learningRoutes,
  ...rightsRoutes,
  ...rightsReviewRoutes,
  ...bundleRoutes,
  ...mailRoutes,
  ...disclosureRoutes,
  ...themeRoutes,
  ...dashboardRoutes,
  ...dashboardBehindRoutes,
  ...figuresRoutes,
  ...figureCellRoutes,
  ...outputRoutes,
  ...reportRoutes,
  ...reconciliationRoutes,
  ...tableSetRoutes,
  ...builtTableRoutes,
  ...printedFigureRoutes,
  ...benchmarkRoutes,
  ...reportDisclosureRoutes,
  ...bankHolidayRoutes,
  ...disruptionRoutes,
  ...importRoutes,
  ...practiceRoutes,
  ...settingsRoutes,
  ...settingsFileRoutes,
  ...wordsRoutes,
  ...traceRoutes,
  ...moreRoutes,
  ...helpRoutes,
  ...accessRoutes,
  ...accessibilityRoutes,
  ...retentionRoutes,
  ...reportLifeRoutes,
  ...publishedRoutes,
]
