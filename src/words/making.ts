/** What is said while files are made beside the pages. */
export const MAKING = {
  title: 'The files are being made', reading: 'Pages are being read', papers: 'Papers are being prepared', pages: 'Pages are being set', keeping: 'The files are being kept',
  collecting: 'What is held is being collected',
  failed: (reference: string) => `The files could not be made, and nothing was recorded as given. Try again. If it fails again, give this reference: ${reference}.`,
} as const
