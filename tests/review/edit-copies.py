"""Edits of review copies in LibreOffice as reviewers make them, with and without tracking, in one run.

usage: edit-copies.py profile-folder file.docx ...      writes file.back.docx beside each, and what was done as JSON
"""
import json, os, random, sys

sys.path.append(os.path.join(os.path.dirname(__file__), "../tools"))
from office import desktop_of, end, properties, start

profile, paths = sys.argv[1], sys.argv[2:]
office, context = start(profile)
home = desktop_of(context)


def texts(document):
    """Paragraphs of the body that hold text of the memo, one line and no note each."""
    every = document.Text.createEnumeration()
    found = []
    while every.hasMoreElements():
        one = every.nextElement()
        isText = one.supportsService("com.sun.star.text.Paragraph")
        if isText and len(one.String) > 16 and "\n" not in one.String:
            style = one.ParaStyleName
            portions = one.createEnumeration()
            kinds = set()
            while portions.hasMoreElements():
                kinds.add(portions.nextElement().TextPortionType)
            if style.startswith(("Body", "List", "Text", "Memo", "Quote", "First", "Recommendation")) and "Footnote" not in kinds and "TextField" not in kinds:
                found.append(one)
    return found[2:-1]


def stretch(paragraph, dice, longest=4):
    """A cursor over a few characters inside a paragraph."""
    length = len(paragraph.String)
    start = 2 + dice.randrange(length - longest - 4)
    cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
    cursor.goRight(start, False)
    cursor.goRight(1 + dice.randrange(longest), True)
    return cursor


def retype(paragraph, dice):
    stretch(paragraph, dice).String = dice.choice(["新的", "要点", " AI ", "10%", "*星号*"])


def insert(paragraph, dice):
    cursor = stretch(paragraph, dice)
    paragraph.Text.insertString(cursor.Start, dice.choice(["新增", "（见上）", "not ", "，"]), False)


def cut(paragraph, dice):
    stretch(paragraph, dice).String = ""


def bold(paragraph, dice):
    stretch(paragraph, dice).CharWeight = 150.0


def split(paragraph, dice):
    cursor = stretch(paragraph, dice)
    paragraph.Text.insertControlCharacter(cursor.Start, 0, False)


def add(paragraph, dice):
    cursor = paragraph.Text.createTextCursorByRange(paragraph.End)
    paragraph.Text.insertControlCharacter(cursor, 0, False)
    paragraph.Text.insertString(cursor, f"双方新增一点 {dice.randrange(1000)}。", False)


def join(paragraph, dice):
    cursor = paragraph.Text.createTextCursorByRange(paragraph.End)
    cursor.goRight(1, True)
    cursor.String = ""


def remove(paragraph, dice):
    cursor = paragraph.Text.createTextCursorByRange(paragraph.Start)
    cursor.gotoRange(paragraph.End, True)
    cursor.goRight(1, True)
    cursor.String = ""


kinds = [retype, insert, cut, bold, split, add, join, remove]


def edit(document, seed):
    dice = random.Random(seed)
    done = []
    for at in range(6):
        document.RecordChanges = at % 2 == 0
        all_texts = texts(document)
        own = all_texts[at * len(all_texts) // 6: max(at * len(all_texts) // 6 + 1, (at + 1) * len(all_texts) // 6)]
        if not own:
            continue
        kind = kinds[(seed + at) % len(kinds)]
        paragraph = dice.choice(own)
        if kind is join:
            following = [p.String for p in all_texts]
            place = following.index(paragraph.String)
            if place + 1 >= len(all_texts) or all_texts[place + 1].ParaStyleName != paragraph.ParaStyleName:
                kind = insert
        kind(paragraph, dice)
        done.append(kind.__name__ + ("+" if at % 2 == 0 else ""))
    document.RecordChanges = False
    return done


try:
    done = []
    for seed, path in enumerate(paths):
        document = home.loadComponentFromURL(f"file://{path}", "_blank", 0, properties(Hidden=True))
        done.append(edit(document, seed))
        document.storeToURL(f"file://{path.replace('.docx', '.back.docx')}", properties(FilterName="MS Word 2007 XML"))
        document.close(True)
    print(json.dumps(done))
finally:
    end(office, home)
