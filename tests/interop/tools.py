# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Gets the programs that exports are loaded into, from the package registries,
into a folder of their own; starts servers there and ends them."""
import contextlib
import hashlib
import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request

HERE = os.path.dirname(os.path.abspath(__file__))


class Skip(Exception):
    """The check cannot be run here, and why."""


def need(program, package):
    path = shutil.which(program)
    if path is None:
        raise Skip(f"no {program}; install {package}")
    return path


def run(command, **options):
    """Run and return what was printed; fail with it otherwise."""
    result = subprocess.run(command, stdout=subprocess.PIPE,
                            stderr=subprocess.STDOUT, text=True,
                            errors="replace", **options)
    if result.returncode != 0:
        raise AssertionError(f"{os.path.basename(command[0])} ended with "
                             f"{result.returncode}:\n{result.stdout[-3000:]}")
    return result.stdout


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def fetch(url, accept=None, data=None):
    request = urllib.request.Request(url, data=data)
    if accept:
        request.add_header("Accept", accept)
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    with opener.open(request, timeout=120) as answer:
        return answer.read().decode()


class Tools:
    def __init__(self, cache):
        self.cache = cache
        os.makedirs(cache, exist_ok=True)

    def folder(self, name, files, fill):
        """Return the folder of that name, filled again when the files that
        say what is in it have changed."""
        place = os.path.join(self.cache, name)
        state = hashlib.sha256()
        for path in files:
            with open(path, "rb") as file:
                state.update(file.read())
        stamp = os.path.join(place, ".stamp")
        if os.path.exists(stamp):
            with open(stamp, encoding="ascii") as file:
                if file.read() == state.hexdigest():
                    return place
        shutil.rmtree(place, ignore_errors=True)
        os.makedirs(place)
        try:
            fill(place)
        except (AssertionError, subprocess.TimeoutExpired) as error:
            raise Skip("cannot be had: " +
                       str(error).strip().splitlines()[-1][:300]) from error
        with open(stamp, "w", encoding="ascii") as file:
            file.write(state.hexdigest())
        return place

    def jars(self, name):
        """Return the class path of what pom-NAME.xml names."""
        need("java", "default-jdk-headless")
        mvn = need("mvn", "maven")
        pom = os.path.join(HERE, f"pom-{name}.xml")

        def fill(place):
            run([mvn, "-B", "-q", "-f", pom, "dependency:copy-dependencies",
                 "-DoutputDirectory=" + os.path.join(place, "jars"),
                 "-Dmaven.repo.local=" + os.path.join(self.cache, "maven")],
                timeout=600)

        return os.path.join(self.folder(name, [pom], fill), "jars", "*")

    def java(self, name, *arguments):
        """Return the command that runs a class, or a source file of ours."""
        return ["java", "-Xmx1g", "-cp", self.jars(name), *arguments]

    def node(self, script, *arguments):
        """Run a script of ours with the packages of package.json."""
        node, npm = need("node", "nodejs"), need("npm", "npm")
        files = [os.path.join(HERE, name)
                 for name in ("package.json", "package-lock.json")]

        def fill(place):
            for path in files:
                shutil.copy(path, place)
            run([npm, "ci", "--silent", "--no-audit", "--no-fund",
                 "--cache", os.path.join(self.cache, "npm")],
                cwd=place, timeout=600)

        place = self.folder("node", files, fill)
        # Packages are looked for from where the script lies.
        shutil.copy(os.path.join(HERE, script), place)
        return run([node, os.path.join(place, script), *arguments])

    @contextlib.contextmanager
    def server(self, command, url, log):
        """Run a server until the end of the block; it is up once the address
        answers anything."""
        with open(log, "w", encoding="utf-8") as out:
            process = subprocess.Popen(command, stdout=out,
                                       stderr=subprocess.STDOUT,
                                       cwd=os.path.dirname(log))
        try:
            wait_for(process, url, log)
            yield process
        finally:
            process.terminate()
            try:
                process.wait(30)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def wait_for(process, url, log, seconds=120):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            fetch(url)
            return
        except urllib.error.HTTPError:
            return
        except OSError:
            pass
        if process.poll() is not None:
            break
        time.sleep(0.2)
    with open(log, encoding="utf-8", errors="replace") as file:
        raise AssertionError(f"{url} does not answer:\n{file.read()[-2000:]}")
