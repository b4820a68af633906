/** The words that every format of a letter adds to it. */
export const LETTER_WORDS = {
  reference: 'Our reference:', page: 'Page', of: 'of', draft: 'Draft: not to be sent', held: 'Held: this letter lacks something that it has to say', about: (title: string) => `Your complaint: ${title.toLowerCase()}`,
  fileName: (reference: string) => `letter-${reference.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
} as const
