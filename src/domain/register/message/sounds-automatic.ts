/** What only looks like an answer of a machine: somebody may well write so. It is shown, and nothing follows from it. */
const LIKE_AN_AUTO_REPLY = /^(?:(?:re|aw|fwd?)\s*:\s*)*(?:out of (?:the )?office|automatic reply|auto(?:matic)?[- ]?(?:reply|response)|away from (?:the )?office|on (?:annual|maternity) leave)\b/iu

/** Whether its subject is one that machines give to answers. A hint alone. */
export function soundsAutomatic(subject: string): boolean {
  return LIKE_AN_AUTO_REPLY.test(subject.trim())
}
