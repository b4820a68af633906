import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { characterMap } from './character-map.ts'

/** The one font of the files that carry their font: as wide as Arial, free to embed, and with its own letters for every weight used. */
export const FONT_NAME = 'Arimo'

const folder = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/arimo/package.json'))
export const FONT_FILES = ['400Regular/Arimo_400Regular', '400Regular_Italic/Arimo_400Regular_Italic', '700Bold/Arimo_700Bold', '700Bold_Italic/Arimo_700Bold_Italic']
  .map((name) => join(folder, `${name}.ttf`))

let loaded: readonly Buffer[] | null = null
let covered: ReadonlySet<number> | null = null

/** The font's files: regular, italic, bold, bold italic. Read once. */
export function fontBlobs(): readonly Buffer[] {
  loaded ??= FONT_FILES.map((file) => readFileSync(file))
  return loaded
}

/** The characters, by their code points, that every one of the font's files can draw. */
export function fontCharacters(): ReadonlySet<number> {
  if (covered === null) {
    const [first = new Set<number>(), ...others] = fontBlobs().map(characterMap)
    covered = new Set([...first].filter((code) => others.every((set) => set.has(code))))
  }
  return covered
}
