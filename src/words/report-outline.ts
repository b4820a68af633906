/**
 * The sections that a first report begins with: what law and guidance ask for, in the order of real reports, with the
 * tables and figures that say it. Facts: procedure-facts 2.1 (R1-R5 by regulation 13, G1-G11 by guidance part 5).
 */
export const REPORT_OUTLINE: readonly Readonly<{ heading: string; text: string }>[] = [
  { heading: 'Introduction', text: '' },
  { heading: 'How complaints about children’s social care are handled', text: '' },
  {
    heading: 'Complaints received',
    text: 'Statutory complaints received in the year: [[statutory-complaints.received]].\n\n[[chart statutory-complaints]]\n\n[[table statutory-complaints]]\n\n[[table before-a-complaint]]',
  },
  {
    heading: 'How far complaints went',
    text: '[[table progress]]\n\n# Investigations\n\n[[table stage-2]]\n\n# Review panels\n\n[[table stage-3]]\n\n# The Ombudsman\n\n[[table ombudsman]]',
  },
  { heading: 'Who complained, and how', text: '[[table complainant-types]]\n\n[[table channel-count]]\n\n[[table children-and-advocacy]]' },
  { heading: 'What complaints were about', text: '[[table category-count]]\n\n[[table divisions]]\n\n[[table teams]]' },
  { heading: 'Outcomes', text: '[[chart outcomes]]\n\n[[table outcomes]]\n\n[[table causes]]' },
  { heading: 'How quickly we responded', text: '[[table timeliness-percent]]\n\n[[table timeliness-extension]]\n\n[[table stage-2-time]]' },
  { heading: 'Advocacy', text: '[[table advocacy-offers]]' },
  { heading: 'What we learned, and what we changed', text: '[[you said we did]]\n\n[[table learning-actions]]' },
  { heading: 'About the people who complained', text: '' },
  { heading: 'Corporate complaints', text: '[[table corporate]]' },
  { heading: 'Compliments', text: '[[chart compliments]]\n\n[[table compliments]]\n\n[[quotations]]' },
  { heading: 'How well the procedure works', text: '' },
  { heading: 'Who sees this report', text: '' },
]
