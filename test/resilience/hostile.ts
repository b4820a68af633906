/** Text that people and attackers type: each must be kept and shown literally, or refused plainly. */
export const HOSTILE: readonly string[] = [
  '<script>alert(1)</script>', '"><img src=x onerror=alert(1)>', "'; drop table events; --", "' or 1=1 --", '{{7*7}}', '{% raw %}', '${7*7}', '#{7*7}',
  '../../../../etc/passwd', '..%2f..%2f', '\u202Egnirts desrever', '\u200B\u200B\u200B', '👩‍👩‍👧‍👦', 'Zoë Ålström-Øre', 'שלום עולם', '\u0001\u0002\u001B[31mred', '\uFEFFbom',
  '%s%n%x', '%00', '%', '\\', '\\u0000', 'null', 'undefined', 'NaN', '[object Object]', '__proto__', 'constructor', 'toString', '-1', '0', '1e309', '99999999999999999999',
  '9007199254740993', '=1+1', '+44', '@sum(A1)', '\t', '\r\nset-cookie: x=1', '&lt;b&gt;', '&#0;', '<!--', ']]>', '\uFFFD', 'a'.repeat(300), 'ñ'.repeat(201), 'word '.repeat(5000),
  '0001-01-01', '9999-12-31', '2026-02-31', '२०२६', '١٢', '🙂'.repeat(120),
]

/** Bytes that are not what a form should hold, already in the form's own encoding. */
export const HOSTILE_BYTES: readonly string[] = ['%00', 'a%00b', '%ED%A0%80', '%FF%FE', '%C3%28', '%', '%E0%80', '%u0041', 'a&b=c&&==', '%F0%9F%98', '+%00+']
