import type { Operator } from '../application/operator.ts'
import type { Actor, Services } from '../application/ports.ts'
import { exportSettings, loadSettings, planSettings } from '../application/settings-file/settings-file.ts'
import { differenceWords, SETTINGS_FILE_WORDS, settingsProblemWords } from '../words/settings-file.ts'
import { makeAsker } from './ask.ts'
import { DONE, REFUSED, type CliCommand, type CliIo } from './command.ts'
import { readSettingsText } from './read-settings-text.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from './register-choice.ts'
import { simpleCommand } from './simple-command.ts'
import { writeNewFile } from './small-file.ts'

const USAGE = `Usage: heard settings export FILE
       heard settings load FILE [--yes]

The authority's settings as one file of JSON: its words with their days, targets, bands, the tier before stage 1, the
procedures, the name and the look. Deputies and bank holidays are not in it. docs/schemas/settings.schema.json describes
the file; heard setup --settings FILE sets up another authority with it.

load shows what would change, and asks before it does. What the file does not name stays as it is; a word that it does
not have is ended today, never dropped.

  --yes           do not ask
${CHOICE_USAGE}`

type Asked = Readonly<{ services: Services; actor: Actor; file: string; isSure: boolean; io: CliIo }>

/** `heard settings`. */
export function settingsCommand(operator: Operator): CliCommand {
  return simpleCommand({
    name: 'settings', summary: 'write the authority’s settings to a file, or load them from one', usage: USAGE, words: [2, 2], options: { ...CHOICE, yes: 'flag' },
    run: async (typed, io) => {
      const [action, file = ''] = typed.words
      if (action !== 'export' && action !== 'load') return `"${action ?? ''}" is nothing that can be done to settings.`
      const { services, actor, close } = await operator.openServices(choiceOf(typed))
      try {
        return await (action === 'export' ? exportTo : loadFrom)({ services, actor, file, isSure: typed.has('yes'), io })
      } finally {
        await close()
      }
    },
  })
}

async function exportTo({ services, actor, file, io }: Asked): Promise<number> {
  const text = await exportSettings(services, actor)
  if (text === null) return refused(io, SETTINGS_FILE_WORDS.notAllowed)
  const problem = await writeNewFile(file, text)
  if (problem !== null) return refused(io, problem)
  io.out(`The settings are in ${file}.\n`)
  return DONE
}

async function loadFrom({ services, actor, file, isSure, io }: Asked): Promise<number> {
  const read = await readSettingsText(file)
  if (read.kind === 'wrong') return refused(io, read.why)
  const plan = await planSettings(services, actor, read.text)
  if (plan.kind === 'not-allowed') return refused(io, SETTINGS_FILE_WORDS.notAllowed)
  if (plan.kind === 'wrong') return refused(io, `${file} cannot be loaded, and nothing was changed.\n${plan.problems.map(settingsProblemWords).join('\n')}`)
  if (plan.differences.length === 0) {
    io.out('Nothing would change: the settings are as the file says.\n')
    return DONE
  }
  io.out(`${plan.differences.map(differenceWords).join('\n')}\n`)
  if (!isSure && !await isAgreed(io)) return refused(io, 'nothing was changed.')
  const loaded = await loadSettings(services, actor, read.text, plan.seen)
  if (loaded.kind !== 'loaded') return refused(io, loaded.kind === 'not-allowed' ? SETTINGS_FILE_WORDS.notAllowed : SETTINGS_FILE_WORDS.changedMeanwhile)
  io.out('The settings are loaded.\n')
  return DONE
}

async function isAgreed(io: CliIo): Promise<boolean> {
  const asker = makeAsker(io, process.stdin.isTTY)
  try {
    return /^y(es)?$/i.test(await asker.ask('Change this? (yes or no)'))
  } finally {
    asker.close()
  }
}

function refused(io: CliIo, why: string): number {
  io.err(`heard settings: ${why}\n`)
  return REFUSED
}
