import type { LetterRule } from '../procedure.ts'

/** What each letter of the procedure has to say. */
export const LETTERS: readonly LetterRule[] = [
  { id: 'acknowledgement', title: 'Acknowledgement', stage: 'acknowledgement', goesWith: 'ComplaintAcknowledged', mustSay: [
    { id: 'how-handled', says: 'How it will be handled and by whom', confirmed: true },
    { id: 'days', says: 'The day of receipt and the day the answer is due', confirmed: false },
    { id: 'procedure-and-help', says: 'The procedure, help and advocacy', confirmed: false },
  ] },
  { id: 'sufficient-interest-refused', title: 'No sufficient interest', stage: 'stage-1', goesWith: { type: 'SufficientInterestDecided', where: ['sufficient', false] }, isToldLater: true, onlyIf: true, mustSay: [
    { id: 'decision', says: 'The decision, and that nothing further will be done', confirmed: true },
    { id: 'other-routes', says: 'Other routes', confirmed: true },
  ] },
  { id: 'refused-as-prejudicial', title: 'Not considered because of proceedings', stage: 'stage-1', goesWith: 'ConsiderationDeclined', isToldLater: true, onlyIf: true, mustSay: [
    { id: 'reason-and-proceedings', says: 'The reason and the proceedings', confirmed: false },
    { id: 'right-to-bring-again', says: 'The right to make it again within a year of their end', confirmed: false },
  ] },
  { id: 'refused-as-late', title: 'Made too late', stage: 'stage-1', goesWith: { type: 'LateComplaintDecided', where: ['accepted', false] }, isToldLater: true, onlyIf: true, mustSay: [
    { id: 'reason', says: 'The reason', confirmed: false }, { id: 'ombudsman', says: 'The Ombudsman', confirmed: false },
  ] },
  { id: 'stage-1-extension', title: 'Extension of stage 1', stage: 'stage-1', goesWith: 'StageOneExtended', isToldLater: true, onlyIf: true, mustSay: [
    { id: 'reason', says: 'The reason', confirmed: true }, { id: 'new-date', says: 'The new date, within 20 working days in all', confirmed: true },
  ] },
  { id: 'stage-1-resolved', title: 'Stage 1 answer, resolved', stage: 'stage-1', goesWith: 'StageOneAnswered', stating: 'termsOfResolution', onlyIf: true, mustSay: [{ id: 'terms', says: 'The terms of resolution', confirmed: true }] },
  { id: 'stage-1-answer', title: 'Stage 1 answer', stage: 'stage-1', goesWith: 'StageOneAnswered', mustSay: [
    { id: 'finding-per-point', says: 'A finding on each point', confirmed: true }, { id: 'right-to-go-on', says: 'The right to ask for stage 2, and how', confirmed: true },
  ] },
  { id: 'stage-2-start', title: 'Start of stage 2', stage: 'stage-2', goesWith: 'StatementOfComplaintSent', mustSay: [
    { id: 'statement', says: 'The agreed statement and the desired outcomes', confirmed: true },
    { id: 'who-investigates', says: 'The investigating officer and the independent person', confirmed: true },
    { id: 'response-due', says: 'The day the response is due', confirmed: false },
  ] },
  { id: 'stage-2-extension', title: 'Extension of stage 2', stage: 'stage-2', goesWith: 'InvestigationExtended', isToldLater: true, onlyIf: true, mustSay: [
    { id: 'reason', says: 'The reason for the delay', confirmed: true }, { id: 'new-date', says: 'The date of the response', confirmed: true },
  ] },
  { id: 'adjudication', title: 'Adjudication and stage 2 response', stage: 'stage-2', goesWith: 'InvestigationAnswered', mustSay: [
    { id: 'decision-and-actions', says: 'The decision on each point, and the actions with their dates', confirmed: true },
    { id: 'reports', says: 'The investigating officer’s report in full and the independent person’s report', confirmed: false },
    { id: 'right-to-go-on', says: 'The right to ask for a review panel within 20 working days, and how', confirmed: true },
  ] },
  { id: 'panel-notice', title: 'Review panel: date and papers', stage: 'stage-3', goesWith: 'PanelPapersSent', mustSay: [
    { id: 'right-to-attend', says: 'The right to attend and to be accompanied', confirmed: true },
    { id: 'date-place-papers', says: 'Date, place and papers, 10 working days before', confirmed: false },
  ] },
  { id: 'panel-report', title: 'Review panel’s report', stage: 'stage-3', goesWith: 'PanelReportReceived', mustSay: [
    { id: 'summary', says: 'A summary of the representations', confirmed: true }, { id: 'recommendations', says: 'Recommendations for resolving them', confirmed: true },
  ] },
  { id: 'final-response', title: 'Response to the panel', stage: 'stage-3', goesWith: 'ReviewPanelAnswered', mustSay: [
    { id: 'response-and-proposals', says: 'The response and what the authority proposes to do', confirmed: true },
    { id: 'departures', says: 'Reasons for departing from a recommendation', confirmed: true },
    { id: 'ombudsman', says: 'The Ombudsman', confirmed: true },
  ] },
  { id: 'withdrawal', title: 'Withdrawal', stage: 'stage-1', goesWith: 'WithdrawalConfirmed', onlyIf: true, mustSay: [{ id: 'withdrawn', says: 'Confirmation of the withdrawal', confirmed: false }] },
]
