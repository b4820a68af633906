import { readdir, readFile, stat } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import type { Operator } from '../application/operator.ts'
import { verifyFolder, type FolderFile, type FolderVerdict } from '../application/rights/verify-bundle.ts'
import { unpacked } from '../documents/report/packed.ts'
import { FOLDER_VERDICTS } from '../words/bundles.ts'
import { DONE, REFUSED, type CliCommand } from './command.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from './register-choice.ts'
import { simpleCommand } from './simple-command.ts'

const USAGE = `Usage: heard verify-bundle PATH [--demo]

Compares a bundle, or the file of somebody's personal data, with its manifest, and the manifest with the register: PATH is
the folder, or the zip file. Names each file that is missing, altered or not listed.

${CHOICE_USAGE}

Ends with 0 where everything is as it was made, and with 1 otherwise.`

/** `heard verify-bundle`. */
export function bundleVerifyCommand(operator: Pick<Operator, 'openPress'>): CliCommand {
  return simpleCommand({
    name: 'verify-bundle', summary: 'say whether a bundle is as it was made', usage: USAGE, options: CHOICE, words: [1, 1],
    run: async (typed, io) => {
      const path = typed.words[0] ?? ''
      const files = await filesAt(path).catch(() => null)
      if (files === null) return `cannot read ${path}.`
      const { services, press, actor, close } = await operator.openPress(choiceOf(typed))
      try {
        const verdict = await verifyFolder(services, press, actor, files)
        const isRight = verdict.kind === 'folder' && verdict.recorded !== null && verdict.problems.length === 0
        for (const line of linesOf(verdict)) (isRight ? io.out : io.err)(`${line}\n`)
        return isRight ? DONE : REFUSED
      } finally {
        await close()
      }
    },
  })
}

function linesOf(verdict: FolderVerdict): readonly string[] {
  if (verdict.kind === 'no-manifest') return [FOLDER_VERDICTS.noManifest]
  const { problems, recorded, digest } = verdict
  return [...problems.map(({ kind, name }) => `${FOLDER_VERDICTS[kind]}: ${name}`), recorded ? FOLDER_VERDICTS.recorded(recorded.reference, recorded.version) : FOLDER_VERDICTS.notRecorded(digest)]
}

async function filesAt(path: string): Promise<readonly FolderFile[]> {
  if (!(await stat(path)).isDirectory()) return unpacked(await readFile(path))
  const entries = await readdir(path, { recursive: true, withFileTypes: true })
  return Promise.all(entries.filter((entry) => entry.isFile()).map(async (entry) => {
    const whole = join(entry.parentPath, entry.name)
    return { name: relative(path, whole).split(sep).join('/'), bytes: await readFile(whole) }
  }))
}
