const LINE = 18

/** A PDF of one page of A4 with these lines: plain letters alone, for documents that are invented. */
export function plainPdf(lines: readonly string[]): Buffer {
  const written = lines.map((line) => `(${line.replaceAll(/[\\()]/g, String.raw`\$&`)}) Tj T*`).join('\n')
  const content = `BT /F1 12 Tf ${LINE} TL 72 760 Td\n${written}\nET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>', '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${content.length}>>\nstream\n${content}\nendstream`, '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  ]
  let body = '%PDF-1.4\n'
  const at = objects.map((object, index) => {
    const begins = body.length
    body += `${index + 1} 0 obj\n${object}\nendobj\n`
    return String(begins).padStart(10, '0')
  })
  const table = ['0000000000 65535 f ', ...at.map((begins) => `${begins} 00000 n `)].join('\n')
  return Buffer.from(`${body}xref\n0 ${objects.length + 1}\n${table}\ntrailer\n<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${body.length}\n%%EOF\n`, 'latin1')
}
