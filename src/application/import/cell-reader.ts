import type { WordList } from '../../domain/authority/settings.ts'
import type { IsoDate } from '../../domain/calendar/iso-date.ts'
import type { Code } from '../../domain/complaint/events.ts'
import { columnById, type ColumnId } from './columns.ts'
import { readDay } from './read-day.ts'
import type { RowKind } from './row-kinds.ts'
import type { RowProblem, RowProblemCode } from './row-problems.ts'
import type { WordChoices } from './word-choices.ts'

/** The cells of one row that have something in them, trimmed, by column. */
export type Cells = ReadonlyMap<ColumnId, string>

/** A word of one of the authority's lists that a cell holds. */
export type WordUsed = Readonly<{ column: ColumnId; list: WordList; code: Code }>

const LONGEST_WORDS = 20_000
const LONGEST_KEY = 100
/** As much of a cell as a list of problems repeats. */
const SHOWN = 60

/** The readings that know nothing of lists of words: text, days, numbers, parts. */
function plainReader(row: number, cells: Cells, today: IsoDate) {
  const problems: RowProblem[] = []
  const days: IsoDate[] = []
  function problem(column: ColumnId | null, code: RowProblemCode, other?: string | number): null {
    const value = column === null ? undefined : cells.get(column)
    problems.push({ row, column, code, ...(value !== undefined && { value: value.length > SHOWN ? `${value.slice(0, SHOWN)}…` : value }), ...(other !== undefined && { other }) })
    return null
  }

  function oneOf<Value>(column: ColumnId, find: (text: string) => Value | undefined): Value | null {
    const text = cells.get(column)
    if (text === undefined) return null
    return find(text) ?? problem(column, 'unknown-word')
  }

  /** Several values with semicolons between them; a place left empty between two is undefined. */
  function parts(column: ColumnId): readonly (string | undefined)[] {
    return cells.get(column)?.split(';').map((part) => part.trim() || undefined) ?? []
  }

  function listOf<Value>(column: ColumnId, find: (text: string) => Value | undefined): readonly (Value | undefined)[] {
    return parts(column).map((part) => {
      if (part === undefined) return undefined
      const value = find(part)
      if (value === undefined) problem(column, 'unknown-word', part.slice(0, SHOWN))
      return value
    })
  }

  function day(column: ColumnId, mayBeAhead = false): IsoDate | null {
    const text = cells.get(column)
    if (text === undefined) return null
    const read = readDay(text)
    if (read.kind !== 'day') return problem(column, read.kind)
    if (read.day > today && !mayBeAhead) return problem(column, 'after-today')
    days.push(read.day)
    return read.day
  }

  function number(column: ColumnId): number | null {
    const text = cells.get(column)
    if (text === undefined) return null
    // A spreadsheet writes whole numbers with `.0` now and then, and people write thousands with a comma.
    const match = /^(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.0+)?$/.exec(text)
    return match ? Number((match[1] ?? '').replaceAll(',', '')) : problem(column, 'not-a-number')
  }

  return {
    problems, days, problem, oneOf, parts, listOf, day, number,
    has: (column: ColumnId) => cells.has(column),
    text: (column: ColumnId) => cells.get(column) ?? null,
    words(column: ColumnId): string | null {
      const text = cells.get(column) ?? null
      return text !== null && text.length > LONGEST_WORDS ? problem(column, 'too-long', LONGEST_WORDS) : text
    },
    /** Pence, from pounds as people write them. */
    pence(column: ColumnId): number | null {
      const text = cells.get(column)?.replace(/^£\s*/, '').replaceAll(',', '')
      if (text === undefined) return null
      return /^\d{1,9}(\.\d{1,2})?$/.test(text) ? Math.round(Number(text) * 100) : problem(column, 'not-an-amount')
    },
    dayOrWorkingDays(column: ColumnId): Readonly<{ until: IsoDate }> | Readonly<{ workingDays: number }> | null {
      const counted = /^(\d{1,3})(?: *(?:working )?days?)?$/i.exec(cells.get(column) ?? '')
      if (counted) return { workingDays: Number(counted[1]) }
      const until = day(column, true)
      return until === null ? null : { until }
    },
  }
}

/**
 * Reads the cells of one row and collects what is wrong with it. Each reading gives null (or nothing) after a problem;
 * a row may only be used where `problems` is empty.
 */
export function cellReader(row: number, cells: Cells, choices: WordChoices, today: IsoDate) {
  const plain = plainReader(row, cells, today)
  const { problem, oneOf, listOf, days } = plain
  const used: WordUsed[] = []
  function wordIn(column: ColumnId, list: WordList, text: string): Code | undefined {
    const code = choices.word(list, text)
    if (code !== undefined) used.push({ column, list, code })
    return code
  }
  return {
    ...plain,
    /** The words of the row that were in use on none of the days that it states. */
    wordsNotInUse: (): readonly WordUsed[] => used.filter(({ list, code }) => !choices.isInUse(list, code, days)),
    key(): string | null {
      const text = cells.get('key')
      if (text === undefined) return problem('key', 'missing')
      return text.length > LONGEST_KEY ? problem('key', 'too-long', LONGEST_KEY) : text
    },
    word: (column: ColumnId, list: WordList): Code | null => oneOf(column, (text) => wordIn(column, list, text)),
    /** The different codes of a list, in their order. */
    wordList(column: ColumnId, list: WordList): readonly Code[] {
      // The whole cell first: a label may hold a semicolon itself.
      const whole = wordIn(column, list, cells.get(column) ?? '')
      if (whole !== undefined) return [whole]
      return [...new Set(listOf(column, (text) => wordIn(column, list, text)).filter((code) => code !== undefined))]
    },
    yesNo(column: ColumnId): boolean | null {
      const read = oneOf(column, choices.yesNo)
      return read === null ? null : read === 'yes'
    },
    /** Filled cells that rows of this kind do not use: their content would be lost without a word. */
    refuseOthers(kind: RowKind): void {
      for (const id of cells.keys()) if (columnById(id)?.kinds.includes(kind) === false) problem(id, 'not-for-this-kind')
    },
    need(kind: RowKind, column: ColumnId): void {
      if (columnById(column)?.needed.includes(kind) && !cells.has(column)) problem(column, 'missing')
    },
  }
}

export type CellReader = ReturnType<typeof cellReader>
