import sparticuz from '@sparticuz/chromium'
import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { chromium, type Browser, type Page } from 'playwright-core'
import { violationsIn } from './axe.ts'

/** Ours, not those of the package: its `--single-process` and `--disable-web-security` broke pages and hid faults. */
const ARGUMENTS = [
  '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run',
]
const OWN_CHROMIUM = '/usr/bin/chromium'

export const PHONE = { width: 375, height: 800 } as const
export const DESKTOP = { width: 1280, height: 900 } as const

/**
 * The two ways in which a journey is made. Between them they take away everything that a page might lean on: the wide window
 * shows what our scripts do, and the phone has neither the room nor the scripts.
 */
export const SCRIPTED = { javaScript: true, viewport: DESKTOP } as const
export const PLAIN_PHONE = { javaScript: false, viewport: PHONE } as const
export const WAYS = [['with JavaScript', SCRIPTED], ['without JavaScript, on a phone', PLAIN_PHONE]] as const

export type JourneyBrowser = Readonly<{
  /** Why no journey can be made here; false where one can. A test takes it as its `skip`. */
  skip: string | false
  /** A page of its own, with its own cookies. */
  page(options?: Readonly<{ javaScript?: boolean; viewport?: Readonly<{ width: number; height: number }> }>): Promise<Page>
  close(): Promise<void>
}>

/** The browser of this process, which its test files share, and how many of them still use it. */
const shared: { browser: Promise<Browser> | null; users: number } = { browser: null, users: 0 }

/** The browser of this process: the system's where there is one, else the one that npm brought. Whoever closes it last ends it. */
export async function journeyBrowser(): Promise<JourneyBrowser> {
  let browser: Browser
  try {
    browser = await (shared.browser ??= launched())
  } catch (error) {
    const skip = `no browser starts here (the README names libnss3): ${error instanceof Error ? error.message.split('\n')[0] : 'unknown'}`
    return { skip, page: () => Promise.reject(new Error(skip)), close: () => Promise.resolve() }
  }
  shared.users += 1
  return {
    skip: false,
    page: async ({ javaScript = true, viewport = DESKTOP } = {}) => {
      const context = await browser.newContext({ javaScriptEnabled: javaScript, viewport, locale: 'en-GB', timezoneId: 'Europe/London' })
      context.setDefaultTimeout(15_000)
      return context.newPage()
    },
    close: async () => {
      shared.users -= 1
      if (shared.users === 0) await browser.close()
    },
  }
}

async function launched(): Promise<Browser> {
  return chromium.launch({ executablePath: await browserPath(), args: ARGUMENTS })
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

/** What was found to be without fault in this process, by size of window and markup. */
const WITHOUT_FAULT = new Set<string>()

/** Markup without what differs each time and no rule looks at: ids of records, tokens, and days. */
function sameMarkup(html: string): string {
  return html
    .replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'ID')
    .replaceAll(/(name="_csrf" value=)"[^"]*"/g, '$1""')
    .replaceAll(/\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}\b/g, 'DAY')
    .replaceAll(/\b\d{4}-\d{2}-\d{2}\b/g, 'DAY')
}

/**
 * Fails on any violation of WCAG 2.2 AA and of its best practices that axe finds, on a page wider than its window, and on a
 * heading that is missing. The very same markup in the same window is looked at by axe once in a process.
 */
export async function assertAccessible(page: Page): Promise<void> {
  // A click returns when the next page begins; whether our script ran shows when it is whole.
  await page.waitForLoadState('load')
  const html = await page.content()
  const seen = createHash('sha256').update(JSON.stringify(page.viewportSize())).update(sameMarkup(html)).digest('hex')
  if (!WITHOUT_FAULT.has(seen)) {
    assert.deepEqual(await violationsIn(page, html), [], `${new URL(page.url()).pathname} has accessibility faults`)
    WITHOUT_FAULT.add(seen)
  }
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
