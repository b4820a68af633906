import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'

/** A regular expression as it stands in a program: after what a value may come after, and not a comment or a division. */
const LITERAL = /(?<=[(,=:[!&|?;{]\s?|\breturn )\/(?![*/\s])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsuvy]*)/gm

/** As long as the longest field of a form may be; texts of documents are longer, and are taken in pieces. */
const LONG = 32_000
/** Processor time for one long text. What takes a second of it for a text of this length takes minutes for one ten times longer. */
const MOST_MS = 250

const UNITS = ['a', 'A', '0', ' ', '\n', '\t', '<', '>', '"', "'", '/', '\\', '-', '.', ',', '=', '&', ';', ':', '{', '[', '(', ')', '#', '*', '_', '@', '+', '%', '\u00F1', 'a ', '0.', '0,', 'a-', 'a.', '<a', '<a ', '<!--', '<script>', '<style>', '/*', '--', '{{', '[[', '](', '0 0', "a'", '\r\n', 'a\n', ' \n']

/** Slow on long texts, and never given one. */
const GIVEN_SHORT_TEXTS_ALONE: Readonly<Record<string, string>> = {
  '/\\B(?=(\\d{3})+(?!\\d))/g': 'the digits of a number of ours',
  '/\\B(?=(\\d{3})+$)/g': 'the pounds of an amount of at most nine digits',
  '/(^|\\n)[\\s#>*\\d.-]*$/': 'the ten letters before a word',
}

type Found = Readonly<{ path: string; expression: RegExp }>

function expressionsOf(path: string): readonly Found[] {
  return [...readFileSync(path, 'utf8').matchAll(LITERAL)].flatMap(([, source = '', flags = '']) => {
    try {
      return [{ path, expression: new RegExp(source, flags.replace('y', '')) }]
    } catch {
      return []
    }
  })
}

function processorMs(work: () => void): number {
  const before = process.cpuUsage()
  work()
  const { user } = process.cpuUsage(before)
  return user / 1_000
}

/** What the expression itself spells out, at which it starts over and over. */
function ownUnits({ source }: RegExp): readonly string[] {
  return [...source.matchAll(/[\w <>"'=&;:,.-]{2,}/g)].map(([unit]) => unit).slice(0, 6)
}

function slowOn({ expression }: Found): string | null {
  for (const unit of [...UNITS, ...ownUnits(expression)])
    for (const end of ['', '\0']) {
      const text = unit.repeat(Math.ceil(LONG / unit.length)) + end
      const ms = processorMs(() => void text.replace(expression, ''))
      // A slow moment of the machine is not the expression's: it has to be slow twice.
      if (ms > MOST_MS && processorMs(() => void text.replace(expression, '')) > MOST_MS) return `${JSON.stringify(unit)} many times takes ${Math.round(ms)} ms`
    }
  return null
}

test('no regular expression of the program is slow on a long text that was made to be slow', () => {
  const found = globSync('src/**/*.ts').filter((path) => !path.endsWith('.test.ts')).flatMap(expressionsOf)
  assert.ok(found.length > 250, `${found.length} expressions found`)
  const seen = new Set<string>()
  const slow = found.flatMap((one) => {
    if (GIVEN_SHORT_TEXTS_ALONE[String(one.expression)] !== undefined) return []
    if (seen.has(String(one.expression))) return []
    seen.add(String(one.expression))
    const why = slowOn(one)
    return why === null ? [] : [`${one.path}: ${String(one.expression)}: ${why}`]
  })
  assert.deepEqual(slow, [])
})

test('the check bites', () => {
  assert.notEqual(slowOn({ path: '', expression: new RegExp('\\s+$') }), null)
})
