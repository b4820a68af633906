const ORDINALS: Readonly<Record<number, string>> = { 2: 'second', 3: 'third' }

/** The pages about sealed complaints and broken seals. */
export const SEALING = {
  handedOver: {
    title: 'Recorded; it is now with somebody else',
    text: 'What you recorded is kept, and somebody else sees to it. You need do nothing more, and will find nothing of it here.',
  },
  whySealed: 'It is about somebody of the complaints team. That was said when it was recorded, and others were chosen to see to it.',
  banner: {
    forThem: (names: string) => `This complaint is sealed: it is there for nobody but ${names}. Do not speak of it to anybody else, and leave it out of what others read.`,
    broken: (names: string) => `This complaint is sealed, and open to you because you broke the seal, which is on record. Those on its list: ${names}. Do not speak of it to anybody else.`,
    nobody: 'nobody',
  },
  breaking: {
    title: 'Break a seal',
    know: 'A sealed complaint is there for the people on its list alone. Where it cannot wait for them, say which one and why. '
      + 'The data protection officer is told at once, whether or not anything opens, with what you write here.',
    openFor: (workingDays: number) => `If it opens, it is open to you until the end of ${workingDays === 0 ? 'today' : workingDays === 1 ? 'the next working day' : `the ${ORDINALS[workingDays] ?? `${workingDays}th`} working day from now`}.`,
    reference: 'Which reference?', referenceHint: 'As it stands in a letter or was told to you.', what: 'the reference',
    reason: 'Why can it not wait?', reasonWhat: 'why it cannot wait', button: 'Break the seal',
    nothing: 'Nothing was opened. Either there is no complaint of this reference, or it is not sealed from you, or it is not for you to open. The data protection officer was told.',
  },
  notices: {
    title: 'Broken seals', unread: 'To be read', read: 'Read', nobody: 'Nobody has broken a seal or tried to.', acknowledge: 'I have read this',
    know: 'You are told at once when somebody breaks the seal of a complaint, or tries to and nothing opens. A notice stays here until you have read it. '
      + 'It stands on the first page you see when you sign in; Heard does not send it by e-mail yet.',
    broken: 'broke the seal of', tried: 'tried to open, and nothing opened:', until: 'Open to them until', why: 'Their reason', readOn: 'You read it on', unknown: 'Somebody whose account is gone',
    endOf: (day: string) => `the end of ${day}`,
  },
  aboutTeam: {
    question: 'Is it about somebody of the complaints team?', label: 'About the complaints team', about: 'About whom?', takenBy: 'Who takes it?',
    others: 'Who else may see it? (optional)',
    hint: 'The complaint is then sealed at once. Nobody but those whom you choose will find that it is there, you among them.',
    takenByHint: 'A complaints manager or a head of service whom it is not about.',
    oneTaker: (name: string) => `Only ${name} could take it. Where it is about them, keep what you have for later and ask an administrator to invite a head of service or another complaints manager.`,
    nobodyLeft: 'Nobody is left who could take it: everybody who may is whom it is about, or has no account in use. Record nothing of it where they would see it. Keep what you have for later, '
      + 'and ask an administrator to invite a head of service, or another complaints manager whom it is not about; until then the monitoring officer or the chief executive has to know of it.',
    yes: 'Yes', no: 'No', taken: (names: string) => `Sealed for ${names}`,
  },
} as const

