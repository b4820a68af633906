import assert from 'node:assert/strict'
import { test } from 'node:test'
import { parseHTML } from 'linkedom'
import type { ChartSpec } from '../../domain/reporting/document/chart-spec.ts'
import { BEFORE, INK, REPORTED } from './chart-colours.ts'
import { chartSvg } from './chart-svg.ts'
import { linesOf, widthOf } from './lines-of.ts'

type Colour = readonly [red: number, green: number, blue: number]
type Eye = readonly [...Colour, ...Colour, ...Colour]

/** What becomes of linear red, green and blue. Source: Machado, Oliveira and Fernandes 2009, severity 1; grey by Rec. 709. */
const EYES: Readonly<Record<string, Eye>> = {
  'full colour vision': [1, 0, 0, 0, 1, 0, 0, 0, 1],
  'a printer without colour': [0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722, 0.2126, 0.7152, 0.0722],
  'no red (protanopia)': [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  'no green (deuteranopia)': [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  'no blue (tritanopia)': [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
}

function linear(hex: string): Colour {
  const part = (at: number) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  }
  return [part(1), part(3), part(5)]
}

/** Relative luminance as this eye sees it, 0 to 1. */
function luminance(hex: string, eye: Eye): number {
  const [red, green, blue] = linear(hex)
  const seen = [0, 3, 6].map((row) => Math.min(1, Math.max(0, (eye[row] ?? 0) * red + (eye[row + 1] ?? 0) * green + (eye[row + 2] ?? 0) * blue)))
  return 0.2126 * (seen[0] ?? 0) + 0.7152 * (seen[1] ?? 0) + 0.0722 * (seen[2] ?? 0)
}

/** CIE lightness, 0 to 100. */
const lightness = (of: number): number => (of > 0.008856 ? 116 * Math.cbrt(of) - 16 : 903.3 * of)
const contrast = (one: number, other: number): number => (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05)

for (const [who, eye] of Object.entries(EYES))
  test(`seen with ${who}, the year of the report is told from those before it, and each column from the paper`, () => {
    const [reported, before, ink] = [REPORTED, BEFORE, INK].map((colour) => luminance(colour, eye))
    assert.ok(reported !== undefined && before !== undefined && ink !== undefined)
    assert.ok(lightness(before) - lightness(reported) >= 25, `${lightness(before)} and ${lightness(reported)}`)
    for (const drawn of [reported, before]) assert.ok(contrast(1, drawn) >= 3)
    assert.ok(contrast(1, ink) >= 7)
  })

const value = (at: string, number: number, printed = String(number), reported = true) => ({ at, value: number, printed, reported })
const aChart = (shape: ChartSpec['shape'], ...series: ChartSpec['series']): ChartSpec => ({ id: 'chart', shape, title: 'Title', description: 'Description', series })
const years = (count: number, printed?: string) => Array.from({ length: count }, (_, at) => value(`${2000 + at}-${String(at + 1).padStart(2, '0')}`, at, printed, at === count - 1))
const LONG = 'Looked-after children, children in need and the leaving care service of the whole of the eastern part of the borough'
const WORD = 'Donaudampfschifffahrtsgesellschaftskapitaenskajuete'

const EDGES: Readonly<Record<string, ChartSpec>> = {
  'one point': aChart('columns', { label: 'Received', values: years(1) }),
  'one bar': aChart('bars', { label: 'Teams', values: [value('Team', 3, '3 (100%)')] }),
  'noughts': aChart('columns', { label: 'Received', values: [value('2018-19', 0), value('2019-20', 0)] }),
  'noughts as bars': aChart('bars', { label: 'Teams', values: [value('A', 0), value('B', 0)] }),
  'no value at all': aChart('bars', { label: 'Teams', values: [] }),
  'twelve years': aChart('columns', { label: 'Received', values: years(12, '1,234') }),
  'twelve years of three bands': aChart('columns', ...['Within 10 working days', LONG, WORD].map((label) => ({ label, values: years(12, '100%') }))),
  'forty years': aChart('columns', { label: 'Received', values: years(40, '1,234,567') }),
  'quarters': aChart('columns', { label: 'Received', values: ['October to December 2018', 'January to March 2019', WORD].map((at) => value(at, 2)) }),
  'long names': aChart('bars', { label: 'Teams', values: [value(LONG, 12, '12 (40%)'), value(WORD, 1), value('withheld', 0, 'c')] }),
}

type Placed = Readonly<{ text: number; words: string; left: number; right: number; y: number }>

type Drawn = { parentElement: Drawn | null; textContent: string; children: Iterable<Drawn>; getAttribute(name: string): string | null; querySelectorAll(selector: string): Iterable<Drawn> }

/** An attribute of an element, or of the nearest around it that has it. */
const inherited = (element: Drawn | null, name: string): string | null => (element === null ? null : element.getAttribute(name) ?? inherited(element.parentElement, name))

/** How far an element is moved from the corner of the drawing by itself and all around it. */
function movedBy(element: Drawn | null): readonly [x: number, y: number] {
  if (element === null) return [0, 0]
  const [, x = '0', y = '0'] = /translate\(([-\d.]+),([-\d.]+)\)/.exec(element.getAttribute('transform') ?? '') ?? []
  const [aroundX, aroundY] = movedBy(element.parentElement)
  return [Number(x) + aroundX, Number(y) + aroundY]
}

/** Every line of text of a drawing, and where it begins and ends, reckoned as the drawing reckons. */
function textsOf(svg: string): readonly Placed[] {
  const texts: readonly Drawn[] = [...parseHTML(`<body>${svg}</body>`).document.querySelectorAll('text')]
  return texts.flatMap((text, number) => {
    const [x, y] = movedBy(text)
    const [size, anchor, isBold] = [Number(inherited(text, 'font-size')), inherited(text, 'text-anchor') ?? 'middle', inherited(text, 'font-weight') === 'bold']
    const lines = [...text.querySelectorAll('tspan')]
    return (lines.length > 0 ? lines : [text]).map(({ textContent: words }): Placed => {
      const width = widthOf(words, size, isBold)
      const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2
      return { text: number, words, left, right: left + width, y }
    })
  })
}

for (const [what, spec] of Object.entries(EDGES))
  test(`a chart of ${what} has every name and number whole, and within its edges`, async () => {
    const svg = await chartSvg({ ...spec, id: what.replaceAll(' ', '-') })
    assert.ok(!/NaN|Infinity|undefined/.test(svg))
    const [, width = 0, height = 0] = (/viewBox="0,? ?0,? ?([\d.]+),? ?([\d.]+)"/.exec(svg) ?? []).map(Number)
    assert.ok(height > 20 && height < 2000, String(height))
    const texts = textsOf(svg)
    const printed = texts.map(({ words }) => words).join('').replaceAll(/\s/g, '')
    for (const { printed: number, at } of spec.series.flatMap(({ values }) => values)) {
      assert.ok(printed.includes(number.replaceAll(/\s/g, '')), number)
      assert.ok(printed.includes(at.replaceAll(/\s/g, '')) || printed.includes(at.slice(2)), at)
    }
    for (const { words, left, right, y } of texts) assert.ok(left >= -1 && right <= width + 1 && y >= 0 && y <= height, `${words} from ${left} to ${right} at ${y} of ${width} × ${height}`)
  })

test('numbers and names that stand side by side do not touch', async () => {
  for (const spec of Object.values(EDGES))
    for (const line of Map.groupBy(textsOf(await chartSvg(spec)), ({ y }) => Math.round(y)).values()) {
      const inOrder = line.toSorted((a, b) => a.left - b.left)
      for (const [at, one] of inOrder.entries()) {
        const next = inOrder.slice(at + 1).find(({ text }) => text !== one.text)
        if (next) assert.ok(one.right <= next.left + 1, `${one.words} | ${next.words}`)
      }
    }
})

test('words are broken into lines, and a word that is wider than a line into pieces', () => {
  assert.deepEqual(linesOf('Within 20 working days', 14 * 0.56 * 10, 14), ['Within 20', 'working', 'days'])
  assert.deepEqual(linesOf('abcdefghij', 14 * 0.56 * 4, 14), ['abcd', 'efgh', 'ij'])
  assert.deepEqual(linesOf('', 100, 14), [])
})
