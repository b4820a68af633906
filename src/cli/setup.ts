import type { NewAuthority, Operator } from '../application/operator.ts'
import { settingsForSetup } from '../application/settings-file/settings-file.ts'
import type { AuthoritySettings } from '../domain/authority/settings.ts'
import { settingsProblemWords } from '../words/settings-file.ts'
import { type Asker, askNewPassword, makeAsker } from './ask.ts'
import { DONE, REFUSED, type CliCommand, type CliIo } from './command.ts'
import type { Typed } from './options.ts'
import { readSettingsText } from './read-settings-text.ts'
import { simpleCommand } from './simple-command.ts'

const USAGE = `Usage: heard setup [--settings FILE] [--name NAME] [--host HOST] [--email EMAIL] [--admin-name NAME]

Makes your own, empty register with its first administrator, apart from the demonstration. Asks for what is not given as
an option; the password is always asked for, or read as a line of the standard input, so that it stands in no list of
processes and in no history.

  --settings FILE     its own words, targets, bands and look, from a file (heard settings export writes one;
                      examples/authorities has two); the usual ones without it
  --name NAME         what the authority is called; the file's name for it without it
  --host HOST         the host name under which people reach it; only needed for a second authority
  --email EMAIL       the administrator's e-mail address, to sign in with
  --admin-name NAME   the administrator's name

The administrator keeps accounts and sees no complaints: heard user invite makes the complaints manager's account.
With DATABASE_URL and HEARD_OWNER_URL the register is made on that server.`

const OPTIONS = { settings: 'text', name: 'text', host: 'text', email: 'text', 'admin-name': 'text' } as const

/** `heard setup`. */
export function setupCommand(operator: Operator): CliCommand {
  return simpleCommand({
    name: 'setup', summary: 'make your own, empty register with its first administrator', usage: USAGE, options: OPTIONS, words: [0, 0],
    run: async (typed, io) => {
      const isTerminal = process.stdin.isTTY === true
      const asker = makeAsker(io, isTerminal)
      try {
        const wanted = await askAuthority(typed, asker, isTerminal)
        if (typeof wanted === 'string') return refused(io, wanted)
        const made = await operator.setUp(wanted)
        if (made.kind === 'refused') return refused(io, made.reason)
        io.out(`The register of ${wanted.name} is made. Its data are in ${made.folder}.\nheard start (or npm start) serves it from now on. Next: heard user invite, for the complaints manager.\n`)
        return DONE
      } finally {
        asker.close()
      }
    },
  })
}

function refused(io: CliIo, reason: string): number {
  io.err(`heard setup: ${reason}\n`)
  return REFUSED
}

async function askAuthority(typed: Typed, asker: Asker, isTerminal: boolean): Promise<NewAuthority | string> {
  const host = typed.text('host')
  if (host !== undefined && !isHostName(host)) return `"${host}" is not a host name such as complaints.council.example: no https://, no port.`
  const file = await settingsIn(typed)
  if (typeof file === 'string') return file
  const name = file?.name ?? typed.text('name') ?? await asker.ask('What is the authority called?')
  if (name.trim() === '') return 'the authority needs a name.'
  const adminName = typed.text('admin-name') ?? await asker.ask('What is the administrator’s name?')
  if (adminName.trim() === '') return 'the administrator needs a name.'
  const email = typed.text('email') ?? await asker.ask('What is the administrator’s e-mail address?')
  if (!isEmail(email)) return `"${email}" is not an e-mail address.`
  const chosen = await askNewPassword(asker, isTerminal, [adminName, email, name])
  if (typeof chosen === 'string') return chosen
  return { name: name.trim(), hostName: host ?? null, ...(file && { settings: file }), administrator: { email, name: adminName.trim(), password: chosen.password } }
}

/** The settings of the file that was named, or what is wrong with it; null where none was named. */
async function settingsIn(typed: Typed): Promise<AuthoritySettings | null | string> {
  const path = typed.text('settings')
  if (path === undefined) return null
  const text = await readSettingsText(path)
  if (text.kind === 'wrong') return text.why
  const read = settingsForSetup(text.text, typed.text('name')?.trim() ?? null)
  return read.kind === 'settings' ? read.settings : `${path} cannot be used.\n${read.problems.map(settingsProblemWords).join('\n')}`
}

/** Labels of letters, digits and hyphens, as a request's Host header names them. */
function isHostName(text: string): boolean {
  return /^[a-z0-9-]+(\.[a-z0-9-]+)*$/i.test(text)
}

/** Something with an @ in it and no blank: the only proof of an address is a letter that arrives. */
export function isEmail(text: string): boolean {
  return /^[^\s@]+@[^\s@]+$/.test(text.trim())
}
