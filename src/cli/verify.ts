import type { Operator, VerifyReport } from '../application/operator.ts'
import { verifyProblemInWords } from '../words/verify-problems.ts'
import { DONE, REFUSED, type CliCommand, type CliIo } from './command.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from './register-choice.ts'
import { simpleCommand } from './simple-command.ts'

const USAGE = `Usage: heard verify [--documents] [--demo]

Reads the whole register and checks that nothing was changed, taken away or swapped behind its back: every event against
its hash and the one before it, every text against its digest, every seal against what it sealed, against the seal before
it and against the file that is kept outside the database, every trace of who looked at what against the one before it,
every published report against the event that published it, and that the file of every document is there. Changes nothing;
the service may run meanwhile.

  --documents  reads every document to its end too, and says which is not the one that was filed

${CHOICE_USAGE}

Ends with 0 where nothing was found, and with 1 otherwise.`

const number = (count: number): string => count.toLocaleString('en-GB')

/** `heard verify`. */
export function verifyCommand(operator: Operator): CliCommand {
  return simpleCommand({
    name: 'verify', summary: 'check that the register was not tampered with', usage: USAGE, options: { ...CHOICE, documents: 'flag' }, words: [0, 0],
    run: async (typed, io) => printVerified(await operator.verify(choiceOf(typed), typed.has('documents')), io),
  })
}

/** Prints what was looked at and what was found; answers the exit code. */
export function printVerified(report: VerifyReport, io: CliIo): number {
  io.out(`Checked ${number(report.events)} events in ${number(report.streams)} records, ${number(report.texts)} texts and ${number(report.seals)} seals of ${number(report.authorities)} ${report.authorities === 1 ? 'authority' : 'authorities'}.\n`)
  if (report.traces > 0) io.out(`Checked ${number(report.traces)} traces of who looked at what, in ${number(report.traceChains)} ${report.traceChains === 1 ? 'chain' : 'chains'}.\n`)
  if (report.editions > 0) io.out(`Checked ${number(report.editions)} published ${report.editions === 1 ? 'edition' : 'editions'} of reports, file by file.\n`)
  if (report.files > 0) io.out(`Checked ${number(report.files)} files of documents.\n`)
  if (report.erasedFiles > 0) io.out(`${number(report.erasedFiles)} files of documents were destroyed, each with the event that says so.\n`)
  if (report.erasedTexts > 0) io.out(`${number(report.erasedTexts)} texts were erased, each with the event that says so.\n`)
  if (report.seals === 0) io.out('Nothing is sealed yet: heard seal does it now, the nightly job does it by itself.\n')
  if (report.withoutSealFile > 0) io.out(`${number(report.withoutSealFile)} of the authorities have no file of seals outside the database (see HEARD_SEALS), so their seals were checked against themselves only.\n`)
  if (report.problemCount === 0) {
    io.out('Nothing was found: the register is as it was recorded.\n')
    return DONE
  }
  for (const problem of report.problems) io.err(`${verifyProblemInWords(problem)}\n`)
  if (report.problemCount > report.problems.length) io.err(`… and ${number(report.problemCount - report.problems.length)} more.\n`)
  io.err(`${number(report.problemCount)} ${report.problemCount === 1 ? 'thing was' : 'things were'} found.\n`)
  return REFUSED
}
