/** A text as it was written: UTF-8, UTF-16 with its mark, or the letters of an old Windows program. */
export function plainText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1252').decode(bytes)
  }
}

const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' }

/** What a person would read of markup: without what stands between angle brackets, and without scripts and styles. */
export function markupText(markup: string): string {
  return decoded(withoutTags(markup))
}

/** One pass from left to right, so that markup that was made to be slow is not. */
function withoutTags(markup: string): string {
  const parts: string[] = []
  const lower = markup.toLowerCase()
  for (let at = 0; at < markup.length;) {
    const open = markup.indexOf('<', at)
    if (open === -1) return parts.join('') + markup.slice(at)
    parts.push(markup.slice(at, open))
    const hidden = ['script', 'style'].find((tag) => lower.startsWith(tag, open + 1))
    const end = hidden === undefined ? markup.indexOf('>', open) : lower.indexOf(`</${hidden}`, open)
    const close = end === -1 ? -1 : markup.indexOf('>', end)
    if (close === -1) return parts.join('')
    parts.push(' ')
    at = close + 1
  }
  return parts.join('')
}

function decoded(text: string): string {
  return text.replaceAll(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z]{2,6});/gi, (whole, name: string) => {
    const code = name.startsWith('#x') || name.startsWith('#X') ? Number.parseInt(name.slice(2), 16) : name.startsWith('#') ? Number(name.slice(1)) : Number.NaN
    if (Number.isNaN(code)) return ENTITIES[name.toLowerCase()] ?? whole
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' '
  })
}
