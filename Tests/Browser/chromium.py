"""Chromium, driven over its pipe of the DevTools protocol: no package is needed for it."""
import base64
import json
import os
import shutil
import subprocess
import tempfile


class Browser:
    """A headless browser with one page."""

    def __init__(self, executable=None):
        self.executable = executable or find()
        self.profile = tempfile.mkdtemp(prefix="gradbook-browser-")
        read_commands, self.commands = os.pipe()
        self.answers, write_answers = os.pipe()
        arguments = [
            self.executable, "--headless=new", "--remote-debugging-pipe", "--no-first-run", "--disable-gpu",
            "--hide-scrollbars", "--disable-dev-shm-usage",
            f"--user-data-dir={self.profile}", "--allow-file-access-from-files",
        ]
        if os.getuid() == 0:
            arguments.append("--no-sandbox")

        def connect():
            # The numbers may be 3 and 4 themselves, so both are moved away first.
            high_in, high_out = os.dup2(read_commands, 103), os.dup2(write_answers, 104)
            os.dup2(high_in, 3)
            os.dup2(high_out, 4)
            os.closerange(5, 256)

        self.process = subprocess.Popen(
            arguments, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, preexec_fn=connect, close_fds=False)
        os.close(read_commands)
        os.close(write_answers)
        self.buffer = b""
        self.number = 0
        self.events = []
        target = self.send("Target.createTarget", {"url": "about:blank"}, session=None)["targetId"]
        self.session = self.send("Target.attachToTarget", {"targetId": target, "flatten": True}, session=None)["sessionId"]
        for domain in ("Page", "Runtime", "Network", "Log"):
            self.send(domain + ".enable")

    def close(self):
        self.process.terminate()
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        shutil.rmtree(self.profile, ignore_errors=True)

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()

    # The protocol

    def message(self):
        while b"\0" not in self.buffer:
            chunk = os.read(self.answers, 1 << 20)
            if not chunk:
                raise RuntimeError("the browser has ended")
            self.buffer += chunk
        text, self.buffer = self.buffer.split(b"\0", 1)
        return json.loads(text)

    def send(self, method, parameters=None, session=True):
        self.number += 1
        number = self.number
        message = {"id": number, "method": method, "params": parameters or {}}
        if session:
            message["sessionId"] = self.session
        data = json.dumps(message).encode() + b"\0"
        while data:
            data = data[os.write(self.commands, data):]
        while True:
            answer = self.message()
            if answer.get("id") == number:
                if "error" in answer:
                    raise RuntimeError(f"{method}: {answer['error']['message']}")
                return answer["result"]
            self.events.append(answer)

    # Pages

    def open(self, address):
        """Loads a page and waits for it; the events of its loading are in `events`."""
        self.events = []
        self.send("Page.navigate", {"url": address})
        while True:
            if any(event.get("method") == "Page.loadEventFired" for event in self.events):
                return
            self.events.append(self.message())

    def value(self, expression):
        result = self.send(
            "Runtime.evaluate", {"expression": expression, "returnByValue": True, "awaitPromise": True})
        if "exceptionDetails" in result:
            details = result["exceptionDetails"]
            raise RuntimeError(details.get("exception", {}).get("description") or details["text"])
        return result["result"].get("value")

    def look(self, width, height=900, dark=False, printed=False, zoom=1):
        self.send("Emulation.setDeviceMetricsOverride", {
            "width": width, "height": height, "deviceScaleFactor": zoom, "mobile": False})
        self.send("Emulation.setEmulatedMedia", {
            "media": "print" if printed else "",
            "features": [
                {"name": "prefers-color-scheme", "value": "dark" if dark else "light"},
                {"name": "prefers-reduced-motion", "value": "reduce"}]})

    def scripts(self, allowed):
        self.send("Emulation.setScriptExecutionDisabled", {"value": not allowed})

    def picture(self, path, whole=True):
        result = self.send("Page.captureScreenshot", {"format": "png", "captureBeyondViewport": whole})
        with open(path, "wb") as file:
            file.write(base64.b64decode(result["data"]))

    def paper(self):
        return base64.b64decode(self.send("Page.printToPDF", {"printBackground": True})["data"])

    def requests(self):
        return [
            event["params"]["request"]["url"] for event in self.events
            if event.get("method") == "Network.requestWillBeSent"]

    def complaints(self):
        """Errors of scripts, and what the console was told of errors."""
        found = []
        for event in self.events:
            if event.get("method") == "Runtime.exceptionThrown":
                found.append(event["params"]["exceptionDetails"]["text"])
            if event.get("method") == "Log.entryAdded" and event["params"]["entry"]["level"] == "error":
                found.append(event["params"]["entry"]["text"])
        return found


def find():
    """The browser of this machine; None where there is none."""
    for name in ("chromium", "chromium-browser", "google-chrome"):
        path = shutil.which(name)
        if path:
            return path
    return None
