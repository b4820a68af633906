import type { HeldGroup } from '../application/rights/held.ts'
import type { Exemption } from '../domain/register/rights/redact.ts'

/** Why something was not given, as the file says it. */
export const EXEMPTION_LABELS: Readonly<Record<Exemption, string>> = {
  'third-party': 'It is about other people', 'not-about-them': 'It is not about the person who asks', 'legal-privilege': 'Legal advice (privilege)',
  'serious-harm': 'It would do serious harm to somebody', 'child-abuse-data': 'It would not be in the best interests of a child', crime: 'It would hinder the work against crime',
  'court-papers': 'It belongs to papers of a court', regulator: 'It would hinder an ombudsman or another watchdog', other: 'Another exemption',
}

export const HELD_GROUP_LABELS: Readonly<Record<HeldGroup, string>> = {
  'about-the-person': 'Who you are', complaints: 'Complaints', entries: 'Other records', elsewhere: 'Named elsewhere', monitoring: 'Equality monitoring',
  given: 'What was given to others', looked: 'Who looked at it', account: 'Your account',
}

export const CHOICE_LABELS = { keep: 'Give it', redact: 'Give it without some passages', withhold: 'Withhold all of it' } as const

export const REVIEW = {
  title: 'Review of what is held', waits: 'Waits', check: 'I have looked through all of it', checked: 'Checked by a second person',
  accept: 'Decide all that waits as proposed', make: 'Make the file',
  stale: 'Somebody else has changed the review since this page was drawn. Look at it, and decide again.',
  ownWork: 'You decided some of it yourself. Somebody else has to check it.', undecided: 'Something still waits to be decided.',
  notInText: (passage: string) => `“${passage}” does not stand in this text. Copy the passage from it, each on a line of its own.`,
  gone: 'You may not answer this request any more.', chooseHead: 'Say why it is withheld', noPassage: 'Say which passages are taken out, or choose another answer',
  noRecipient: 'Say to whom the file is given',
} as const

/** The words of the file that is given to somebody about themselves. Law: UK GDPR art. 15(1) (not confirmed). */
export const PERSONAL_DATA = {
  title: 'What we hold about you', subtitle: 'Complaints, compliments and representations about children’s social care',
  whatItIs: 'What this is',
  intro: 'You asked for a copy of what is held about you in the register of complaints, compliments and representations about children’s social care. This file has it, in the order in which the register keeps it. Each text stands as it was written; it is not changed because it reads badly or proves to be wrong.',
  why: 'Why it is held', whyText: 'The law asks the authority to consider representations about its services to children, to keep a record of each and of its outcome, and to report on them (Children Act 1989 section 26 and SI 2006/1738). The data are used for that, for answering you, for putting things right, and for figures in which nobody is named.',
  from: 'Where it comes from', fromText: 'From you, from people who wrote to us or spoke with us about the same matter, and from people who work for the authority. At each text stands when it was recorded.',
  kept: 'How long it is kept', keptText: 'As long as the authority’s schedule of retention says for records of this kind, which is counted from the end of a complaint; longer where a law asks for it. Then it is destroyed. Ask us for the schedule.',
  disclosed: 'Who has been given it', disclosedNone: 'The register has no record that any of it was given to anybody outside the authority.',
  rights: 'Your rights', rightsList: [
    'You can ask that something wrong is put right or completed, and have your own statement kept with a record that stays as it is.',
    'You can ask that something is erased, or that its use is restricted, and you can object to how it is used. Where the law asks the authority to keep a record, it cannot erase it.',
    'You can complain to the Information Commissioner, and you can ask a court.',
    'No decision about you is made by a machine alone.',
  ],
  withheld: 'What is not in this file', withheldNone: 'Nothing was withheld.',
  withheldIntro: 'Some of what the register holds was taken out of this file. Where something was taken out of a text stands a bar, which is always as long. Nothing was taken out without being counted here.',
  withheldCaption: 'What was taken out, and why', passages: 'Passages', items: 'Whole items', law: 'Law',
  unconfirmed: 'The numbers of the laws are from general knowledge and were not checked.', removed: 'taken out', recorded: 'What was recorded', on: 'Day', what: 'What',
  looked: 'Who looked at it, by day', searched: 'A search that named you',
  lookedNote: 'Everybody counted here works for the authority. Who each of them is, is not said: that is about them.',
  lookedOn: (opened: number, taken: number, people: number) => [
    `opened ${opened === 1 ? 'once' : `${opened} times`}`, ...(taken === 0 ? [] : [`taken away or printed ${taken === 1 ? 'once' : `${taken} times`}`]), `by ${people === 1 ? 'one person' : `${people} people`}`,
  ].join(', '),
  protectedParts: 'Kept apart and protected', protectedNote: (parts: string) => `${parts}. Not printed here, so that it reaches nobody else: ask us, and we tell you.`,
  document: 'Document', documentNote: 'The document itself is given apart from this file, without what is about other people.',
  below: '(its words are below)', wrote: 'Recorded by', nothing: 'The register holds nothing about you.', wholeItem: 'This item is withheld',
} as const
