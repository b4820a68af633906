import { execFile, spawn } from 'node:child_process'
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir, userInfo } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { MailboxSettings } from '../../src/mail/imap/settings.ts'

const run = promisify(execFile)

export type Dovecot = Readonly<{
  port: number
  settings(user: string, more?: Partial<MailboxSettings>): MailboxSettings
  /** Puts a message into a folder of somebody's, as a server that delivers it would. */
  deliver(user: string, message: string | Buffer, folder?: string): Promise<void>
  /** The same for many at once, straight into the folder before anybody looks. */
  fill(user: string, messages: Iterable<string | Buffer>): Promise<void>
  doveadm(...args: readonly string[]): Promise<string>
  folderOf(user: string): string
  kick(user: string): Promise<void>
  pause(): Promise<void>
  /** By a token it lets in as Exchange does (`xoauth2`), or as these mechanisms say. */
  resume(mechanisms?: string): Promise<void>
  stop(): Promise<void>
}>

export const DOVECOT_PASSWORD = 'let-me-in'

/** Why the tests with Dovecot are skipped, by its name; false where it is there. It is Debian's package dovecot-imapd. */
export async function noDovecot(): Promise<string | false> {
  const isThere = await run('dovecot', ['--version']).then(() => true, () => false)
  if (!isThere) return 'Dovecot is not installed (Debian: dovecot-imapd)'
  return userInfo().uid === 0 ? false : 'Dovecot is started by root alone here'
}

/** A mail server of its own on loopback, with a configuration, users and mail below a folder that goes with it. */
export async function startDovecot({ introspection }: Readonly<{ /** Where it asks about tokens; without one it takes passwords alone. */ introspection?: string }> = {}): Promise<Dovecot> {
  const folder = await mkdtemp(join(tmpdir(), 'heard-dovecot-'))
  await chmod(folder, 0o755)
  const port = await freePort()
  const config = join(folder, 'dovecot.conf')
  await mkdir(join(folder, 'mail'), { mode: 0o777 })
  await chmod(join(folder, 'mail'), 0o777)
  const owner = await ownerOfMail()
  const write = async (mechanisms: string) => writeFile(config, configOf(folder, port, owner, introspection === undefined ? '' : mechanisms))
  await write('xoauth2')
  if (introspection !== undefined) await writeFile(join(folder, 'oauth2.conf.ext'), oauthOf(introspection), { mode: 0o644 })
  const start = async () => {
    const server = spawn('dovecot', ['-F', '-c', config], { stdio: 'ignore' })
    await until(() => reached(port))
    return server
  }
  let server = await start()
  const doveadm = async (...args: readonly string[]) => (await run('doveadm', ['-c', config, ...args], { maxBuffer: 64 * 1024 * 1024 })).stdout
  const end = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
  }
  return {
    port, doveadm, folderOf: (user) => join(folder, 'mail', user),
    settings: (user, more = {}) => ({
      key: 'complaints', host: '127.0.0.1', port, isTlsFromTheStart: false, tls: 'never', signIn: { user, password: DOVECOT_PASSWORD }, folder: 'INBOX', address: 'complaints@council.example',
      afterwards: { kind: 'leave' }, since: null, authority: null, ...more,
    }),
    deliver: async (user, message, box = 'INBOX') => {
      const saving = run('doveadm', ['-c', config, 'save', '-u', user, '-m', box])
      saving.child.stdin?.end(message)
      await saving
    },
    fill: async (user, messages) => {
      const place = join(folder, 'mail', user, 'cur')
      await doveadm('mailbox', 'status', '-u', user, 'messages', 'INBOX')
      let at = 0
      for (const message of messages) {
        at += 1
        await writeFile(join(place, `${1_700_000_000 + at}.M${at}P1.test:2,`), message, { mode: 0o666 })
      }
      await doveadm('force-resync', '-u', user, 'INBOX')
    },
    kick: async (user) => void (await doveadm('kick', user).catch(() => undefined)),
    pause: end,
    resume: async (mechanisms = 'xoauth2') => {
      await write(mechanisms)
      server = await start()
    },
    stop: async () => {
      await end()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

/** Whose the mail is: any account without rights of its own. */
async function ownerOfMail(): Promise<Readonly<{ uid: number; gid: number }>> {
  const of = async (flag: string) => Number((await run('id', [flag, 'nobody'])).stdout)
  return { uid: await of('-u'), gid: await of('-g') }
}

/** Debian's own `dovecot-oauth2.conf.ext`, filled in. */
function oauthOf(introspection: string): string {
  return `
introspection_mode = post
introspection_url = ${introspection}
force_introspection = yes
username_attribute = username
active_attribute = active
active_value = true
`
}

function configOf(folder: string, port: number, { uid, gid }: Readonly<{ uid: number; gid: number }>, mechanisms: string): string {
  return `
base_dir = ${folder}/run
state_dir = ${folder}/state
log_path = ${folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
auth_mechanisms = plain login ${mechanisms}
mail_location = maildir:${folder}/mail/%u
first_valid_uid = 1
first_valid_gid = 1
mail_max_userip_connections = 100
auth_failure_delay = 0
default_vsz_limit = 1G
maildir_broken_filename_sizes = yes
namespace inbox {
  inbox = yes
  separator = /
}
${mechanisms === '' ? '' : `passdb {
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = ${folder}/oauth2.conf.ext
}`}
passdb {
  driver = static
  mechanisms = plain login
  args = password=${DOVECOT_PASSWORD}
}
userdb {
  driver = static
  args = allow_all_users=yes uid=${uid} gid=${gid} home=${folder}/mail/%u
}
service imap-login {
  inet_listener imap {
    port = ${port}
  }
  inet_listener imaps {
    port = 0
  }
}
service anvil {
  unix_listener anvil-auth-penalty {
    mode = 0
  }
}
service stats {
  unix_listener stats-writer {
    mode = 0666
  }
}
`
}

async function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}

async function reached(port: number): Promise<boolean> {
  return fetch(`http://127.0.0.1:${port}`).then(() => true, (error: unknown) => !String((error as { cause?: { code?: string } }).cause?.code).includes('REFUSED'))
}

async function until(isSo: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 300; tries += 1) {
    if (await isSo()) return
    await pause(50)
  }
  throw new Error('Dovecot does not answer')
}
