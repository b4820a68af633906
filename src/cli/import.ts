import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { addWords } from '../application/change-words.ts'
import { checkRegister, type CheckReport } from '../application/import/check-register.ts'
import { loadRegister } from '../application/import/load-register.ts'
import { USUAL_CHOICES, type ImportChoices } from '../application/import/read-rows.ts'
import { FileRefused, type RegisterFile } from '../application/import/register-file.ts'
import { ROW_KINDS } from '../application/import/row-kinds.ts'
import { unknownWords } from '../application/import/unknown-words.ts'
import type { RegisterChoice } from '../application/operator.ts'
import type { Actor, Services } from '../application/ports.ts'
import { isWordList } from '../domain/authority/settings.ts'
import { badRowsFile, type BadRowsFile } from '../spreadsheets/bad-rows-file.ts'
import { openRegister } from '../spreadsheets/open-register.ts'
import { fileRefusalWords } from '../words/imports.ts'
import { DONE, REFUSED, type CliCommand, type CliIo } from './command.ts'
import { readImportMap } from './import-map.ts'
import { checkText, columnName, loadText, matchingText, problemLine } from './import-report.ts'
import type { Typed } from './options.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from './register-choice.ts'
import { simpleCommand } from './simple-command.ts'

const USAGE = `Usage: heard import FILE [--check] [--kind KIND] [--source NAME] [--map FILE] [--add-words]
                         [--leave-out-bad-rows FILE] [--json] [--demo]

Loads an old register from CSV or a spreadsheet (.xlsx). Every row is checked first; nothing is loaded unless all is well.
Loading the same file again adds nothing twice: a row is known by its key.

  --check                     says everything that is wrong, and loads nothing
  --kind KIND                 the kind of every row, where the file has no column for it:
                              ${ROW_KINDS.join(', ')}
  --source NAME               which register the rows come from; keys are told apart by it. Without it, "register".
  --map FILE                  what the file's headings and words stand for, as JSON
  --add-words                 takes words that the authority's own lists do not know (teams, reasons …) into them first
  --leave-out-bad-rows FILE   loads the good rows and writes the others to FILE, with what is wrong, to be mended
  --json                      the report as JSON on standard output
${CHOICE_USAGE}

The columns are explained in docs/how-to/import-a-register.md; examples/register-template.csv has them all.
Ends with 0 where all is well, and with 1 where something was refused or is wrong.`

/** What the command needs of the program: the register opened for the person in whose name it is loaded. */
export type ImportDeps = Readonly<{
  openServices(choice: RegisterChoice): Promise<Readonly<{ services: Services; actor: Actor; close(): Promise<void> }>>
}>

type Asked = Readonly<{ file: string; isCheck: boolean; leaveOut: string | null; isJson: boolean; addsWords: boolean; choices: ImportChoices; register: RegisterChoice }>

/** `heard import`. */
export function importCommand(deps: ImportDeps): CliCommand {
  return simpleCommand({
    name: 'import', summary: 'load an old register from CSV or a spreadsheet', usage: USAGE, words: [1, 1],
    options: { ...CHOICE, check: 'flag', kind: 'text', source: 'text', map: 'text', 'add-words': 'flag', 'leave-out-bad-rows': 'text', json: 'flag' },
    run: async (typed, io) => {
      const asked = await readAsked(typed)
      return typeof asked === 'string' ? asked : importFile(deps, asked, io)
    },
  })
}

async function readAsked(typed: Typed): Promise<Asked | string> {
  const kind = typed.text('kind')
  const kindForAll = ROW_KINDS.find((each) => each === kind) ?? null
  if (kind !== undefined && kindForAll === null) return `"${kind}" is not a kind. Choose from ${ROW_KINDS.join(', ')}.`
  const path = typed.text('map')
  const map = path === undefined ? {} : await readImportMap(path)
  if (typeof map === 'string') return map
  const source = typed.text('source') ?? USUAL_CHOICES.source
  if (source.trim() === '') return '--source: say which register it is.'
  return {
    file: typed.words[0] ?? '', isCheck: typed.has('check'), leaveOut: typed.text('leave-out-bad-rows') ?? null, isJson: typed.has('json'), addsWords: typed.has('add-words'),
    choices: { ...USUAL_CHOICES, ...map, source, kindForAll }, register: choiceOf(typed),
  }
}

async function importFile(deps: ImportDeps, asked: Asked, io: CliIo): Promise<number> {
  const temporaryFolder = await mkdtemp(join(tmpdir(), 'heard-import-'))
  try {
    const opened = await openRegister(asked.file, { temporaryFolder })
    const { services, actor, close } = await deps.openServices(asked.register)
    try {
      return await checkAndLoad({ services, actor, file: opened.file, asked, io })
    } finally {
      await close()
    }
  } catch (error) {
    return refused(io, reasonOf(error, asked.file))
  } finally {
    await rm(temporaryFolder, { recursive: true, force: true })
  }
}

type Run = Readonly<{ services: Services; actor: Actor; file: RegisterFile; asked: Asked; io: CliIo }>

async function checkAndLoad({ services, actor, file, asked, io }: Run): Promise<number> {
  if (asked.addsWords && !asked.isCheck) await addUnknownWords({ services, actor, file, asked, io })
  const checked = await checkRegister(services, actor, file, asked.choices, { progress: progressTo(io, 'checked') })
  if (checked.kind === 'not-allowed') return refused(io, 'you may not load a register.')
  if (checked.kind === 'columns-missing') return refused(io, `no heading of the file means ${checked.missing.map((id) => `“${columnName(id)}”`).join(', ')}. Name it with --map.`)
  const settings = await services.store.read(actor, (reads) => reads.settings())
  const isBad = checked.badRows > 0
  const asksToLook = isBad || checked.wordsNotInUse.length > 0
  const isLoaded = !asked.isCheck && (!isBad || asked.leaveOut !== null)
  const say = asked.isJson ? io.err : io.out
  if (!isLoaded || asksToLook) say(`${matchingText(file.headings, checked.matching)}${checkText(checked, settings)}\n`)
  if (!isLoaded) {
    if (!asked.isCheck) io.err('Nothing was loaded. Mend the rows, or leave them out with --leave-out-bad-rows FILE.\n')
    if (asked.isJson) io.out(`${JSON.stringify({ checked })}\n`)
    return isBad ? REFUSED : DONE
  }
  return load({ services, actor, file, asked, io }, checked, settings.reportingYearStartsInMonth)
}

/** Each check names the first problems only, so it is asked again until it finds no further words. */
async function addUnknownWords({ services, actor, file, asked, io }: Run): Promise<void> {
  const added = new Set<string>()
  for (;;) {
    const checked = await checkRegister(services, actor, file, asked.choices)
    if (checked.kind !== 'checked') return
    const unknown = unknownWords(checked.problems).flatMap(({ list, word }) => (isWordList(list) && !added.has(`${list} ${word}`) ? [{ list, label: word }] : []))
    if (unknown.length === 0) return
    if ((await addWords(services, actor, unknown)).kind !== 'done') return
    for (const { list, label } of unknown) {
      added.add(`${list} ${label}`)
      io.err(`Added to ${list}: ${label}\n`)
    }
  }
}

async function load({ services, actor, file, asked, io }: Run, checked: CheckReport, month: number): Promise<number> {
  const left: BadRowsFile | null = asked.leaveOut !== null && checked.badRows > 0 ? await badRowsFile(asked.leaveOut, file.headings) : null
  try {
    const loaded = await loadRegister(services, actor, file, asked.choices, {
      progress: progressTo(io, 'loaded'),
      badRow: ({ sheet }, problems) => left?.add(sheet.cells, problems.map(problemLine)),
    })
    if (loaded.kind !== 'loaded') return refused(io, 'the file could not be loaded.')
    io.out(asked.isJson ? `${JSON.stringify({ checked, loaded })}\n` : `${loadText(loaded, month)}\n`)
    if (left) io.err(`The rows that were left out are in ${asked.leaveOut ?? ''}.\n`)
    return DONE
  } finally {
    await left?.close()
  }
}

const ROWS_BETWEEN_LINES = 10_000

/** A line on standard error for every ten thousand rows. */
function progressTo(io: CliIo, done: string): (rows: number) => void {
  let said = 0
  return (rows) => {
    if (rows < said + ROWS_BETWEEN_LINES) return
    said = rows
    io.err(`${rows.toLocaleString('en-GB')} rows ${done} …\n`)
  }
}

function refused(io: CliIo, why: string): number {
  io.err(`heard import: ${why}\n`)
  return REFUSED
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'is not there.', EACCES: 'may not be opened.', EISDIR: 'is a folder, not a file.', EEXIST: 'exists already; choose another name.', ENOSPC: 'does not fit: the disk is full.',
}

function reasonOf(error: unknown, file: string): string {
  if (error instanceof FileRefused) return `${file}: ${fileRefusalWords(error.code, error.facts)}`
  const { code = '', path = file } = error instanceof Error ? (error as NodeJS.ErrnoException) : {}
  const reason = REASONS[code]
  if (reason === undefined) throw error
  return `${path} ${reason}`
}
