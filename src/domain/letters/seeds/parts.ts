/** Paragraphs that many letters have in common. */

export const DEAR = 'Dear ((recipient name))'
export const DEAR_CHILD = 'Dear ((recipient first name))'

const YOURS = `Yours sincerely

((writer name))

Complaints team, ((authority name))`

const YOURS_CHILD = `From ((writer name))

Complaints team, ((authority name))`

/** How the team is reached, where the authority says it. */
const REACH_US = `((if team contact))
## How to reach us

((team contact))

((end))`

const REACH_US_CHILD = `((if team contact))
## How to talk to us

((team contact))

((end))`

const OMBUDSMAN_ADDRESS = '[www.lgo.org.uk](https://www.lgo.org.uk/make-a-complaint), telephone 0300 061 0614'

export const OMBUDSMAN = `## If you are still not happy

((must: ombudsman))
You can ask the Local Government and Social Care Ombudsman to look at it. The Ombudsman is independent of the council, and it costs nothing to ask: ${OMBUDSMAN_ADDRESS}.
((end))`

export const OMBUDSMAN_CHILD = `## If you are still not happy

((must: ombudsman))
You can ask the Ombudsman to look at it. The Ombudsman does not work for us. It is free. You can ask a grown-up you trust, or your advocate, to help. Its whole name is Local Government and Social Care Ombudsman: ${OMBUDSMAN_ADDRESS}.
((end))`

/** The greeting, the parts, the end and how the team is reached, an empty line between each. */
export function letter(...parts: readonly string[]): string {
  return `${[DEAR, ...parts, YOURS, REACH_US].join('\n\n')}\n`
}

/** The same for a child or young person. */
export function childsLetter(...parts: readonly string[]): string {
  return `${[DEAR_CHILD, ...parts, YOURS_CHILD, REACH_US_CHILD].join('\n\n')}\n`
}
