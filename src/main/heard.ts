import { backupCommand, restoreCommand } from '../cli/backup.ts'
import { benchmarksCommand } from '../cli/benchmarks.ts'
import { REFUSED, type CliCommand, type CliIo } from '../cli/command.ts'
import { demoCommand } from '../cli/demo.ts'
import { dispatch } from '../cli/dispatch.ts'
import { holidaysCommand } from '../cli/holidays.ts'
import { importCommand } from '../cli/import.ts'
import { printedCommand } from '../cli/printed.ts'
import { rebuildCommand } from '../cli/rebuild.ts'
import { reportCheckCommand } from '../cli/report/check.ts'
import { reportReproduceCommand } from '../cli/report/reproduce.ts'
import { bundleVerifyCommand } from '../cli/verify-bundle.ts'
import { reportVerifyCommand } from '../cli/report/verify.ts'
import { reportCommand } from '../cli/report.ts'
import { sealCommand } from '../cli/seal.ts'
import { settingsCommand } from '../cli/settings.ts'
import { setupCommand } from '../cli/setup.ts'
import { startCommand } from '../cli/start.ts'
import { timetableCommand } from '../cli/timetable.ts'
import { userCommand } from '../cli/user.ts'
import { verifyCommand } from '../cli/verify.ts'
import { wordsCommand } from '../cli/words.ts'
import { workingDaysCommand } from '../cli/working-days.ts'
import { isForTheOperator } from './for-the-operator.ts'
import { fixedClock, systemClock } from './clock.ts'
import { type Config, readConfig } from './config.ts'
import { deferredOperator } from './deferred-operator.ts'
import { StartRefused } from '../storage/embedded/start-refused.ts'

const [, , ...args] = process.argv

/** Read when a command first needs it: `heard timetable` works whatever the environment says. */
function config(): Config {
  const read = readConfig(process.env)
  if ('problems' in read) throw new StartRefused(read.problems.join('\n'))
  return read
}

const io: CliIo = {
  stdin: process.stdin,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  today: () => {
    const { today } = config()
    return (today === null ? systemClock() : fixedClock(today)).today()
  },
  env: process.env,
}

// What `heard start` says is its output; what another command says on its way is not.
const note = (sentence: string): void => (args[0] === 'start' ? io.out : io.err)(`${sentence}\n`)
const operator = deferredOperator(async () => (await import('./operator.ts')).makeOperator(config, note, args[0] ?? ''))

const commands: readonly CliCommand[] = [
  startCommand(operator),
  setupCommand(operator),
  userCommand(operator),
  wordsCommand(operator),
  settingsCommand(operator),
  demoCommand(operator),
  holidaysCommand(operator),
  importCommand(operator),
  reportCommand(operator, [reportCheckCommand(operator), reportVerifyCommand(operator), reportReproduceCommand(operator)]),
  printedCommand(operator),
  benchmarksCommand(operator),
  timetableCommand,
  workingDaysCommand,
  sealCommand(operator),
  verifyCommand(operator),
  bundleVerifyCommand(operator),
  rebuildCommand(operator),
  backupCommand(operator),
  restoreCommand(operator),
]

try {
  process.exitCode = await dispatch(commands, args, io)
} catch (error) {
  if (!isForTheOperator(error)) throw error
  io.err(`${error.message}\n`)
  process.exitCode = REFUSED
}
