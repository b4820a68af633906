/** Dark for the year that is reported, lighter for the years before: told apart in grey and by every kind of colour vision, and both three to one against white. */
export const REPORTED = '#12436d'
export const BEFORE = '#7590a8'
export const INK = '#0b0c0c'
