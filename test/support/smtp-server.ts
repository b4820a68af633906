import { once } from 'node:events'
import type { AddressInfo, Socket } from 'node:net'
import { SMTPServer } from 'smtp-server'

/** What the server does with the next message that is for an address. */
export type Manner =
  | Readonly<{ kind: 'take' }>
  /** A refusal at one point of the conversation. */
  | Readonly<{ kind: 'refuse'; at: 'connect' | 'sender' | 'recipient' | 'message'; code: number; text: string }>
  /** The connection is cut: when the recipient is named, in the midst of the message, or after its end and before an answer, taken or not. */
  | Readonly<{ kind: 'drop'; at: 'recipient' | 'midst' | 'end-taken' | 'end-not-taken' }>
  | Readonly<{ kind: 'slowly'; ms: number }>

/** `envelopeId`: what it is to be called in a report about it (RFC 3461). */
export type Taken = Readonly<{ to: string; from: string; messageId: string; envelopeId: string | null; raw: string }>

export type TestSmtp = Readonly<{
  port: number
  /** Everything that it answers for, in order. */
  taken: Taken[]
  connections(): number
  stop(): Promise<void>
}>

type SmtpRefusal = Error & { responseCode?: number }

/** A real mail server on this machine that does what `manner` says. */
export async function testSmtp(
  manner: (to: string, tries: number) => Manner = () => ({ kind: 'take' }), options: Readonly<{ /** With the library's own certificate, for which nobody vouches. */ tls?: true; signIn?: Readonly<{ user: string; password: string }>; /** Whether it lets this user in by this token (XOAUTH2, as Exchange does it). */ opens?: (user: string, token: string) => Promise<boolean> }> = {},
): Promise<TestSmtp> {
  const taken: Taken[] = []
  const tries = new Map<string, number>()
  let connections = 0
  const sockets = new Map<string, Socket>()
  const server = new SMTPServer({
    disabledCommands: [...(options.tls ? [] : ['STARTTLS']), ...(options.signIn || options.opens ? [] : ['AUTH'])], authMethods: options.opens ? ['XOAUTH2'] : ['PLAIN', 'LOGIN'], authOptional: !options.signIn && !options.opens, disableReverseLookup: true, hideDSN: false, logger: false,
    onAuth: ({ method, username = '', password, accessToken = '' }, _session, done) => {
      const wrong = () => done(refusal(535, '5.7.3 Authentication unsuccessful'))
      if (method === 'XOAUTH2') return void options.opens?.(username, accessToken).then((isSo) => (isSo ? done(null, { user: username }) : wrong()), () => done(refusal(454, '4.7.0 Temporary authentication failure')))
      return username === options.signIn?.user && password === options.signIn?.password ? done(null, { user: username }) : done(refusal(535, '5.7.8 wrong user or password'))
    },
    onConnect: (_session, done) => {
      connections += 1
      const how = manner('', connections)
      done(how.kind === 'refuse' && how.at === 'connect' ? refusal(how.code, how.text) : null)
    },
    onMailFrom: ({ address }, _session, done) => {
      const how = manner(address, 0)
      done(how.kind === 'refuse' && how.at === 'sender' ? refusal(how.code, how.text) : null)
    },
    onRcptTo: ({ address }, session, done) => {
      tries.set(address, (tries.get(address) ?? 0) + 1)
      const how = manner(address, tries.get(address) ?? 1)
      if (how.kind === 'drop' && how.at === 'recipient') sockets.get(`${session.remoteAddress}:${session.remotePort}`)?.destroy()
      else done(how.kind === 'refuse' && how.at === 'recipient' ? refusal(how.code, how.text) : null)
    },
    onData: (stream, session, done) => {
      const to = session.envelope.rcptTo[0]?.address ?? ''
      const how = manner(to, tries.get(to) ?? 1)
      const cut = () => sockets.get(`${session.remoteAddress}:${session.remotePort}`)?.destroy()
      if (how.kind === 'drop' && how.at === 'midst') return void stream.once('data', cut)
      const parts: Buffer[] = []
      stream.on('data', (part: Buffer) => void parts.push(part))
      stream.on('end', () => {
        const raw = Buffer.concat(parts).toString('utf8')
        const take = () => void taken.push({ to, from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address, envelopeId: session.envelope.dsn?.envid ?? null, messageId: /^message-id: *(<[^>]*>)/im.exec(raw)?.[1] ?? '', raw })
        if (how.kind === 'drop' && how.at === 'end-not-taken') return void cut()
        if (how.kind === 'drop' && how.at === 'end-taken') { take(); return void cut() }
        if (how.kind === 'refuse' && how.at === 'message') return done(refusal(how.code, how.text))
        const answer = () => { take(); done(null) }
        if (how.kind === 'slowly') setTimeout(answer, how.ms)
        else answer()
      })
    },
  })
  server.on('error', () => undefined)
  server.server.on('connection', (socket) => {
    const key = `${socket.remoteAddress}:${socket.remotePort}`
    sockets.set(key, socket)
    socket.on('close', () => sockets.delete(key))
  })
  server.listen(0, '127.0.0.1')
  await once(server.server, 'listening')
  return {
    port: (server.server.address() as AddressInfo).port, taken, connections: () => connections,
    stop: () => new Promise((resolve) => { for (const socket of sockets.values()) socket.destroy(); server.close(() => resolve()) }),
  }
}

function refusal(code: number, text: string): SmtpRefusal {
  return Object.assign(new Error(text), { responseCode: code })
}
