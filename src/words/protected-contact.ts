/** Protected contact details, as the pages speak of them. */
export const PROTECTED_CONTACT = {
  parts: { address: 'Address', telephone: 'Telephone', email: 'E-mail' },
  protected: 'Protected',
  show: {
    title: 'Show what is protected', ask: 'Why do you need it?', askWhat: 'why you need it', button: 'Show it',
    know: 'What you write is kept with your name. What you are shown must not reach anybody who is not to have it: leave it out of letters, papers and calls.',
    why: 'Why it is protected', nothing: 'Nothing is kept of it.', link: 'Protected: show', shown: 'It is shown once. Leave the page when you have it.',
  },
  protect: {
    title: 'Protect contact details', which: 'What must not be seen?', whichWhat: 'what must not be seen', why: 'Why?', whyWhat: 'why', button: 'Protect it',
    know: 'It then stands on no page, in no search, letter, export or bundle, and in no earlier version. Whoever needs it gives a reason, which is kept.',
  },
  unprotect: {
    title: 'Stop protecting contact details', which: 'What may be seen again?', whichWhat: 'what may be seen again', why: 'Why?', whyWhat: 'why', button: 'Stop protecting it',
    know: 'Everybody who may see this person will see it again.',
  },
  typedHint: 'Protected. Leave it empty to keep what is known; what you type is protected too.',
} as const

/** What a complaint's page warns of, without saying it: "One person’s address must not reach anybody else". */
export function warningOf(parts: readonly (keyof typeof PROTECTED_CONTACT.parts)[], people: number): string {
  const all = [...new Set(parts)].map((part) => ({ address: 'address', telephone: 'telephone number', email: 'e-mail address' })[part])
  const whose = people === 1 ? 'One person’s' : `${['Two', 'Three', 'Four', 'Five'][people - 2] ?? people} people’s`
  return `${whose} ${all.join(' and ')} must not reach anybody else. Leave it out of letters, papers and calls.`
}
