/** A fault as the page explains it: the database is away, the disk is full, too many ask at once (sign-ins, published files), too many documents are being made, others saved at the same moment, the form is too large, it is no form of ours, or we do not know. */
export type Failure = 'database-away' | 'disk-full' | 'too-busy' | 'documents-busy' | 'lost-race' | 'too-large' | 'not-a-form' | 'bad-request' | 'unknown'

/** Codes of the network and SQLSTATE classes: connection lost or refused, server starting or shutting down. */
const AWAY = /^(ECONNREFUSED|ECONNRESET|EPIPE|ETIMEDOUT|EAI_AGAIN|08\w{3}|57P0[123]|53300|25006)$/
const AWAY_WORDS = /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error|server closed the connection/i
const FULL = /^(53100|ENOSPC|EDQUOT)$/

/** What kind of fault this is, looking through its causes. */
export function whatFailed(error: unknown): Failure {
  for (const fault of withCauses(error)) {
    const code = 'code' in fault && typeof fault.code === 'string' ? fault.code : ''
    if (FULL.test(code)) return 'disk-full'
    if (AWAY.test(code) || hasNoSocket(fault, code) || AWAY_WORDS.test(fault.message)) return 'database-away'
    if (code === 'HEARD_TOO_BUSY') return 'too-busy'
    if (code === 'HEARD_DOCUMENTS_BUSY') return 'documents-busy'
    if (code === 'HEARD_LOST_RACE') return 'lost-race'
    if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') return 'too-large'
    if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return 'not-a-form'
    if (code === 'HEARD_ODD_REQUEST' || /^FST_ERR_(CTP|VALIDATION|BAD_URL)/.test(code) || code === 'FST_REQ_FILE_TOO_LARGE') return 'bad-request'
  }
  return 'unknown'
}

/** The socket of an embedded server is a file, and is gone while it is down. Other missing files are faults of ours. */
function hasNoSocket(fault: Error, code: string): boolean {
  return code === 'ENOENT' && 'syscall' in fault && fault.syscall === 'connect'
}

function* withCauses(error: unknown): Iterable<Error> {
  let fault = error
  for (let depth = 0; fault instanceof Error && depth < 5; depth += 1) {
    yield fault
    if (fault instanceof AggregateError) for (const inner of fault.errors) if (inner instanceof Error) yield inner
    fault = fault.cause
  }
}

/**
 * What the log says of a fault. The database puts values of rows into its messages and details, so of its errors only the
 * code, the table and the constraint are kept.
 */
export function faultForLog(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { name: typeof error }
  const at = error.stack?.split('\n').filter((line) => line.startsWith('    at ')).slice(0, 12)
  const isFromDatabase = 'severity' in error && 'code' in error
  const { code, table, constraint, routine } = error as Error & Record<string, unknown>
  return isFromDatabase ? { name: error.name, code, table, constraint, routine, at } : { name: error.name, message: error.message, code, at }
}
