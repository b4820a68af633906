import { Agent, request } from 'node:http'

/** What came back, as bytes made text. */
export type Seen = Readonly<{ status: number; html: string; location: string; contentType: string; headers: Readonly<Record<string, string | readonly string[] | undefined>> }>
export type Fields = Readonly<Record<string, string | readonly string[]>>
export type Sent = Readonly<{ method?: string; headers?: Readonly<Record<string, string>>; body?: string | Buffer; timeoutMs?: number }>

/**
 * A browser without a screen that speaks real HTTP to loopback: keeps its cookies, and sends the token of the page it saw
 * last. `host` is the name it asks for, whatever the address.
 */
export function httpVisitor(address: string, host = 'testshire.example') {
  const { hostname, port } = new URL(address)
  const agent = new Agent({ keepAlive: true })
  const cookies = new Map<string, string>()
  const last = { token: '' }

  async function ask(path: string, { method = 'GET', headers = {}, body, timeoutMs = 30_000 }: Sent = {}): Promise<Seen> {
    const { promise, resolve, reject } = Promise.withResolvers<Seen>()
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const asking = request({ hostname, port, path, method, agent, timeout: timeoutMs, headers: { host, ...(cookie === '' ? {} : { cookie }), ...headers } }, (answer) => {
      const parts: Buffer[] = []
      answer.on('data', (part: Buffer) => parts.push(part))
      answer.on('error', reject)
      answer.on('end', () => resolve(seen(answer.statusCode ?? 0, answer.headers, Buffer.concat(parts).toString('utf8'))))
    })
    asking.on('timeout', () => asking.destroy(new Error(`no answer within ${timeoutMs} ms`)))
    asking.on('error', reject)
    asking.end(body)
    return promise
  }

  function seen(status: number, headers: Seen['headers'], html: string): Seen {
    for (const line of [headers['set-cookie'] ?? []].flat()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
    last.token = /name="_csrf" value="([^"]+)"/.exec(html)?.[1] ?? last.token
    return { status, html, headers, location: String(headers['location'] ?? ''), contentType: String(headers['content-type'] ?? '') }
  }

  const post = (path: string, fields: Fields = {}, sent: Sent = {}): Promise<Seen> => {
    const form = new URLSearchParams({ _csrf: last.token })
    for (const [name, values] of Object.entries(fields)) {
      form.delete(name)
      for (const value of typeof values === 'string' ? [values] : values) form.append(name, value)
    }
    return ask(path, { ...sent, method: 'POST', body: form.toString(), headers: { 'content-type': 'application/x-www-form-urlencoded', ...sent.headers } })
  }

  return {
    cookies, ask, post,
    get: (path: string) => ask(path),
    token: () => last.token,
    signIn: async (email: string, password: string): Promise<Seen> => {
      await ask('/sign-in')
      const answer = await post('/sign-in', { email, password })
      if (answer.status !== 303) throw new Error(`signing in answered ${answer.status}: ${answer.html.replaceAll(/<[^>]*>|\s+/g, ' ').replaceAll(/ +/g, ' ').slice(0, 600)}`)
      return answer
    },
    close: () => agent.destroy(),
  }
}

export type HttpVisitor = ReturnType<typeof httpVisitor>

/** The names and values of the fields that a page's main form holds, as a browser would send it untouched. */
export function hiddenFields(html: string): Fields {
  return Object.fromEntries([...html.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name = '', value = '']) => [name, unescaped(value)]))
}

export function unescaped(html: string): string {
  return html.replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code))).replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&amp;', '&')
}
