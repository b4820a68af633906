/** White on the colour has to be read by everybody. Guidance: WCAG 2.2, success criterion 1.4.3. */
const LEAST_CONTRAST = 4.5

/** The contrast of white on `#rrggbb`, from 1 to 21 (WCAG 2.2, relative luminance); null where it is no such colour. */
export function contrastWithWhite(colour: string): number | null {
  if (!/^#[0-9a-f]{6}$/i.test(colour)) return null
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => linear(Number.parseInt(colour.slice(at, at + 2), 16) / 255))
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)
}

function linear(channel: number): number {
  return channel <= 0.040_45 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4
}

export const COLOUR_PROBLEMS = ['not-a-colour', 'too-pale'] as const
export type ColourProblem = (typeof COLOUR_PROBLEMS)[number]

/** Why a colour cannot head the pages; null where it can. */
export function colourProblem(colour: string): ColourProblem | null {
  const contrast = contrastWithWhite(colour)
  if (contrast === null) return 'not-a-colour'
  return contrast < LEAST_CONTRAST ? 'too-pale' : null
}
