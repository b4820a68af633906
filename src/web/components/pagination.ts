/** Rows on one page of a list. */
export const ROWS_A_PAGE = 50

/** The pages of a list as GOV.UK pagination shows them: the first, the last, and those beside the current one. */
export type Pagination = Readonly<{
  previous: number | null
  next: number | null
  /** Page numbers in order; null where some are left out. */
  items: readonly (Readonly<{ page: number; isCurrent: boolean }> | null)[]
  from: number
  to: number
  total: number
}>

/** Null where everything fits on one page. `page` may lie beyond the last. */
export function paginate(total: number, page: number): Pagination | null {
  const pages = Math.ceil(total / ROWS_A_PAGE)
  if (pages <= 1 && page === 1) return null
  const shown = [...new Set([1, page - 1, page, page + 1, pages])].filter((number) => number >= 1 && number <= pages).sort((a, b) => a - b)
  return {
    previous: page > 1 ? Math.min(page - 1, Math.max(pages, 1)) : null,
    next: page < pages ? page + 1 : null,
    items: shown.flatMap((number, index) => {
      const item = { page: number, isCurrent: number === page }
      return index > 0 && number - (shown[index - 1] ?? 0) > 1 ? [null, item] : [item]
    }),
    from: (page - 1) * ROWS_A_PAGE + 1,
    to: Math.min(page * ROWS_A_PAGE, total),
    total,
  }
}
