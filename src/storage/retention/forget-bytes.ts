import type pg from 'pg'

/** Tables from which a destruction has taken rows with names and words. */
const TABLES = ['texts', 'people', 'equality_answers', 'drafts', 'import_rows', 'search_documents', 'search_postings', 'search_words', 'reminders'] as const

/**
 * Frees the bytes of deleted rows: until then a deleted row still lies in its file, though no query finds it. A row that an
 * open transaction can still see is left to the next VACUUM. The write-ahead log forgets when it is recycled.
 */
export async function forgetBytes(owner: pg.Pool): Promise<void> {
  for (const table of TABLES) await owner.query(`vacuum ${table}`)
}
