"""Edits of a Word copy by python-docx, each of the copy as it was, saved in a folder under its name.

usage: python_docx.py file.docx picture.png folder
"""
import copy, os, sys

import docx
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

path, picture, folder = sys.argv[1:4]
ITEMS = ("点一", "点二", "点三", "数一", "数二", "数三", "两国应扩大", "分点甲")
STYLES = ("List Bullet", "List Bullet 2", "List Bullet 3", "List Number", "List Number 2", "List Number 3",
          "Memo Recommendation", "Memo Recommendation Item", "Heading 1")


def starting(document, words):
    return next(p for p in document.paragraphs if p.text.startswith(words))


def enter(document, words, text):
    """A paragraph more after the one that begins with some words, with its properties, as Enter makes it."""
    before = starting(document, words)
    new = copy.deepcopy(before._p)
    for child in [c for c in new if c.tag != qn("w:pPr")]:
        new.remove(child)
    before._p.addnext(new)
    paragraph = docx.text.paragraph.Paragraph(new, before._parent)
    paragraph.add_run(text)
    return paragraph


def style_of(document, name):
    """By its name or, where it has others beside it, the first of them."""
    return next(s for s in document.styles if s.name and s.name.split(",")[0].lower() == name.lower())


def saved(document):
    pass


def items(document):
    for words in ITEMS:
        enter(document, words, f"{words}后")


def applied(document):
    for style in reversed(STYLES):
        enter(document, "海纳百川。", style).style = style_of(document, style)


def face(document):
    fonts = document.styles["Normal"].element.get_or_add_rPr().get_or_add_rFonts()
    fonts.attrib.pop(qn("w:eastAsiaTheme"), None)
    fonts.set(qn("w:eastAsia"), "仿宋")


def size(document):
    document.styles["Normal"].font.size = Pt(16)


def recommendation(document):
    enter(document, "海纳百川。", "航运").style = style_of(document, "heading 1")
    enter(document, "航运", "双方应交换航运数据。").style = style_of(document, "Memo Recommendation")


def row(document):
    """A row more below the last, as Word inserts it: with the paragraphs of that."""
    table = next(t for t in document.tables if t.cell(0, 0).text == "港")
    last = table.rows[-1]._tr
    last.addnext(copy.deepcopy(last))
    for cell, text in zip(table.rows[-1].cells, ("丙", "3")):
        cell.paragraphs[0].runs[0].text = text


def typed_row(document):
    """A row more as scripts add one: of paragraphs in Normal."""
    table = next(t for t in document.tables if t.cell(0, 0).text == "港")
    for cell, text in zip(table.add_row().cells, ("丁", "4")):
        cell.text = text


def paste(document):
    starting(document, "过渡文字。").add_run().add_picture(picture, width=Mm(30))


for edit in (saved, items, applied, face, size, recommendation, row, typed_row, paste):
    document = docx.Document(path)
    edit(document)
    document.save(os.path.join(folder, f"{edit.__name__}.docx"))
# A house's file as python-docx makes one.
docx.Document().save(os.path.join(folder, "house.docx"))
