"""Word files as LibreOffice has them once all their tracked changes are accepted or rejected, as JSON.

usage: decide.py profile-folder jobs.json, which lists [path, 'accept' | 'reject' | 'read']
"""
import json, os, subprocess, sys, time
import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException

profile, jobs = sys.argv[1:3]
pipe = f"memopress{os.getpid()}"
office = subprocess.Popen(
    ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore",
     f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
local = uno.getComponentContext()


def connected():
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(240):
        try:
            return resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("no LibreOffice")


def hidden():
    value = PropertyValue()
    value.Name, value.Value = "Hidden", True
    return (value,)


def lines(text):
    """Paragraphs with their labels, and cells, in order."""
    every = text.createEnumeration()
    while every.hasMoreElements():
        one = every.nextElement()
        if one.supportsService("com.sun.star.text.TextTable"):
            for name in one.CellNames:
                yield "cell " + one.getCellByName(name).String
        elif one.String.strip():
            yield f"{one.ListLabelString} {one.String}".strip()


context = connected()
services = context.ServiceManager
desktop = services.createInstance("com.sun.star.frame.Desktop")
dispatcher = services.createInstance("com.sun.star.frame.DispatchHelper")
commands = {"accept": ".uno:AcceptAllTrackedChanges", "reject": ".uno:RejectAllTrackedChanges"}
try:
    results = []
    for path, decision in json.load(open(jobs)):
        document = desktop.loadComponentFromURL(f"file://{path}", "_blank", 0, hidden())
        try:
            if decision in commands:
                frame = document.CurrentController.Frame
                dispatcher.executeDispatch(frame, commands[decision], "", 0, ())
            results.append(list(lines(document.Text)))
        finally:
            document.close(True)
    print(json.dumps(results))
finally:
    try:
        desktop.terminate()
    except Exception:
        pass
    office.wait(60)
