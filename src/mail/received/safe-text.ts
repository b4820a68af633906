/** What turns the order of letters round, and what no reader sees: a name or a subject that has them lies about itself. */
const UNSEEN_IN_LINE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Co}\p{Cn}]/gu
/** In a body lines end and tabs are typed; joiners make letters of some scripts and are left. */
const UNSEEN_IN_BODY = /(?![\n\t\u200c\u200d])[\p{Cc}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\uffff]/gu

/** A line that can stand anywhere: without control and direction characters, of `longest` characters at most. */
export function safeLine(value: string, longest: number): string {
  return cut(value.slice(0, longest * 8).toWellFormed().replaceAll(/\s+/gu, ' ').replaceAll(UNSEEN_IN_LINE, '').trim(), longest)
}

/** Words of several lines, in the same way. */
export function safeBody(value: string, longest: number): string {
  const lines = value.slice(0, longest * 2).toWellFormed().replaceAll(/\r\n?/gu, '\n').replaceAll(UNSEEN_IN_BODY, '').replaceAll(/\n{4,}/gu, '\n\n\n')
  return cut(lines.trim(), longest)
}

/** Never in the midst of a character. */
function cut(value: string, longest: number): string {
  return value.length <= longest ? value : value.slice(0, longest).toWellFormed().replace(/\ufffd$/u, '')
}
