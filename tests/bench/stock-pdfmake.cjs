// The memo as anybody would make a PDF of it with pdfmake alone: no Chinese rules, no tags, no proof.
const { readFileSync } = require('node:fs')
const { join } = require('node:path')
const pdfmake = require('pdfmake')

const font = (name) => join(__dirname, '../../templates/fonts', name)
pdfmake.setFonts({
  Serif: { normal: font('NotoSerifSC-Regular.ttf'), bold: font('NotoSerifSC-Bold.ttf') },
})
pdfmake.setUrlAccessPolicy(() => false)
pdfmake.setLocalAccessPolicy(() => true)

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
/** A pdfmake document of the memo in a file: `getBuffer()`, `write(path)`. */
const stock = (source) => {
  const text = readFileSync(source, 'utf8')
    .replace(/^---\n.*?\n---\n/s, '')
    .replace(/ ?<!--.*?-->/gs, '')
    .trim()
  return pdfmake.createPdf({
    content: text.split(/\n{2,}/).map(block),
    defaultStyle: { font: 'Serif', fontSize: 10.5, lineHeight: 1.2 },
  })
}
module.exports = { stock }

if (require.main === module) void stock(process.argv[2]).write(process.argv[3])
