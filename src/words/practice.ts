/** The page on which an authority says how it works. */
export const PRACTICE = {
  title: 'How we work', saved: 'Saved. What changes with it is counted that way from now on.',
  code: 'the day the Code was adopted', reading: 'from when stage 2 is counted', rung: 'the working day of each step', whom: 'who is chased',
  ahead: 'how many working days ahead to remind', silent: 'after how many working days somebody is silent', deputy: 'who stands in',
  from: 'the first day', until: 'the last day', order: 'a last day that is not before the first', self: 'somebody else to stand in',
} as const

export const READING_CHOICES = { request: 'The day of the request', 'agreed-statement': 'The day the statement of complaint was agreed' } as const
export const CHASED_CHOICES = { responder: 'Whoever is to answer', 'head-of-service': 'Head of service', director: 'Director' } as const
