import type { Citation } from '../timescales/limit.ts'

/** A statutory provision, with the guidance on it where there is some. */
export function law(provision: string, confirmed: boolean, guidance: string | null = null): Citation {
  return { strength: 'law', law: provision, guidance, confirmed }
}

/** Statutory guidance, or advice of the Ombudsman: departed from only with reason. */
export function guidance(paragraph: string, confirmed: boolean): Citation {
  return { strength: 'guidance', law: null, guidance: paragraph, confirmed }
}

/** The authority's own target or arrangement, where neither law nor guidance sets one. */
export function local(says: string, confirmed: boolean): Citation {
  return { strength: 'local', law: null, guidance: says, confirmed }
}
