"""Edits of a Word copy in LibreOffice as its users make them, and what comes of each, as JSON.

usage: edit.py file.docx other.docx re-themed.docx profile-folder
"""
import json, os, sys

sys.path.append(os.path.join(os.path.dirname(__file__), "../../tools"))
from office import desktop_of, end, properties, start
from com.sun.star.text.TextContentAnchorType import AS_CHARACTER

path, other, rethemed, profile = sys.argv[1:5]
office, context = start(profile)
home = desktop_of(context)


def paragraphs(document):
    every = document.Text.createEnumeration()
    while every.hasMoreElements():
        one = every.nextElement()
        if one.supportsService("com.sun.star.text.Paragraph"):
            yield one


def after(document, style, label):
    """A new paragraph of a style after the one that has a label."""
    at = next(i for i, p in enumerate(paragraphs(document)) if p.ListLabelString == label)
    document.Text.insertControlCharacter(list(paragraphs(document))[at].End, 0, False)
    new = list(paragraphs(document))[at + 1]
    new.ParaStyleName = style
    return new


def printed(paragraph):
    """What is printed before a paragraph: its number, or its bullet."""
    if paragraph.ListLabelString or not paragraph.NumberingRules:
        return paragraph.ListLabelString
    level = paragraph.NumberingRules.getByIndex(paragraph.NumberingLevel)
    return next((each.Value for each in level if each.Name == "BulletChar"), "")


def starting(document, words):
    return next(p for p in paragraphs(document) if p.String.startswith(words))


def enter(document, words, text):
    """A paragraph more after the one that begins with some words, as Enter makes it."""
    at = next(i for i, p in enumerate(paragraphs(document)) if p.String.startswith(words))
    document.Text.insertControlCharacter(list(paragraphs(document))[at].End, 0, False)
    new = list(paragraphs(document))[at + 1]
    new.String = text
    return new


def removed(document, words):
    starting(document, words).dispose()


def all_of(document):
    return [f"{printed(p)} {p.String}".strip() for p in paragraphs(document)]


LISTS = ("点一", "点二", "点三", "数一", "数二", "数三", "两国应扩大", "分点甲")
STYLES = ("List Bullet", "List Bullet 2", "List Bullet 3", "List Number", "List Number 2", "List Number 3",
          "Memo Recommendation", "Memo Recommendation Item", "Heading 1")
BODY = ("Text body", "List Bullet", "List Number", "Quote", "Memo Recommendation")
HEADS = ("Title", "Heading 1")

results = {}
try:
    def edited(name, edit, path=path):
        document = home.loadComponentFromURL(f"file://{path}", "_blank", 0, properties(Hidden=True))
        try:
            results[name] = edit(document)
        finally:
            document.close(True)

    for at in ("1.2", "2.4", "3.6", "4.3", "5.2", "5.5"):
        def add(document, at=at):
            return printed(after(document, "Memo Recommendation", f"建议 {at}"))
        edited(f"after {at}", add)

    def styled(style):
        def apply(document):
            body = next(p for p in paragraphs(document) if p.ParaStyleName in ("Text body", "Body Text"))
            body.ParaStyleName = style
            return printed(body)
        return apply
    for style in ("List Bullet", "List Number"):
        edited(f"as {style}", styled(style))

    def face(document):
        styles = document.StyleFamilies.getByName("ParagraphStyles")
        styles.getByName("Standard").CharFontNameAsian = "仿宋"
        names = ("Text body", "List Bullet", "List Number", "Quotations", "Footnote", "Memo Recommendation")
        return {n: styles.getByName(n).CharFontNameAsian for n in names if styles.hasByName(n)}
    edited("face of Normal", face)

    def lists(document):
        """An item more at every level of every list, as a person adds it: at the end of an item, then Enter."""
        for words in LISTS:
            enter(document, words, f"{words}后")
        return all_of(document)
    edited("an item more at every level", lists, other)

    def applied(document):
        """Each list style applied to a new paragraph after the text."""
        found = {}
        for style in STYLES:
            new = enter(document, "海纳百川。", style)
            new.ParaStyleName = style
            found[style] = [printed(new), new.NumberingLevel]
        return found
    edited("styles", applied, other)

    def references(document):
        """A recommendation above those that are referred to, a caption less, and a note more."""
        enter(document, "两国应扩大储能试点。", "两国应先行先试。")
        removed(document, "表 1\u3000各港吞吐量")
        note = document.createInstance("com.sun.star.text.Footnote")
        document.Text.insertTextContent(starting(document, "双方讨论了").Start, note, False)
        document.TextFields.refresh()
        return [p.String for p in paragraphs(document)]
    edited("references", references, other)

    def sections(document):
        """A section more, above the last recommendation."""
        new = enter(document, "海纳百川。", "航运")
        new.ParaStyleName = "Heading 1"
        item = enter(document, "航运", "双方应交换航运数据。")
        item.ParaStyleName = "Memo Recommendation"
        document.TextFields.refresh()
        return all_of(document)
    edited("a section more", sections, other)

    def looks(document):
        """Size of Normal, a table with a row more, and a picture in a line of text."""
        styles = document.StyleFamilies.getByName("ParagraphStyles")
        before = {n: styles.getByName(n).CharHeightAsian for n in BODY}
        styles.getByName("Standard").CharHeightAsian += 1
        grown = {n: styles.getByName(n).CharHeightAsian - before[n] for n in BODY}
        table = next(t for t in document.TextTables if t.getCellByName("A1").String == "港")
        table.Rows.insertByIndex(2, 1)
        cells = [table.getCellByName(n) for n in ("A2", "A3")]
        cells[1].String = "丙"
        one, two = [cell.createEnumeration().nextElement() for cell in cells]
        row = {"style": [one.ParaStyleName, two.ParaStyleName], "size": [one.CharHeightAsian, two.CharHeightAsian]}
        text = starting(document, "过渡文字。")
        after = list(paragraphs(document))[[p.String for p in paragraphs(document)].index("过渡文字。") + 1]
        cursor = document.CurrentController.ViewCursor
        def distance():
            cursor.gotoRange(text.Start, False)
            top = cursor.Position.Y
            cursor.gotoRange(after.Start, False)
            return cursor.Position.Y - top
        was = distance()
        picture = document.createInstance("com.sun.star.text.TextGraphicObject")
        picture.AnchorType, picture.Width, picture.Height = AS_CHARACTER, 3000, 3000
        document.Text.insertTextContent(text.End, picture, False)
        strong = text.createEnumeration().nextElement()
        strong.CharStyleName = "Strong"
        return {"grown": grown, "row": row, "picture": distance() - was, "strong": strong.CharWeightAsian}
    edited("looks", looks, other)

    def next_styles(document):
        styles = document.StyleFamilies.getByName("ParagraphStyles")
        return {n: styles.getByName(n).FollowStyle for n in ("Title", "Heading 1", "Heading 2", "List Bullet", "Memo Recommendation", "Quote")}
    edited("next styles", next_styles, other)

    def faces(document):
        styles = document.StyleFamilies.getByName("ParagraphStyles")
        return {n: styles.getByName(n).CharFontNameAsian for n in (*BODY, *HEADS)}
    edited("another theme", faces, rethemed)

    def saved(document):
        """Saved by LibreOffice as a Word file, and opened again."""
        document.TextFields.refresh()
        document.storeToURL(f"file://{other}.saved.docx", properties(FilterName="MS Word 2007 XML"))
        return [p.String for p in paragraphs(document)]
    edited("before", saved, other)
    edited("saved", lambda document: [p.String for p in paragraphs(document)], f"{other}.saved.docx")
    print(json.dumps(results, ensure_ascii=False))
finally:
    end(office, home)
