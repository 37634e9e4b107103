"""LibreOffice without a window, as scripts drive it by UNO."""
import os, subprocess, time
import uno
from com.sun.star.beans import PropertyValue
from com.sun.star.connection import NoConnectException


def start(profile):
    """A process of LibreOffice with a profile of its own, and its context."""
    pipe = f"memopress{os.getpid()}"
    process = subprocess.Popen(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore",
         f"--accept=pipe,name={pipe};urp;"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    local = uno.getComponentContext()
    resolver = local.ServiceManager.createInstance("com.sun.star.bridge.UnoUrlResolver")
    for _ in range(240):
        try:
            return process, resolver.resolve(f"uno:pipe,name={pipe};urp;StarOffice.ComponentContext")
        except NoConnectException:
            time.sleep(0.5)
    raise SystemExit("no LibreOffice")


def desktop_of(context):
    return context.ServiceManager.createInstance("com.sun.star.frame.Desktop")


def properties(**values):
    return tuple(PropertyValue(Name=name, Value=value) for name, value in values.items())


def end(process, desktop):
    """Ends the process, even one that no longer answers."""
    try:
        desktop.terminate()
    except Exception:
        pass
    try:
        process.wait(30)
    except subprocess.TimeoutExpired:
        process.kill()
