import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import nunjucks from 'nunjucks'
import { leftOrLate, londonTime, longDate, shortDate, weekdayName, workingDays } from '../words/dates.ts'
import { choiceGroups, type Choice } from './components/word-choices/word-choices.ts'
import type { Slip, Typed } from './form-reader.ts'
import { urls } from './urls.ts'

const WEB = import.meta.dirname
const GOVUK = dirname(createRequire(import.meta.url).resolve('govuk-frontend/package.json'))

export type Templates = Readonly<{ render(template: string, model: object): string }>

/** Nunjucks with autoescape; each template is read and compiled once. `asset` gives the served path of an asset. */
export function createTemplates(asset: (name: string) => string): Templates {
  const loader = new nunjucks.FileSystemLoader([WEB, join(GOVUK, 'dist')], { noCache: false, watch: false })
  const environment = new nunjucks.Environment(loader, { autoescape: true, trimBlocks: true, lstripBlocks: true })
  environment.addGlobal('urls', urls).addGlobal('asset', asset)
  const words = { leftOrLate, londonTime, longDate, shortDate, weekdayName, workingDays }
  for (const [name, filter] of Object.entries(words)) environment.addFilter(name, filter)
  environment.addFilter('slipOf', slipOf).addFilter('typedIn', typedIn).addFilter('isTicked', isTicked)
    .addFilter('isAnyTicked', isAnyTicked).addFilter('choiceGroups', choiceGroups)
  return { render: (template, model) => environment.render(template, model) }
}

/** The text of the first slip of a field; undefined where it is right. */
function slipOf(slips: readonly Slip[] | undefined, field: string): string | undefined {
  return slips?.find((slip) => slip.field === field)?.text
}

/** What stands in a field: the first value typed, or nothing. */
function typedIn(typed: Typed | undefined, field: string): string {
  const value = typed?.[field]
  return value === undefined ? '' : typeof value === 'string' ? value : (value[0] ?? '')
}

/** Whether a box or a radio button with this code was ticked. */
function isTicked(typed: Typed | undefined, field: string, code: string): boolean {
  const value = typed?.[field]
  return value !== undefined && (typeof value === 'string' ? value === code : value.includes(code))
}

function isAnyTicked(typed: Typed | undefined, field: string, choices: readonly Choice[]): boolean {
  return choices.some(({ code }) => isTicked(typed, field, code))
}
