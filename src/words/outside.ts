import type { OutsidePart } from '../domain/complaint/threads/outside-access/events.ts'
import type { PaperPart } from '../domain/complaint/threads/outside-access/paper-content.ts'
import type { Ending } from '../domain/complaint/threads/outside-access/thread.ts'

type Basis = Readonly<{ law: string | null; guidance: string | null; confirmed: boolean }>

/** What a part asks of somebody where the procedure has no rule of its own for it. */
export const PART_DUTIES: Readonly<Partial<Record<OutsidePart, Readonly<{ duty: string }> & Basis>>> = {
  'panel-clerk': { duty: 'Keeps the papers and the record of the panel', law: null, guidance: 'Local practice', confirmed: true },
  advocate: { duty: 'Helps the child or young person, or whoever complains, to say what they want to say', law: 'Children Act 1989 s26A', guidance: null, confirmed: false },
}

/** Why access ends on its last day, to be read after that day: “until 8 May 2024, …”. */
export const ENDING_WORDS: Readonly<Record<Ending, string>> = {
  ended: 'ended by the complaints team', until: 'the day named when it was given', 'no-part': 'the part was corrected', 'part-ended': 'the day before the part ended',
  'part-replaced': 'the day before somebody else was appointed', 'stage-over': 'so long after the stage was answered', 'complaint-over': 'so long after the complaint ended',
}

const DAYS: Readonly<Record<Extract<PaperPart, { kind: 'day' }>['of'], string>> = {
  received: 'Received on', sent: 'Sent on', amended: 'Amended on', report: 'Received from its author on', answered: 'Sent on',
}
const HEADINGS: Readonly<Record<Extract<PaperPart, { kind: 'words' }>['of'], string>> = {
  said: 'In their words', statement: 'Statement', report: 'Report', answer: 'Answer', proposal: 'What is proposed', views: 'Views of the independent person',
}
export const PAPER_WORDS = {
  days: DAYS, headings: HEADINGS, point: (number: number) => `Point ${number}`, desired: 'What they want to happen', whole: 'As a whole', recommendation: 'Recommendation',
  agrees: 'The independent person agrees with the investigating officer’s report', disagrees: 'The independent person does not agree with the investigating officer’s report',
  complainant: 'Who complains', child: 'Child or young person', nameless: 'Not named', noWords: 'No words were recorded', finding: 'Finding',
} as const

export const MY_COMPLAINT = {
  title: 'My complaints', ended: 'Your access has ended',
  oneTitle: (part: string, reference: string) => `${part}: complaint ${reference}`,
  until: (day: string, why: string) => `Your access lasts until ${day} (${why}), the whole of that day.`,
  open: 'Your access lasts as long as your part does. It ends by itself some time after your stage is answered or the complaint is closed.',
  noCalendar: 'There is no calendar to subscribe to for these dates: its address would work without signing in, and after your part has ended.',
  contact: (contact: string) => `Complaints team: ${contact}`, noContact: 'Reach the complaints team as you were told when you were appointed.',
  confirmIndependence: 'I have no tie to the authority, to anybody complained about or to this complaint that could stand in the way of my part',
  confirmConfidentiality: 'I keep what I read here confidential, use it for my part alone, and destroy my copies when it ends',
  confirm: { independence: 'I confirm that I am independent', confidentiality: 'I undertake to keep it confidential' },
  said: { independence: 'You confirmed your independence on', confidentiality: 'You undertook to keep it confidential on' },
  sent: 'the day you sent it',
} as const

export const TEAM_OUTSIDE = {
  title: 'People from outside', give: 'Give somebody from outside access', invited: (name: string) => `${name} is invited`, panel: 'Everybody of the panel',
  email: 'an e-mail address, such as name@example.org', name: 'a name', from: 'the first day', until: 'the last day', papers: 'at least one paper', to: 'whom the papers go to', account: 'one of the accounts',
  emailTaken: 'An account with this e-mail address is there already. If it is that person’s and from outside, choose it from the list',
  nameless: 'Person without a name',
  gone: 'Their part or access has changed meanwhile. Look again at the page of people from outside',
  ranOut: 'their invitation has run out', opensUntil: (when: string) => `their invitation opens once, until ${when}`,
  noInvitation: 'They have chosen a password already, or their access is over. Whoever has lost a password is helped by an administrator',
  staff: 'This is the account of somebody who works for the authority. Give an e-mail address of their own',
} as const

/** Whose details stand in a paper. */
export const FOUND_WORDS = {
  name: (name: string) => `the name of ${name}`, protected: (name: string) => `a protected address, e-mail address or telephone number of ${name}: it must reach nobody`, contact: (name: string) => `an address, e-mail address or telephone number of ${name}`,
} as const
