"""Word files as LibreOffice has them once all their tracked changes are accepted or rejected, as JSON.

usage: decide.py profile-folder jobs.json, which lists [path, 'accept' | 'reject' | 'read']
"""
import json, os, re, sys

sys.path.append(os.path.join(os.path.dirname(__file__), "../../tools"))
from office import desktop_of, end, properties, start

profile, jobs = sys.argv[1:3]
office, context = start(profile)
desktop = desktop_of(context)


def lines(text):
    """Paragraphs with their labels, and cells, in order."""
    every = text.createEnumeration()
    while every.hasMoreElements():
        one = every.nextElement()
        if one.supportsService("com.sun.star.text.TextTable"):
            for name in one.CellNames:
                yield "cell " + one.getCellByName(name).String
        elif one.String.strip():
            # A redline has the box of a task as a label, which LibreOffice does not tell; its editions have a control.
            words = re.sub("^[☐☑]\t", "", one.String)
            yield f"{one.ListLabelString} {words}".strip()


dispatcher = context.ServiceManager.createInstance("com.sun.star.frame.DispatchHelper")
commands = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
try:
    results = []
    for path, decision in json.load(open(jobs)):
        document = desktop.loadComponentFromURL(f"file://{path}", "_blank", 0, properties(Hidden=True))
        try:
            if decision in commands:
                frame = document.CurrentController.Frame
                dispatcher.executeDispatch(frame, commands[decision], "", 0, ())
            results.append(list(lines(document.Text)))
        finally:
            document.close(True)
    print(json.dumps(results))
finally:
    end(office, desktop)
