import { execFileSync } from 'node:child_process'
import { unzipSync } from 'fflate'

/** Whether a program is installed on this machine. */
export function isInstalled(program: string): boolean {
  try {
    execFileSync('which', [program], { stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

/** One part of a zip file as text. */
export function partOf(bytes: Uint8Array, name: string): string {
  const part = unzipSync(bytes)[name]
  if (!part) throw new Error(`no part "${name}"`)
  return Buffer.from(part).toString('utf8')
}

/** Why a text is no well-formed XML; null where it is. Knows elements, attributes, text and entities: all that our files have. */
export function xmlProblem(xml: string): string | null {
  const open: string[] = []
  const rest = xml.replace(/^<\?xml[^>]*\?>\s*/, '').replaceAll(/<(\/?)([\w:.-]+)((?:\s+[\w:.-]+\s*=\s*"[^"<]*")*)\s*(\/?)>/g, (_, closes: string, name: string, __, isEmpty: string) => {
    if (closes === '/') open.push(open.pop() === name ? '' : `!${name}`)
    else if (isEmpty !== '/') open.push(name)
    if (open.at(-1) === '') open.pop()
    return ''
  })
  if (open.length > 0) return `not closed: ${open.slice(-3).join(' ')}`
  if (/[<>]/.test(rest)) return `markup in text: ${rest.slice(Math.max(0, rest.search(/[<>]/) - 40), rest.search(/[<>]/) + 40)}`
  const entity = /&(?!(?:amp|lt|gt|quot|apos|#\d+|#x[\da-f]+);)/i.exec(xml)
  if (entity) return `a loose ampersand: ${xml.slice(entity.index, entity.index + 30)}`
  // eslint-disable-next-line no-control-regex
  return /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/.test(xml) ? 'a control character' : null
}
