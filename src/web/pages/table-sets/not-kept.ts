import type { SettingsFileProblem } from '../../../application/settings-file/file-reader.ts'
import { settingsProblemWords } from '../../../words/settings-file.ts'
import type { Slip } from '../../form-reader.ts'

/** What is too long or too many to be kept, each at the field where it was typed: `tables[2].notes[5]` is of the field *notes*. */
export function notKeptSlips(problems: readonly SettingsFileProblem[], words: Readonly<Record<string, string>>, fieldOf: (part: string) => string = (part) => part): readonly Slip[] {
  const slips = problems.map((problem): Slip => {
    const part = problem.place.split('.').map((one) => one.replace(/\[\d+\]$/, '')).findLast((one) => words[one] !== undefined)
    return part === undefined ? { field: '', text: settingsProblemWords(problem) } : { field: fieldOf(part), text: words[part] ?? '' }
  })
  return [...new Map(slips.map((slip) => [slip.text, slip])).values()]
}
