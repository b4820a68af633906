import AxeBuilder from '@axe-core/playwright'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Browser, Page } from 'playwright-core'

/** Landmarks, the order of headings and the like are no criteria of WCAG: they are what makes a page quick to move about in. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']
const CONTRAST = 'color-contrast'

/** The very source that the wrapper would send, in its short form: a third of it to send to the browser and to read there. */
const AXE = readFileSync(createRequire(import.meta.resolve('@axe-core/playwright')).resolve('axe-core/axe.min.js'), 'utf8')

/**
 * What makes axe quick and finds no less: only violations are put together and sent back, and style sheets are not loaded a
 * second time, since no rule of these reads them (that of the orientation does, and is experimental).
 */
const QUICKLY = { resultTypes: ['violations'], preload: { assets: ['media'] } } satisfies Parameters<AxeBuilder['options']>[0]

type Violation = Readonly<{ id: string; nodes: readonly Readonly<{ html: string }>[] }>

/** A window that has axe in it, and where the style sheets of what it shows come from just now. */
type Glass = { readonly page: Page; origin: string }

/** The windows of each browser in which pages are shown to axe, by size. */
const GLASSES = new WeakMap<Browser, Map<string, Promise<Glass>>>()
/** Of no server: what a page asks for in the glass is asked of the page's own. */
const NOWHERE = 'http://axe.localhost'
const BLANK = `${NOWHERE}/blank-page-for-axe`

/**
 * A window of the same size that has axe in it already, and has run it before. Reading and warming axe anew in each page takes
 * longer than what it does there; and where scripts are off it could not run at all.
 */
async function glassFor(page: Page): Promise<Page> {
  const browser = page.context().browser()
  if (!browser) throw new Error('the page has no browser')
  const viewport = page.viewportSize()
  const glasses = GLASSES.get(browser) ?? new Map<string, Promise<Glass>>()
  GLASSES.set(browser, glasses)
  const key = JSON.stringify(viewport)
  const opened = glasses.get(key) ?? openedGlass(browser, viewport)
  glasses.set(key, opened)
  const glass = await opened
  glass.origin = new URL(page.url()).origin
  return glass.page
}

async function openedGlass(browser: Browser, viewport: ReturnType<Page['viewportSize']>): Promise<Glass> {
  const context = await browser.newContext({ viewport })
  const glass: Glass = { page: await context.newPage(), origin: NOWHERE }
  // The route that was added last is asked first. A page that was saved as a file stands alone, and needs nothing from anywhere.
  await glass.page.route(`${NOWHERE}/**`, async (route) => {
    if (!glass.origin.startsWith('http')) return route.abort()
    // Fetched beside the browser, which would not take from one origin what another may not show.
    return route.fulfill({ response: await route.fetch({ url: glass.origin + route.request().url().slice(NOWHERE.length) }) })
  })
  await glass.page.route('**/*.js', (route) => route.abort())
  await glass.page.route(BLANK, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: '<!doctype html><title>Blank</title>' }))
  await glass.page.goto(BLANK)
  await glass.page.evaluate(AXE)
  return glass
}

/** What axe finds wrong in a page as it stands, a line a rule: everything but contrast by the whole page, contrast by what is new on it. */
export async function violationsIn(page: Page, html: string): Promise<readonly string[]> {
  const glass = await glassFor(page)
  await glass.evaluate(`new Promise((shown) => {
    document.open()
    document.write(${JSON.stringify(html)})
    document.close()
    if (document.readyState === 'complete') shown()
    else window.addEventListener('load', () => shown(), { once: true })
  })`)
  // Of its source the wrapper is given nothing to send, since it stands in the window already.
  const { violations } = await new AxeBuilder({ page: glass, axeSource: '0' }).options(QUICKLY).withTags(RULES).disableRules([CONTRAST]).setLegacyMode().analyze()
  return [...violations, ...(await contrastOfWhatIsNew(glass))].map(({ id, nodes }) => `${id}: ${nodes.map(({ html: part }) => part.slice(0, 120)).join(' | ')}`)
}

/** Ways of standing in a page, by width of window, whose contrast was found to be enough in this process. */
const ENOUGH = new Set<string>()

/**
 * How each element with text of its own stands in the page: it and everything around it, each by its name and by what our
 * style sheets go by. Two that stand alike have the same colours, whatever they say. `window.standing` keeps the elements.
 */
const STANDING = `(() => {
  const told = ['class', 'type', 'open', 'disabled', 'style', 'fill', 'aria-current', 'aria-disabled']
  const own = (element) => element.nodeName + told.filter((name) => element.hasAttribute(name)).map((name) => name + '=' + element.getAttribute(name)).join(' ')
  const known = new Map()
  const chain = (element) => {
    if (!element) return ''
    if (!known.has(element)) known.set(element, chain(element.parentElement) + '>' + own(element))
    return known.get(element)
  }
  window.standing = new Map()
  for (const element of document.body.querySelectorAll('*')) {
    const speaks = 'value' in element || [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim() !== '')
    if (speaks && !window.standing.has(chain(element))) window.standing.set(chain(element), element)
  }
  return [...window.standing.keys()]
})()`

/**
 * The rule of contrast takes half of all the time that axe takes, and what it judges is the same from page to page: it looks
 * at an element where none that stands alike, in a window as wide, was found in order before.
 */
async function contrastOfWhatIsNew(page: Page): Promise<readonly Violation[]> {
  const width = page.viewportSize()?.width ?? 0
  const unseen = (await page.evaluate<string[]>(STANDING)).filter((standing) => !ENOUGH.has(`${width} ${standing}`))
  if (unseen.length === 0) return []
  const found = await page.evaluate<Violation[]>(
    `axe.run({ include: ${JSON.stringify(unseen)}.map((one) => window.standing.get(one)) }, { runOnly: ['${CONTRAST}'], resultTypes: ['violations'], preload: false })
      .then(({ violations }) => violations.map(({ id, nodes }) => ({ id, nodes: nodes.map(({ html }) => ({ html })) })))`,
  )
  if (found.length === 0) for (const standing of unseen) ENOUGH.add(`${width} ${standing}`)
  return found
}
