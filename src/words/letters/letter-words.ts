/** The words that every format of a letter adds to it. */
export const LETTER_WORDS = {
  reference: 'Our reference:', page: 'Page', of: 'of', draft: 'Draft: not to be sent', held: 'Held: this letter lacks something that it has to say', about: (title: string) => `Your complaint: ${title.toLowerCase()}`,
  /** At the end of a PDF whose font lacks characters: for whoever the letter is to. */
  notPrinted: (substitute: string) => `Where ${substitute} stands, there are words that could not be printed here. Please ask us: we will give them to you in another way.`,
  fileName: (reference: string) => `letter-${reference.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
} as const
