/** Nothing runs or loads but our own files: no inline script, no inline style, no frame, no plug-in, no other host. */
const CONTENT_SECURITY_POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "connect-src 'self'", "form-action 'self'", "base-uri 'none'",
  "object-src 'none'", "frame-ancestors 'none'",
].join(';')

/** What a page of ours could ask of the device, and none does. */
const PERMISSIONS_POLICY = [
  'accelerometer', 'autoplay', 'bluetooth', 'camera', 'display-capture', 'encrypted-media', 'fullscreen', 'geolocation', 'gyroscope', 'hid', 'idle-detection',
  'local-fonts', 'magnetometer', 'microphone', 'midi', 'payment', 'picture-in-picture', 'screen-wake-lock', 'serial', 'usb', 'xr-spatial-tracking',
].map((feature) => `${feature}=()`).join(', ')

const A_YEAR_SECONDS = 31_536_000

/**
 * The headers that every answer has, that of a page, a file, a redirect, an error, and of what was no request at all. They are
 * ours and not a library's, because half of these never reach a library's hook. What may be kept says so itself. Decision: 0089.
 */
export function securityHeaders(secure: boolean): Readonly<Record<string, string>> {
  return {
    'content-security-policy': CONTENT_SECURITY_POLICY,
    'permissions-policy': PERMISSIONS_POLICY,
    'cache-control': 'no-store',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'same-origin',
    'cross-origin-opener-policy': 'same-origin',
    'cross-origin-resource-policy': 'same-origin',
    'x-permitted-cross-domain-policies': 'none',
    'x-dns-prefetch-control': 'off',
    ...(secure && { 'strict-transport-security': `max-age=${A_YEAR_SECONDS}; includeSubDomains`, 'origin-agent-cluster': '?1' }),
  }
}
