// The memo as anybody would make a PDF of it with pdfmake alone: no Chinese rules, no tags, no proof.
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const pdfmake = require('pdfmake')

const [, , source, target] = process.argv
const font = (name) => join(__dirname, '../../templates/fonts', name)
pdfmake.setFonts({
  Serif: { normal: font('NotoSerifSC-Regular.ttf'), bold: font('NotoSerifSC-Bold.ttf') },
})
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(() => true)

const text = readFileSync(source, 'utf8')
  .replace(/^---\n.*?\n---\n/s, '')
  .replace(/ ?<!--.*?-->/gs, '')
const block = (part) => {
  if (/^#+ /.test(part)) return { text: part.replace(/^#+ /, ''), bold: true, fontSize: 13 }
  if (/^[-*] /.test(part))
    return { ul: part.split(/\n[-*] /).map((item) => item.replace(/^[-*] /, '')) }
  if (!part.startsWith('|')) return { text: part, alignment: 'justify', leadingIndent: 21 }
  const rows = part.split('\n').filter((row) => !/^\|[ :|-]+\|$/.test(row))
  return {
    table: {
      body: rows.map((row) =>
        row
          .split('|')
          .slice(1, -1)
          .map((cell) => cell.trim()),
      ),
    },
  }
}
void pdfmake
  .createPdf({
    content: text
      .trim()
      .split(/\n{2,}/)
      .map(block),
    defaultStyle: { font: 'Serif', fontSize: 10.5, lineHeight: 1.2 },
  })
  .write(target)
