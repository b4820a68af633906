/** Errors whose message is a plain sentence already. By name, so that nothing is loaded to recognise them. */
const PLAIN = new Set(['StartRefused', 'WrongSchema', 'DamagedBackup', 'RestoreRefused'])

const SENTENCES: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'The PostgreSQL server does not answer. Is it running, and are its host and port right?',
  ENOTFOUND: 'The PostgreSQL server’s host name is not known.',
  '28P01': 'The PostgreSQL server refuses the user name or password.',
  '28000': 'The PostgreSQL server refuses this user.',
  '3D000': 'The PostgreSQL server has no database of this name.',
  '3F000': 'The schema of the nightly jobs is not there: create schema heard_jobs authorization heard_jobs. See docs/how-to/operate.md.',
  ENOSPC: 'The disk is full.',
  '53100': 'The database’s disk is full.',
  EACCES: 'A file or folder may not be used by this user.',
  EPERM: 'A file or folder may not be used by this user.',
  EROFS: 'A file or folder can only be read.',
  ENOENT: 'A file or folder is not there.',
  EISDIR: 'This is a folder; a file is needed.',
  ENOTDIR: 'Part of this path is a file; a folder is needed.',
}

/** Whether the operator can do something about it. Then its message is a plain sentence, and a stack would only hide it. */
export function isForTheOperator(error: unknown): error is Error {
  if (!(error instanceof Error)) return false
  if (PLAIN.has(error.name)) return true
  const sentence = SENTENCES[(error as { code?: string }).code ?? ''] ?? unencrypted(error)
  if (sentence === undefined) return false
  error.message = `${sentence} (${error.message})`
  return true
}

/** The driver has no code for a server that does not speak TLS; only its own words. */
function unencrypted(error: Error): string | undefined {
  return error.message.includes('does not support SSL') ? 'The PostgreSQL server has no TLS. Switch that on there, or leave sslmode out of the address.' : undefined
}
