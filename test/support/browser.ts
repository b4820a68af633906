import AxeBuilder from '@axe-core/playwright'
import sparticuz from '@sparticuz/chromium'
import assert from 'node:assert/strict'
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Browser, type Page } from 'playwright-core'

/** Ours, not those of the package: its `--single-process` and `--disable-web-security` broke pages and hid faults. */
const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
]
const OWN_CHROMIUM = '/usr/bin/chromium'

export const PHONE = { width: 375, height: 800 } as const
export const DESKTOP = { width: 1280, height: 900 } as const

export type JourneyBrowser = Readonly<{
  /** Why no journey can be made here; false where one can. A test takes it as its `skip`. */
  skip: string | false
  /** A page of its own, with its own cookies. */
  page(options?: Readonly<{ javaScript?: boolean; viewport?: Readonly<{ width: number; height: number }> }>): Promise<Page>
  close(): Promise<void>
}>

/** Starts a browser: the system's where there is one, else the one that npm brought. */
export async function journeyBrowser(): Promise<JourneyBrowser> {
  let browser: Browser
  try {
    browser = await chromium.launch({ executablePath: await browserPath(), args: ARGUMENTS })
  } catch (error) {
    const skip = `no browser starts here (the README names libnss3): ${error instanceof Error ? error.message.split('\n')[0] : 'unknown'}`
    return { skip, page: () => Promise.reject(new Error(skip)), close: () => Promise.resolve() }
  }
  return {
    skip: false,
    page: async ({ javaScript = true, viewport = DESKTOP } = {}) => {
      const context = await browser.newContext({ javaScriptEnabled: javaScript, viewport, locale: 'en-GB', timezoneId: 'Europe/London' })
      context.setDefaultTimeout(15_000)
      return context.newPage()
    },
    close: () => browser.close(),
  }
}

/** The packed browser unpacks itself on first use; two at once would start it half written. */
async function browserPath(): Promise<string> {
  if (existsSync(OWN_CHROMIUM)) return OWN_CHROMIUM
  const lock = join(tmpdir(), 'heard-chromium-unpacking')
  while (!tookLock(lock)) await wait(100)
  try {
    return await sparticuz.executablePath()
  } finally {
    rmSync(lock, { recursive: true, force: true })
  }
}

function tookLock(lock: string): boolean {
  try {
    mkdirSync(lock)
    return true
  } catch {
    const made = statSync(lock, { throwIfNoEntry: false })?.mtimeMs
    if (made !== undefined && Date.now() - made > 60_000) rmSync(lock, { recursive: true, force: true })
    return false
  }
}

/** Landmarks, the order of headings and the like are no criteria of WCAG: they are what makes a page quick to move about in. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/**
 * The page to let axe look at. Where scripts are off axe cannot run either: the same page is then shown, as it stands and
 * with our scripts left out, to a browser that has them on.
 */
async function pageForAxe(page: Page): Promise<Page> {
  // A click returns when the next page begins; whether our script ran shows when it is whole.
  await page.waitForLoadState('load')
  if (await hasJavaScript(page)) return page
  const [html, url, browser] = [await page.content(), page.url(), page.context().browser()]
  if (!browser) throw new Error('the page has no browser')
  const shown = await (await browser.newContext({ viewport: page.viewportSize() })).newPage()
  await shown.route('**/*.js', (route) => route.abort())
  await shown.route(url, (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body: html }))
  await shown.goto(url)
  return shown
}

/** Our pages mark themselves when their first script has run. */
async function hasJavaScript(page: Page): Promise<boolean> {
  return (await page.locator('body.js-enabled').count()) > 0
}

/** Fails on any violation of WCAG 2.2 AA and of its best practices that axe finds, on a page wider than its window, and on a heading that is missing. */
export async function assertAccessible(page: Page): Promise<void> {
  const shown = await pageForAxe(page)
  const { violations } = await new AxeBuilder({ page: shown }).withTags(RULES).setLegacyMode().analyze()
  if (shown !== page) await shown.context().close()
  const found = violations.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`)
  assert.deepEqual(found, [], `${new URL(page.url()).pathname} has accessibility faults`)
  assert.equal(await page.locator('h1').count(), 1, `${new URL(page.url()).pathname} needs one h1`)
  const overflow = await page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')
  assert.equal(overflow, 0, `${new URL(page.url()).pathname} is wider than its window`)
}

/** What the browser complains of while the page is used: scripts that fail, files that the policy stops. */
export function complaintsOf(page: Page): readonly string[] {
  const heard: string[] = []
  page.on('pageerror', (error) => heard.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().includes('status of 4') && !message.text().includes('status of 5')) heard.push(message.text())
  })
  return heard
}
