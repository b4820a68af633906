/** What a test needs, told by its suffix; an unknown suffix counts as a unit test, so that none can fall through. */
const SUFFIXES = { journey: '.journey.test.ts', db: '.db.test.ts', page: '.page.test.ts' } as const

export type Kind = keyof typeof SUFFIXES | 'unit'

/** The dearest first: what takes long is not begun last, when the other core has nothing left to do. */
export const KINDS: readonly Kind[] = ['journey', 'db', 'page', 'unit']

export function kindOf(file: string): Kind {
  for (const [kind, suffix] of Object.entries(SUFFIXES)) if (file.endsWith(suffix)) return kind as keyof typeof SUFFIXES
  return 'unit'
}
