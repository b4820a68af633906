/** Whether the long way round is asked for: `npm run campaign` sets this for its tests. */
export const isCampaign = process.env['HEARD_CAMPAIGN'] === '1'

/** The reason for which a test that takes a minute or more is left out of `npm test`; false in a campaign. */
export const onlyInCampaign = isCampaign ? false : 'only in npm run campaign'
