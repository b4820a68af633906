import type { VerifyProblem } from '../application/operator.ts'

const SAYS: Readonly<Record<VerifyProblem['kind'], string>> = {
  'event-changed': 'was changed after it was recorded',
  'event-missing': 'is missing',
  'chain-broken': 'does not follow the one before it',
  'time-runs-back': 'says that it was recorded before the one before it',
  'command-without-event': 'was added by a command, and is missing',
  'text-changed': 'has words that were changed',
  'text-differs': 'has other words than those that were recorded with it',
  'text-missing': 'has words that are missing, and no event says that they were erased',
  'document-changed': 'has a file of which what stands there was changed',
  'document-differs': 'has another file than the one that was recorded with it',
  'document-missing': 'has a file that is missing, and no event says that it was destroyed',
  'document-bytes-missing': 'has a file whose bytes are not where files lie',
  'document-bytes-changed': 'has a file whose bytes are not those that were filed, or were kept with another key',
  'sealed-event-missing': 'was sealed, and is missing',
  'sealed-event-changed': 'is not the one that was sealed',
  'seal-changed': 'was changed after it was made',
  'seal-missing': 'is missing',
  'seal-not-in-file': 'is not in the file outside the database',
  'seal-differs-from-file': 'is not the one in the file outside the database',
  'seal-only-in-file': 'is in the file outside the database, and not in the database',
  'seal-file-unreadable': 'has a line that cannot be read',
  'trace-changed': 'was changed after it was kept',
  'trace-missing': 'is missing',
  'trace-chain-broken': 'does not follow the one before it',
  'trace-words-changed': 'has words that were changed',
  'trace-words-missing': 'has words that are missing, and no trace says that they were erased',
  'traces-destroyed-untold': 'and those before it were destroyed, and no trace says so',
  'sealed-trace-missing': 'was sealed, and is missing',
  'sealed-trace-changed': 'is not the one that was sealed',
  'edition-changed': 'is not what was published: its manifest, document or figures were changed',
  'edition-missing': 'was published, and is missing',
  'edition-without-event': 'stands there, and no event says that it was published',
  'file-changed': 'is not the one that was published',
  'file-missing': 'was published, and is missing',
  'file-not-published': 'stands there, and was never published',
}

/** One finding of `heard verify`, as a line. */
export function verifyProblemInWords(problem: VerifyProblem): string {
  return `${subject(problem)} ${SAYS[problem.kind]}.`
}

function subject({ kind, authorityId, streamId, seq, sealNumber, textId, fileId, chainId, edition, file }: VerifyProblem): string {
  if (kind === 'seal-file-unreadable') return `The file of seals of authority ${authorityId}`
  if (edition !== undefined) return `${file === undefined ? '' : `File ${file} of `}${file === undefined ? 'Edition' : 'edition'} ${edition} of report ${streamId ?? '?'}`
  if (chainId !== undefined) return `Trace ${seq ?? '?'} of chain ${chainId}${textId === undefined ? '' : ` (words ${textId})`}`
  if (streamId === undefined) return `Seal ${sealNumber ?? '?'} of authority ${authorityId}`
  const words = textId === undefined ? '' : ` (text ${textId})`
  if (seq === undefined && fileId !== undefined) return `File ${fileId} of ${streamId}`
  return `Event ${seq ?? '?'} of ${streamId}${words}${fileId === undefined ? '' : ` (file ${fileId})`}`
}
