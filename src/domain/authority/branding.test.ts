import assert from 'node:assert/strict'
import { test } from 'node:test'
import { colourProblem, contrastWithWhite } from './branding.ts'
import { readLogo } from './logo.ts'

test('the contrast of white is that of WCAG 2.2', () => {
  assert.equal(contrastWithWhite('#000000')?.toFixed(2), '21.00')
  assert.equal(contrastWithWhite('#ffffff')?.toFixed(2), '1.00')
  // The two greys that are published on either side of the limit.
  assert.equal(contrastWithWhite('#767676')?.toFixed(2), '4.54')
  assert.equal(contrastWithWhite('#777777')?.toFixed(2), '4.48')
  assert.deepEqual(['#767676', '#777777', 'red', '#fff', '#12345g'].map(colourProblem), [null, 'too-pale', 'not-a-colour', 'not-a-colour', 'not-a-colour'])
})

const svg = (inside: string, attributes = '') => new TextEncoder().encode(`<svg xmlns="http://www.w3.org/2000/svg"${attributes}>${inside}</svg>`)

for (const [what, drawing] of [
  ['a script', svg('<script>x</script>')], ['a script in capitals', svg('<SCRIPT>x</SCRIPT>')], ['a handler', svg('', ' onload="x"')], ['a handler without quotes', svg('<g onclick=x></g>')],
  ['something foreign', svg('<foreignObject></foreignObject>')], ['a picture', svg('<image href="#a"/>')], ['a link', svg('<a href="#b"><g/></a>')], ['an animation', svg('<set attributeName="href" to="javascript:x"/>')],
  ['a use from elsewhere', svg('<use href="https://elsewhere.example/#a"/>')], ['a use by the old name', svg('<use xlink:href="//elsewhere.example/a.svg#a"/>')],
  ['a fill from elsewhere', svg('<rect fill="url(https://elsewhere.example/#p)"/>')], ['a style that imports', svg('<style>@import "x"</style>')], ['a style that loads', svg('<style>rect { fill: url(//x) }</style>')],
  ['an escape', svg('<style>rect { fill: u\\72l(//x) }</style>')], ['an entity', svg('<rect fill="&#117;rl(//x)"/>')], ['a document type', new TextEncoder().encode('<!DOCTYPE svg [<!ENTITY x "y">]><svg>&x;</svg>')],
  ['a stylesheet beside it', new TextEncoder().encode('<?xml-stylesheet href="x"?><svg></svg>')], ['what is not closed', svg('<g <script>')],
] as const) test(`a drawing with ${what} is no logo`, () => assert.deepEqual(readLogo(drawing), { kind: 'wrong', code: 'not-harmless' }))

test('a plain drawing is one, with its style, its gradient and its comment', () => {
  const drawing = svg('<!-- drawn --><defs><linearGradient id="a"><stop offset="0" stop-color="#123456"/></linearGradient></defs><style>.b { fill: url(#a) }</style><path class="b" d="M0 0h2v2z"/><use xlink:href="#a"/><text x="1">Council &amp; Co</text>')
  assert.deepEqual(readLogo(drawing), { kind: 'logo', mediaType: 'image/svg+xml' })
})

test('a PNG is one by its first bytes, unless it is too wide or cut short', () => {
  const png = (width: number) => Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52, 0, 0, width >> 8, width & 255, 0, 0, 0, 9, 8, 6, 0, 0, 0, 0, 0, 0, 0])
  assert.deepEqual(readLogo(png(300)), { kind: 'logo', mediaType: 'image/png' })
  assert.deepEqual(readLogo(png(2_001)), { kind: 'wrong', code: 'too-many-pixels' })
  assert.deepEqual(readLogo(png(300).slice(0, 20)), { kind: 'wrong', code: 'not-an-image' })
  assert.deepEqual(readLogo(new Uint8Array(50_001)), { kind: 'wrong', code: 'too-large' })
})
