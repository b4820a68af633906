import { createHash } from 'node:crypto'

/** What a page that stands by itself may do: show itself. Its own styles by their digests, no script, nothing from elsewhere. */
export function selfContained(html: string): string {
  const styles = [...html.matchAll(/<style[^>]*>([\s\S]*?)<\/style>/g)].map(([, css = '']) => `'sha256-${createHash('sha256').update(css).digest('base64')}'`)
  return `default-src 'none'; style-src ${styles.length > 0 ? styles.join(' ') : "'none'"}; img-src data:; font-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`
}
