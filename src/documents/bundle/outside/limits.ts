/** Why a PDF is not taken. */
export type NotDrawn = 'broken' | 'locked' | 'too-many' | 'too-large'

/** More pages than a person looks through one by one before they go out. */
export const MOST_PAGES = 200
/** What the pictures of one PDF may come to, in bytes. */
export const MOST_PICTURE_BYTES = 150_000_000
