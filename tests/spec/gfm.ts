/**
 * The examples of what GitHub Flavored Markdown 0.29 adds to CommonMark, by section of its
 * specification (https://github.github.com/gfm/, CC BY-SA 4.0).
 */
export const gfmExamples: Readonly<Record<string, readonly string[]>> = {
  'Tables (extension)': [
    '| foo | bar |\n| --- | --- |\n| baz | bim |\n',
    '| abc | defghi |\n:-: | -----------:\nbar | baz\n',
    '| f\\|oo  |\n| ------ |\n| b `\\|` az |\n| b **\\|** im |\n',
    '| abc | def |\n| --- | --- |\n| bar | baz |\n> bar\n',
    '| abc | def |\n| --- | --- |\n| bar | baz |\nbar\n\nbar\n',
    '| abc | def |\n| --- |\n| bar |\n',
    '| abc | def |\n| --- | --- |\n| bar |\n| bar | baz | boo |\n',
    '| abc | def |\n| --- | --- |\n',
  ],
  'Task list items (extension)': [
    '- [ ] foo\n- [x] bar\n',
    '- [x] foo\n  - [ ] bar\n  - [x] baz\n- [ ] bim\n',
  ],
  'Strikethrough (extension)': ['~~Hi~~ Hello, world!\n', 'This ~~has a\n\nnew paragraph~~.\n'],
  'Autolinks (extension)': [
    'www.commonmark.org\n',
    'Visit www.commonmark.org/help for more information.\n',
    'Visit www.commonmark.org.\n\nVisit www.commonmark.org/a.b.\n',
    'www.google.com/search?q=Markup+(business)\n\nwww.google.com/search?q=Markup+(business)))\n\n(www.google.com/search?q=Markup+(business))\n\n(www.google.com/search?q=Markup+(business)\n',
    'www.google.com/search?q=(business))+ok\n',
    'www.google.com/search?q=commonmark&hl=en\n\nwww.google.com/search?q=commonmark&hl;\n',
    'www.commonmark.org/he<lp\n',
    'http://commonmark.org\n\n(Visit https://encrypted.google.com/search?q=Markup+(business))\n',
    'foo@bar.baz\n',
    "hello@mail+xyz.example isn't valid, but hello+xyz@mail.example is.\n",
    'a.b-c_d@a.b\n\na.b-c_d@a.b.\n\na.b-c_d@a.b-\n\na.b-c_d@a.b_\n',
  ],
  'Disallowed Raw HTML (extension)': [
    '<strong> <title> <style> <em>\n\n<blockquote>\n  <xmp> is disallowed.  <XMP> is also disallowed.\n</blockquote>\n',
  ],
}
