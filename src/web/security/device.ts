import type { Device } from '../../application/access/session-ports.ts'

/** In the order that matters: every browser says that it is several others too. */
const BROWSERS: readonly (readonly [RegExp, Device['browser']])[] = [[/Firefox\/|FxiOS\//, 'firefox'], [/Edg(e|A|iOS)?\//, 'edge'], [/Chrom(e|ium)\/|CriOS\//, 'chrome'], [/Safari\//, 'safari']]
const SYSTEMS: readonly (readonly [RegExp, Device['system']])[] = [
  [/iPhone|iPad|iPod/, 'iphone'], [/Android/, 'android'], [/Windows/, 'windows'], [/Macintosh|Mac OS X/, 'mac'], [/Linux|X11|CrOS/, 'linux'],
]

/** Which kind of browser on which kind of system: enough to know one's own again, and no more is kept. */
export function deviceOf(userAgent: string | undefined): Device {
  const said = userAgent ?? ''
  return { browser: BROWSERS.find(([name]) => name.test(said))?.[1] ?? 'other', system: SYSTEMS.find(([name]) => name.test(said))?.[1] ?? 'other' }
}
