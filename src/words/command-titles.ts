/** Headings of the pages that complete or change one part of a complaint's record. */
export const DETAIL_PART_TITLES = {
  complainant: 'Who complains', child: 'The child or young person', others: 'Advocate, representative and others', points: 'Points of complaint', category: 'Category, division and teams',
  contact: 'How to contact them', priority: 'Priority',
} as const
