/** Large towns and cities of the United Kingdom that are no everyday words: found without a capital too. */
export const TOWNS: readonly string[] = [
  'london birmingham manchester liverpool leeds sheffield bristol newcastle sunderland nottingham leicester coventry bradford cardiff swansea belfast edinburgh glasgow aberdeen',
  'dundee derby stoke wolverhampton plymouth southampton portsmouth norwich ipswich luton bournemouth brighton middlesbrough blackpool bolton rochdale oldham stockport salford wigan',
  'warrington preston burnley blackburn lancaster carlisle durham darlington hartlepool york hull doncaster rotherham barnsley huddersfield wakefield harrogate grimsby scunthorpe lincoln',
  'peterborough cambridge oxford swindon gloucester cheltenham worcester hereford shrewsbury telford dudley walsall solihull northampton bedford colchester chelmsford southend basildon',
  'maidstone canterbury dover hastings eastbourne croydon slough wokingham winchester salisbury exeter torquay taunton truro cornwall devon somerset dorset wiltshire hampshire surrey kent',
  'sussex essex suffolk norfolk cambridgeshire lincolnshire yorkshire lancashire cheshire merseyside cumbria northumberland shropshire staffordshire derbyshire nottinghamshire warwickshire',
]

/** How many English place names end. */
export const PLACE_ENDINGS = [
  'borough', 'burgh', 'bury', 'chester', 'caster', 'cester', 'combe', 'dale', 'field', 'ford', 'gate', 'ham', 'hampton', 'haven', 'hurst', 'ingham', 'ington', 'mere', 'minster', 'mouth',
  'port', 'pool', 'sea', 'shire', 'stead', 'stoke', 'stow', 'thorpe', 'thwaite', 'ton', 'wick', 'wich', 'worth', 'well', 'bridge', 'brook', 'by', 'ley',
] as const
