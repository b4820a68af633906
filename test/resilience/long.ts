/**
 * Whether the long way round is asked for: `npm run campaign` sets this for its tests. What takes a minute or more is no
 * test of `npm test` then: left out, not skipped, since a skipped test is one that the machine could not run.
 */
export const isCampaign = process.env['HEARD_CAMPAIGN'] === '1'
