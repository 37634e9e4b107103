import { describe, expect, test } from 'vitest'
import { parseXml } from '../../scripts/readers/docx/xml.ts'

const node = (name: string, ...children: unknown[]) => ({ name, attributes: {}, children })

describe('XML as a tree', () => {
  test('has elements, attributes and texts in order, references replaced', () => {
    const xml = `\ufeff<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\r
<w:p xmlns:w='w' a = "1\t&lt;2&#x3000;'&quot;" ><w:t>共识 &amp; &#169;\r\n“</w:t><!-- - --><w:br/>—</w:p >\n`
    expect(parseXml(xml)).toEqual({
      name: 'w:p',
      attributes: { 'xmlns:w': 'w', a: '1 <2\u3000\'"' },
      children: [node('w:t', '共识 & ©\n“'), node('w:br'), '—'],
    })
  })

  test('knows no keys but those of the file', () => {
    const { attributes } = parseXml('<a __proto__="b"/>')
    expect(Object.entries(attributes)).toEqual([['__proto__', 'b']])
    expect(attributes['constructor']).toBeUndefined()
  })

  test.each([
    ['nothing', ''],
    ['a text', 'text'],
    ['two roots', '<a/><b/>'],
    ['a text behind the root', '<a/>x'],
    ['a reference behind the root', '<a/>&#32;'],
    ['a no-break space behind the root', '<a/>\u00a0'],
    ['an element that does not end', '<a><b></b>'],
    ['an end without a beginning', '</a>'],
    ['elements that cross', '<a><b></a></b>'],
    ['an end in other letters', '<a></A>'],
    ['a lone <', '<a>1 < 2</a>'],
    ['a < in an attribute', '<a b="<"/>'],
    ['an attribute without quotes', '<a b=c/>'],
    ['an attribute without a value', '<a b/>'],
    ['attributes that touch', '<a b="1"c="2"/>'],
    ['an attribute twice', '<a b="1" b="2"/>'],
    ['a lone &', '<a>R&D</a>'],
    ['an entity of HTML', '<a>&nbsp;</a>'],
    ['an entity of the prototype', '<a>&constructor;</a>'],
    ['a reference to no character', '<a>&#0;</a>'],
    ['a reference beyond Unicode', '<a>&#x110000;</a>'],
    ['a reference to half a character', '<a>&#xD800;</a>'],
    ['a control character', '<a>\u0001</a>'],
    ['U+FFFE', '<a>\ufffe</a>'],
    ['half a character', '<a>\ud800</a>'],
    ['the end of a section', '<a>]]></a>'],
    ['two hyphens in a comment', '<a><!-- -- --></a>'],
    ['a declared type', '<!DOCTYPE a><a/>'],
    ['a section of characters', '<a><![CDATA[b]]></a>'],
    ['an instruction', '<?x y?><a/>'],
    ['a name beyond ASCII', '<é/>'],
    ['an attribute beyond ASCII', '<a é="1"/>'],
    ['another version', '<?xml version="2.0"?><a/>'],
    ['a version with other characters', '<?xml version="1.1"?><a>&#1;</a>'],
    ['another encoding', '<?xml version="1.0" encoding="GB18030"?><a/>'],
  ])('%s is refused', (_, xml) => {
    expect(() => parseXml(xml)).toThrow(Error)
  })
})
