import type { Condition, FieldName } from '../../domain/letters/fields.ts'

/** What each field puts into a letter, for whoever writes a template. */
export const FIELD_DESCRIPTIONS: Readonly<Record<FieldName, string>> = {
  'recipient name': 'the name of whoever the letter is to', 'recipient first name': 'their first name, or what they like to be called', 'complainant name': 'who complains',
  'child name': 'the first names of the children', 'advocate name': 'the advocate', reference: 'the reference of the complaint', 'received date': 'the day it was received',
  'how it came': 'by which channel it came', points: 'the points of complaint, as a list', 'outcomes wanted': 'what they want to happen, as a list', statement: 'the statement of complaint, else its points',
  today: 'the day the letter is begun', 'acknowledged date': 'the day it was acknowledged', 'stage 1 due date': 'the day the stage 1 answer is due', 'stage 1 answered date': 'the day of the stage 1 answer',
  'ask for stage 2 by date': 'the day by which it is advised to ask for stage 2', 'withdrawn date': 'the day it was withdrawn', 'new date': 'the day that an extension moved the answer to',
  'stage 2 requested date': 'the day stage 2 was asked for', 'stage 2 due date': 'the day the stage 2 response is due', 'ask for panel by date': 'the day by which a panel has to be asked for',
  'panel requested date': 'the day the panel was asked for', 'panel date': 'the day of the panel', 'panel place': 'where the panel meets', 'panel met date': 'the day the panel met',
  'panel answer due date': 'the day the response to the panel is due', 'review requested date': 'the day the review was asked for', 'review due date': 'the day the answer after the review is due',
  responder: 'who answers at stage 1', team: 'the team that answers', 'investigating officer': 'the investigating officer', 'independent person': 'the independent person',
  'adjudicating officer': 'the adjudicating officer', 'panel chair': 'the chair of the panel', reviewer: 'who reviews the answer', reason: 'the reason that was recorded for what the letter tells',
  proceedings: 'the proceedings because of which it waits', 'proceedings end': 'when they should end', 'terms of resolution': 'the terms of the resolution', findings: 'the finding on each point',
  answer: 'the words of the answer of this stage', 'what we will do': 'actions and remedies still to come, with their days', departures: 'why the answer departs from the report',
  recommendations: 'what was recommended, as a list', proposals: 'what is proposed in response to the panel, as a list', 'independent person views': 'the independent person’s views',
  'authority name': 'the name of the authority', 'team contact': 'how the complaints team is reached (How we work)', 'procedure name': 'what the procedure is called', 'writer name': 'who begins the letter',
}

/** When each condition holds. */
export const CONDITION_DESCRIPTIONS: Readonly<Record<Condition, string>> = {
  child: 'the letter is for a child or young person', adult: 'the letter is for an adult', 'easy read': 'the letter is in easy read', 'for somebody else': 'it goes to somebody who complains about another’s child or for a child',
  'several points': 'there is more than one point of complaint', resolved: 'it was resolved', 'upheld in part': 'it was partly upheld', 'upheld in full': 'it was upheld', 'not upheld': 'it was not upheld',
  'departs from the report': 'the answer departs from the report',
}

/** The pages of templates. */
export const TEMPLATES_PAGE = {
  title: 'Templates of letters', newTitle: 'A new template', none: 'A letter that nobody owes', own: 'Changed here', shipped: 'As it came with Heard',
  about: 'Every letter begins with one of these. What you save holds for letters that are begun from then on; those that were begun keep their words.',
  saved: 'Saved.', restored: 'It is as it came with Heard again.', removed: 'It was taken away.',
  changed: 'Somebody else has changed this template since this page was drawn. Theirs stands below; what you wrote stands in the form. Put both together and save again.',
  name: 'What is it called?', forWhom: 'For whom are its words?', easyRead: 'Is it in easy read?', which: 'For which letters is it?', body: 'Its words',
  unsaid: 'A letter that begins with this is held until somebody writes what it does not say:', says: 'What its letters have to say',
  preview: 'Preview with a complaint', previewHint: 'The reference of a complaint that you may see, such as 2026-0042. Nothing is recorded.', previewOf: (reference: string) => `As a letter about ${reference}`,
  noSuchComplaint: 'There is no complaint of that reference that you may see.', insert: 'What do you want to put in?', inserted: 'It was put in at the end. Move it to where it belongs.', putIn: 'Put it in',
  groups: { fields: 'A fact', conditions: 'A section that appears only if', known: 'A section that appears only where this is known', must: 'Words that say what the letter has to say', write: 'Something that whoever drafts writes' },
  versions: 'Versions', compare: 'What was taken out is struck through; what was put in is underlined and bold.', again: (version: number) => `Save version ${version} again`, ships: 'As it comes with Heard',
  takeAway: 'Take it away', restore: 'Bring it back to how it comes with Heard', nameMissing: 'what it is called', notTemplate: 'It cannot be kept like this: give it a name, some words, and letters that there are.',
} as const
