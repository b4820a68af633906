import type { Operator } from '../application/operator.ts'
import { DONE, type CliCommand } from './command.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from './register-choice.ts'
import { simpleCommand } from './simple-command.ts'
import { printVerified } from './verify.ts'

const BACKUP_USAGE = `Usage: heard backup FILE [--demo]

Writes the whole register, as it is at one moment, to FILE. The service may go on. FILE holds names and what people said:
keep it as you keep the register. Where HEARD_FILES_KEY is set, documents are encrypted with it in FILE too.

${CHOICE_USAGE}`

const RESTORE_USAGE = `Usage: heard restore FILE [--replace] [--demo]

Puts a backup into an empty database: the one that comes with Heard, or the server that DATABASE_URL names, of any version
from 15. The file is read to its end first; one that is damaged, or was written by a newer Heard, is refused, and
everything stays as it is. Afterwards the register is brought up to this version of Heard and verified.

  --replace   gives up the register that is there. The service must be stopped.
${CHOICE_USAGE}`

const number = (count: number): string => count.toLocaleString('en-GB')

/** `heard backup`. */
export function backupCommand(operator: Operator): CliCommand {
  return simpleCommand({
    name: 'backup', summary: 'write the whole register to a file', usage: BACKUP_USAGE, options: CHOICE, words: [1, 1],
    run: async (typed, io) => {
      const made = await operator.backup(choiceOf(typed), typed.words[0] ?? '')
      if (made.missing > 0) io.err(`${number(made.missing)} documents are not where they should be, or not as they were filed: they are not in the backup. heard verify --documents says which.\n`)
      io.out(`${number(made.rows)} rows of ${made.tables} tables and ${number(made.documents)} documents are in ${made.file} (${number(Math.ceil(made.bytes / 1024))} KB).\n`)
      return DONE
    },
  })
}

/** `heard restore`. */
export function restoreCommand(operator: Operator): CliCommand {
  return simpleCommand({
    name: 'restore', summary: 'put a backup into an empty database', usage: RESTORE_USAGE, options: { ...CHOICE, replace: 'flag' }, words: [1, 1],
    run: async (typed, io) => {
      const restored = await operator.restore(choiceOf(typed), typed.words[0] ?? '', typed.has('replace'))
      io.out(`${number(restored.rows)} rows of ${restored.tables} tables and ${number(restored.documents)} documents were restored.\n`)
      for (const path of restored.setAside) io.out(`The seals of the register that was here before are kept in ${path}.\n`)
      return printVerified(restored.verified, io)
    },
  })
}
