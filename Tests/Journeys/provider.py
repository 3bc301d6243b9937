"""The identity provider of the tests: it runs on this machine and lets in whom it is told to."""

import pathlib
import re
import subprocess
import tempfile
import time

from service import ROOT

BINARY = ROOT / ".build" / "debug" / "TestProvider"
CLIENT, SECRET = "throughline-of-tests", "a secret/of the tests+1"


class Provider:
    def __init__(self):
        self.directory = tempfile.TemporaryDirectory(prefix="throughline-provider-")
        self.secret = pathlib.Path(self.directory.name) / "openid-secret"
        self.secret.write_text(SECRET)
        self.secret.chmod(0o600)
        self.log = open(f"{self.directory.name}/log", "w+")
        self.process = subprocess.Popen([BINARY, "0"], stdout=self.log, stderr=subprocess.STDOUT)
        for _ in range(300):
            said = re.search(r"http://127\.0\.0\.1:\d+", open(self.log.name).read())
            if said:
                self.address = said[0]
                return
            time.sleep(0.1)
        raise AssertionError("the provider did not start")

    @property
    def options(self):
        """What the service is told of it."""
        return ["--openid-issuer", self.address, "--openid-client", CLIENT, "--openid-secret-file", str(self.secret)]

    def let_in(self, visitor, subject, name, *groups):
        """Somebody says at the provider's page who they are."""
        visitor.page.wait_for_url(self.address + "/**")
        for field, value in (("subject", subject), ("name", name), ("sign-in", subject), ("groups", " ".join(groups))):
            visitor.page.get_by_label(field, exact=True).fill(value)
        visitor.page.get_by_role("button", name="Go on").click()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
        self.directory.cleanup()
