import type { Gate } from '../application/report/gates.ts'
import type { PressWords } from '../application/report/press.ts'
import type { REPORT_LIFE_EVENTS } from '../domain/register/report/life-events.ts'
import type { ReportStanding } from '../domain/register/report/life.ts'
import { shortDate } from './dates.ts'
import type { ThreadWords } from './threads/thread-words.ts'

/** Why a step in the life of a report is refused. */
export const REPORT_LIFE_REFUSAL_WORDS = {
  'report-already-submitted': 'The report has been submitted already. Where something is still to be changed, send it back first.',
  'report-not-submitted': 'The report has not been submitted: it is a draft. Submit it first.',
  'report-already-checked': 'The report has been checked already. It can be approved now, or sent back.',
  'report-already-approved': 'The report has been approved already. It can be published now, or sent back.',
  'report-not-checked': 'This authority asks for two persons besides whoever submitted: let one of them check the report first.',
  'check-not-asked-for': 'This authority asks for one person besides whoever submitted: approve the report, or send it back.',
  'report-not-approved': 'The report has not been approved. Submit it, and let a second person approve it first.',
  'approved-otherwise': 'What was read and what the report says now are not the same: text or figures have changed since. Look at it again, send it back, and submit it again.',
  'second-is-who-submitted': 'Whoever submitted a report cannot check or approve it too. Let another person do it who may be second: this page names them.',
  'second-is-who-checked': 'The same person cannot be second twice: you have checked this report. Let another person approve it who may be second: this page names them.',
  'not-second-here': 'This authority has not said that you may be second. This page names those who may; the settings say who.',
  'text-carried-forward': 'Text carried forward from an earlier report is waiting for somebody to confirm it. Confirm each of those sections, or write it anew.',
  'nothing-to-publish': 'The report has no section yet. Write it first.',
  'report-is-published': 'The report is published, and an edition is never changed. Begin a correction: the next edition says what was wrong.',
  'report-not-published': 'The report has not been published, so there is nothing to correct or to withdraw.',
  'report-is-withdrawn': 'The report has been withdrawn. Strike out the withdrawal where it was a mistake, or begin another report.',
  'was-published': 'What was published stays recorded. Begin a correction, or withdraw it.',
  'published-by-another': 'Another report of this kind and year is published already. Correct that one, or withdraw it first.',
} as const

/** Where a report stands, as a tag says it. */
export const REPORT_STANDING_LABELS: Readonly<Record<ReportStanding, string>> = {
  draft: 'Draft', submitted: 'Submitted', checked: 'Checked', approved: 'Approved', published: 'Published', withdrawn: 'Withdrawn',
}

const DIGEST = { asks: 'Digest of what was read' } as const
const EDITION = { asks: 'Edition' } as const
const WHEN = 'When?'

/** The words of the entries about what became of a report. */
export const REPORT_LIFE_WORDS: ThreadWords<typeof REPORT_LIFE_EVENTS> = {
  title: 'What became of the report',
  events: {
    ReportSubmitted: 'Report submitted', ReportSentBack: 'Report sent back', ReportChecked: 'Report checked', ReportApproved: 'Report approved',
    ReportPublished: 'Report published', ReportCorrectionBegun: 'Correction begun', ReportWithdrawn: 'Report withdrawn',
  },
  commands: {
    'submit-report': { title: 'Submit the report', when: WHEN, asks: { content: DIGEST, text: { asks: 'What should the second person know?' } } },
    'send-back-report': { title: 'Send the report back', when: WHEN, asks: { text: { asks: 'What is to be changed?' } } },
    'check-report': { title: 'Check the report', when: WHEN, asks: { content: DIGEST, text: { asks: 'What was looked at?' } } },
    'approve-report': { title: 'Approve the report', when: WHEN, asks: { content: DIGEST, text: { asks: 'Anything to say with it?' } } },
    'publish-report': {
      title: 'Publish the report', when: WHEN,
      asks: { edition: EDITION, content: DIGEST, manifest: { asks: 'Digest of what was frozen' }, sealNumber: { asks: 'Seal of the ledger' }, sealRoot: { asks: 'Root of that seal' } },
    },
    'begin-report-correction': { title: 'Begin a correction', when: WHEN, asks: { edition: EDITION, notice: { asks: 'What was wrong?' } } },
    'withdraw-report': { title: 'Withdraw the report', when: WHEN, asks: { notice: { asks: 'Why it is withdrawn, for everybody to read' } } },
  },
}

/** What the pages of a report's life say. */
export const REPORT_LIFE_PAGES = {
  waiting: 'Reports to check and approve', approve: 'Check and approve', publish: 'Publish', correct: 'Correct or withdraw',
  stale: 'Somebody else has done something with this report since the page was drawn. Look at how it stands now.',
  busy: 'So much is being recorded at this moment that the register did not stand still. Nothing was published. Try again in a minute.',
  needed: { 'send-back-report': 'Say what is to be changed', 'begin-report-correction': 'Say what was wrong, as everybody will read it', 'withdraw-report': 'Say why it is withdrawn, as everybody will read it' },
  notYet: 'Something has to be put right first: it is listed below.',
} as const

/** What stands in the way of a report, and what to do about it. */
export const GATE_WORDS: Readonly<Record<Gate['code'], string>> = {
  'text-carried-forward': REPORT_LIFE_REFUSAL_WORDS['text-carried-forward'],
  'section-empty': 'These sections have a heading and say nothing. Write each, or take it out.',
  'nothing-to-publish': REPORT_LIFE_REFUSAL_WORDS['nothing-to-publish'],
  'small-numbers-worked-out': 'What has to be withheld is being worked out, and until then nobody can tell what the report says. Open this page again in a minute.',
  'small-numbers-unsafe': 'Small numbers could still be deduced, or nobody could work out what has to be withheld. See what is withheld, and choose another rule or give a reason.',
  'findings-open': 'The reconciliation found what does not hold, and nobody has mended or explained it yet. Mend each finding, or say in writing why it stands.',
  'names-nothing': 'These sections name figures that there are not, or say what cannot be printed. Open each: its page says the nearest names.',
}

/** What is put on a document when it is published. */
export const PRESS_WORDS: PressWords = {
  status: ({ edition, on }) => `Edition ${edition}, published on ${shortDate(on)}.`,
  correction: (corrects) => `This edition corrects edition ${corrects}`,
}
