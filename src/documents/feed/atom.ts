/** One entry of a feed. `id` is an IRI that never changes; instants are UTC. */
export type FeedEntry = Readonly<{ id: string; title: string; address: string; publishedAt: string; updatedAt: string; summary: string }>

export type Feed = Readonly<{
  id: string
  title: string
  author: string
  /** The address of the feed, and of the page that lists the same. */
  self: string
  page: string
  /** Newest first. */
  entries: readonly FeedEntry[]
}>

/** What a feed was changed last that says nothing yet: it needs an instant (RFC 4287, 4.1.1). */
const NEVER = '1970-01-01T00:00:00Z'

/** A feed of publications as Atom writes it (RFC 4287). */
export function writeAtom({ id, title, author, self, page, entries }: Feed): string {
  const updated = entries.map(({ updatedAt }) => updatedAt).toSorted().at(-1) ?? NEVER
  return [
    '<?xml version="1.0" encoding="utf-8"?>', '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-GB">',
    `  <id>${escaped(id)}</id>`, `  <title>${escaped(title)}</title>`, `  <updated>${escaped(updated)}</updated>`,
    `  <author><name>${escaped(author)}</name></author>`, `  <link rel="self" type="application/atom+xml" href="${escaped(self)}"/>`,
    `  <link rel="alternate" type="text/html" href="${escaped(page)}"/>`, '  <generator>Heard</generator>', ...entries.flatMap(linesOf), '</feed>', '',
  ].join('\n')
}

function linesOf({ id, title, address, publishedAt, updatedAt, summary }: FeedEntry): readonly string[] {
  return [
    '  <entry>', `    <id>${escaped(id)}</id>`, `    <title>${escaped(title)}</title>`, `    <link rel="alternate" type="text/html" href="${escaped(address)}"/>`,
    `    <published>${escaped(publishedAt)}</published>`, `    <updated>${escaped(updatedAt)}</updated>`, `    <summary>${escaped(summary)}</summary>`, '  </entry>',
  ]
}

/** Text as XML can hold it: a character that XML 1.0 has not is left out. */
function escaped(text: string): string {
  return text.replaceAll(/[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}
