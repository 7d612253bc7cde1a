# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""A store on the loopback interface whose answers are scripted."""
import base64
import gzip
import hashlib
import http.server
import re
import socket
import ssl
import threading
import time
import urllib.parse

REALM, NONCE = "graf", "0a4f113b"


class Answer:
    """One answer: a status, headers and a body; or a connection that is cut,
    or silence."""

    def __init__(self, status=204, headers=(), body=b"", cut=False, wait=0):
        self.status, self.headers, self.body = status, headers, body
        self.cut, self.wait = cut, wait


class Request:
    def __init__(self, handler, body):
        split = urllib.parse.urlsplit(handler.path)
        self.method, self.path = handler.command, split.path
        self.query = dict(urllib.parse.parse_qsl(split.query))
        self.headers, self.raw = handler.headers, body
        self.zipped = handler.headers.get("Content-Encoding") == "gzip"
        self.body = gzip.decompress(body) if self.zipped else body

    @property
    def graph(self):
        return self.query.get("graph")


def digest_is_right(header, method, user, password):
    fields = dict(re.findall(r'(\w+)="?([^",]*)"?', header))

    def md5(text):
        return hashlib.md5(text.encode()).hexdigest()

    first = md5(f"{user}:{REALM}:{password}")
    second = md5(f"{method}:{fields['uri']}")
    return fields["username"] == user and fields["response"] == md5(
        f"{first}:{NONCE}:{fields['nc']}:{fields['cnonce']}:auth:{second}")


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_arguments):
        pass

    def handle_any(self):
        store = self.server.store
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        request = Request(self, body)
        store.requests.append(request)
        answer = store.answer(request)
        time.sleep(answer.wait)
        if answer.cut:
            self.close_connection = True
            self.connection.shutdown(socket.SHUT_RDWR)
            return
        self.send_response(answer.status)
        for name, value in answer.headers:
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        try:
            self.end_headers()
            self.wfile.write(answer.body)
        except (BrokenPipeError, ConnectionResetError):
            pass  # nobody waited

    do_GET = do_PUT = do_POST = do_DELETE = handle_any


class Store:
    """Answers with `script` in turn, then as `answer` is overridden to."""

    def __init__(self, script=(), certificate=None):
        self.script, self.requests = list(script), []
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.store = self
        scheme = "http"
        if certificate is not None:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
            self.server.socket = context.wrap_socket(self.server.socket,
                                                     server_side=True)
            scheme = "https"
        self.root = f"{scheme}://127.0.0.1:{self.server.server_address[1]}"
        self.url = self.root + "/ds/data"
        threading.Thread(target=self.server.serve_forever, args=(0.05,),
                         daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def answer(self, _request):
        return self.script.pop(0) if self.script else Answer()

    @property
    def graphs(self):
        """What a store would hold now."""
        graphs = {}
        for request in self.requests:
            if request.method == "PUT":
                graphs[request.graph] = set()
            if request.method in ("PUT", "POST") and request.graph:
                graphs[request.graph] |= set(
                    request.body.decode().splitlines())
        return graphs


class Guarded(Store):
    """Wants a name and a password, in the given way."""

    def __init__(self, scheme, user, password):
        super().__init__()
        self.scheme, self.user, self.password = scheme, user, password

    def is_allowed(self, request):
        header = request.headers.get("Authorization", "")
        if not header.startswith(self.scheme + " "):
            return False
        if self.scheme == "Digest":
            return digest_is_right(header, request.method, self.user,
                                   self.password)
        expected = f"{self.user}:{self.password}".encode()
        return base64.b64decode(header.split()[1]) == expected

    def answer(self, request):
        if self.is_allowed(request):
            return Answer()
        challenge = (f'Digest realm="{REALM}", nonce="{NONCE}", qop="auth"'
                     if self.scheme == "Digest" else f'Basic realm="{REALM}"')
        self.requests.pop()
        return Answer(401, [("WWW-Authenticate", challenge)])
