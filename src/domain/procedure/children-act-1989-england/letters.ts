import type { LetterRule } from '../procedure.ts'

/** What each letter of the procedure has to say. */
export const LETTERS: readonly LetterRule[] = [
  { id: 'acknowledgement', title: 'Acknowledgement', stage: 'acknowledgement', mustSay: [
    { says: 'How it will be handled and by whom', confirmed: true },
    { says: 'The day of receipt and the day the answer is due', confirmed: false },
    { says: 'The procedure, help and advocacy', confirmed: false },
  ] },
  { id: 'sufficient-interest-refused', title: 'No sufficient interest', stage: 'stage-1', mustSay: [
    { says: 'The decision, and that nothing further will be done', confirmed: true },
    { says: 'Other routes', confirmed: true },
  ] },
  { id: 'refused-as-prejudicial', title: 'Not considered because of proceedings', stage: 'stage-1', mustSay: [
    { says: 'The reason and the proceedings', confirmed: false },
    { says: 'The right to make it again within a year of their end', confirmed: false },
  ] },
  { id: 'refused-as-late', title: 'Made too late', stage: 'stage-1', mustSay: [
    { says: 'The reason', confirmed: false }, { says: 'The Ombudsman', confirmed: false },
  ] },
  { id: 'stage-1-extension', title: 'Extension of stage 1', stage: 'stage-1', mustSay: [
    { says: 'The reason', confirmed: true }, { says: 'The new date, within 20 working days in all', confirmed: true },
  ] },
  { id: 'stage-1-resolved', title: 'Stage 1 answer, resolved', stage: 'stage-1', mustSay: [{ says: 'The terms of resolution', confirmed: true }] },
  { id: 'stage-1-answer', title: 'Stage 1 answer', stage: 'stage-1', mustSay: [
    { says: 'A finding on each point', confirmed: true }, { says: 'The right to ask for stage 2, and how', confirmed: true },
  ] },
  { id: 'stage-2-start', title: 'Start of stage 2', stage: 'stage-2', mustSay: [
    { says: 'The agreed statement and the desired outcomes', confirmed: true },
    { says: 'The investigating officer and the independent person', confirmed: true },
    { says: 'The day the response is due', confirmed: false },
  ] },
  { id: 'stage-2-extension', title: 'Extension of stage 2', stage: 'stage-2', mustSay: [
    { says: 'The reason for the delay', confirmed: true }, { says: 'The date of the response', confirmed: true },
  ] },
  { id: 'adjudication', title: 'Adjudication and stage 2 response', stage: 'stage-2', mustSay: [
    { says: 'The decision on each point, and the actions with their dates', confirmed: true },
    { says: 'The investigating officer’s report in full and the independent person’s report', confirmed: false },
    { says: 'The right to ask for a review panel within 20 working days, and how', confirmed: true },
  ] },
  { id: 'panel-notice', title: 'Review panel: date and papers', stage: 'stage-3', mustSay: [
    { says: 'The right to attend and to be accompanied', confirmed: true },
    { says: 'Date, place and papers, 10 working days before', confirmed: false },
  ] },
  { id: 'panel-report', title: 'Review panel’s report', stage: 'stage-3', mustSay: [
    { says: 'A summary of the representations', confirmed: true }, { says: 'Recommendations for resolving them', confirmed: true },
  ] },
  { id: 'final-response', title: 'Response to the panel', stage: 'stage-3', mustSay: [
    { says: 'The response and what the authority proposes to do', confirmed: true },
    { says: 'Reasons for departing from a recommendation', confirmed: true },
    { says: 'The Ombudsman', confirmed: true },
  ] },
  { id: 'withdrawal', title: 'Withdrawal', stage: 'stage-1', mustSay: [{ says: 'Confirmation of the withdrawal', confirmed: false }] },
]
