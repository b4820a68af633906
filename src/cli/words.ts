import { changeWord, type WordChangeResult } from '../application/change-words.ts'
import type { Operator } from '../application/operator.ts'
import type { Actor, Services } from '../application/ports.ts'
import { WORD_LISTS, type WordList } from '../domain/authority/settings.ts'
import { parseIsoDate, type IsoDate } from '../domain/calendar/iso-date.ts'
import { isWordCode } from '../domain/authority/word-code.ts'
import { WORD_REFUSAL_WORDS } from '../words/authority-words.ts'
import { DONE, REFUSED, type CliCommand, type CliIo } from './command.ts'
import type { Typed } from './options.ts'
import { CHOICE, CHOICE_USAGE, choiceOf } from './register-choice.ts'
import { simpleCommand } from './simple-command.ts'
import { textTable } from './text-table.ts'

const USAGE = `Usage: heard words list [LIST]
       heard words add LIST CODE LABEL [--division CODE] [--from DAY]
       heard words end LIST CODE [--until DAY]
       heard words resume LIST CODE

The authority's own words: its divisions, teams, categories and the rest. A word that has ended stays with what was
recorded with it, and can no longer be chosen for what happened after its last day.

  LIST            ${WORD_LISTS.join(', ')}
  --division CODE for a team: its division
  --from DAY      the first day of something for which it may be chosen; from the beginning unless given
  --until DAY     the last such day; today unless given
${CHOICE_USAGE}

Such as: heard words add teams north "North team" --division children-in-need`

type Asked = Readonly<{ services: Services; actor: Actor; list: WordList; typed: Typed; io: CliIo }>

const ACTIONS: Readonly<Record<string, (asked: Asked) => Promise<number | string>>> = { add, end, resume }

/** `heard words`. */
export function wordsCommand(operator: Operator): CliCommand {
  return simpleCommand({
    name: 'words', summary: 'list, add and end the authority’s own words: divisions, teams, categories', usage: USAGE, words: [1, 4],
    options: { ...CHOICE, division: 'text', from: 'text', until: 'text' },
    run: async (typed, io) => {
      const [action = '', listName] = typed.words
      const list = WORD_LISTS.find((each) => each === listName)
      if (listName !== undefined && list === undefined) return `"${listName}" is no list. There are ${WORD_LISTS.join(', ')}.`
      const act = ACTIONS[action]
      if (!act && action !== 'list') return `"${action}" is nothing that can be done to a word.`
      if (act && list === undefined) return `say which list: ${WORD_LISTS.join(', ')}.`
      const { services, actor, close } = await operator.openServices(choiceOf(typed))
      try {
        return act && list !== undefined ? await act({ services, actor, list, typed, io }) : await show(services, actor, list === undefined ? WORD_LISTS : [list], io)
      } finally {
        await close()
      }
    },
  })
}

async function show(services: Services, actor: Actor, lists: readonly WordList[], io: CliIo): Promise<number> {
  const settings = await services.store.read(actor, (reads) => reads.settings())
  const rows = lists.flatMap((list) => settings.words[list].map((word) => [list, word.code, word.label, word.division ?? '', word.from, word.until ?? '']))
  io.out(`${textTable([['List', 'Code', 'Label', 'Division', 'From', 'Until'], ...rows])}\n`)
  return DONE
}

async function add({ services, actor, list, typed, io }: Asked): Promise<number | string> {
  const [, , code = '', label = ''] = typed.words.map((word) => word.trim())
  if (!isWordCode(code)) return 'say its code, in small letters, digits and hyphens, such as north-team.'
  if (label === '') return 'say its label, as people read it, such as "North team".'
  const from = dayOf(typed, 'from')
  if (from === null) return `--from: "${typed.text('from') ?? ''}" is not a day. Write it as YYYY-MM-DD.`
  const division = typed.text('division')
  if (division !== undefined && list !== 'teams') return '--division goes with teams.'
  const word = { list, code, label, ...(division === undefined ? {} : { division }), ...(from === undefined ? {} : { from }) }
  return said(io, await changeWord(services, actor, { type: 'add', ...word }), `${label} is in the list.`)
}

async function end({ services, actor, list, typed, io }: Asked): Promise<number | string> {
  const until = dayOf(typed, 'until')
  if (until === null) return `--until: "${typed.text('until') ?? ''}" is not a day. Write it as YYYY-MM-DD.`
  const [, , code = ''] = typed.words
  const last = until ?? io.today()
  return said(io, await changeWord(services, actor, { type: 'end', list, code, until: last }), `${code} may be chosen for what happened up to ${last}.`)
}

async function resume({ services, actor, list, typed, io }: Asked): Promise<number> {
  const [, , code = ''] = typed.words
  return said(io, await changeWord(services, actor, { type: 'end', list, code, until: null }), `${code} is in use again.`)
}

/** The day of an option: undefined where it was not given, null where it is none. */
function dayOf(typed: Typed, option: string): IsoDate | null | undefined {
  const text = typed.text(option)
  return text === undefined ? undefined : parseIsoDate(text)
}

function said(io: CliIo, result: WordChangeResult, sentence: string): number {
  if (result.kind === 'done') io.out(`${sentence}\n`)
  else io.err(`${WORD_REFUSAL_WORDS[result.code]}\n`)
  return result.kind === 'done' ? DONE : REFUSED
}
