"""Edits of a Word copy in LibreOffice as its users make them, and what comes of each, as JSON.

usage: edit.py file.docx profile-folder
"""
import json, os, subprocess, sys, time
import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

path, profile = sys.argv[1:3]
pipe = f"memopress{os.getpid()}"
office = subprocess.Popen(
    ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore",
     f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


def desktop():
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(240):
        try:
            context = resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
            return context.ServiceManager.createInstance("com.sun.star.frame.Desktop")
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("no LibreOffice")


def hidden():
    value = PropertyValue()
    value.Name, value.Value = "Hidden", True
    return (value,)


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


home = desktop()
results = {}
try:
    def edited(name, edit):
        document = home.loadComponentFromURL(f"file://{path}", "_blank", 0, hidden())
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
    print(json.dumps(results, ensure_ascii=False))
finally:
    try:
        home.terminate()
    except Exception:
        pass
    office.wait(30)
