import { parse } from 'node:querystring'

/** A form with two thousand boxes is larger than any of ours; a hostile one could have a million. */
const MOST_FIELDS = 5_000

/** More fields than any form has. `code` is what the error pages know it by: the answer is that of a form that is too long. */
class TooManyFields extends Error {
  override readonly name = 'TooManyFields'
  readonly code = 'FST_ERR_CTP_BODY_TOO_LARGE'
}

/** Reads a posted form. Throws where it has more fields than any form of ours; bytes that are no text become a sign that says so. */
export function parseForm(body: string): ReturnType<typeof parse> {
  let fields = 1
  for (let at = body.indexOf('&'); at >= 0 && fields <= MOST_FIELDS; at = body.indexOf('&', at + 1)) fields += 1
  if (fields > MOST_FIELDS) throw new TooManyFields('too many fields')
  return parse(body, undefined, undefined, { maxKeys: 0 })
}
