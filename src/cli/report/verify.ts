import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Operator } from '../../application/operator.ts'
import { verifyFile } from '../../application/report/verify-file.ts'
import { verdictLines } from '../../words/report-files.ts'
import { DONE, REFUSED, type CliCommand } from '../command.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from '../register-choice.ts'
import { simpleCommand } from '../simple-command.ts'

const USAGE = `Usage: heard report verify FILE [--demo]

Says which edition of which published report a file is, byte by byte, and whether that edition has been corrected or
withdrawn since; or that the file was altered, and where; or that it was never published. Works without a network.

${CHOICE_USAGE}

Ends with 0 where the file is as it was published, and with 1 otherwise.`

/** `heard report verify`. */
export function reportVerifyCommand(operator: Pick<Operator, 'openPress'>): CliCommand {
  return simpleCommand({
    name: 'report verify', summary: 'say which published report a file is', usage: USAGE, options: CHOICE, words: [1, 1],
    run: async (typed, io) => {
      const path = typed.words[0] ?? ''
      const bytes = await readFile(path).catch(() => null)
      if (bytes === null) return `cannot read ${path}.`
      const { services, press, actor, close } = await operator.openPress(choiceOf(typed))
      try {
        const verdict = await verifyFile(services, press, actor, { name: basename(path), bytes })
        for (const line of verdictLines(basename(path), verdict)) (verdict.kind === 'published' ? io.out : io.err)(`${line}\n`)
        return verdict.kind === 'published' && verdict.isAsRecorded ? DONE : REFUSED
      } finally {
        await close()
      }
    },
  })
}
