# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Exports that the checks load: of the examples, of articles with hostile
strings, and of documents that are nothing but hostile."""
import json
import os
import subprocess

RDF = ("nq", "nt", "ttl", "trig", "rdf", "jsonld")
NETWORKS = ("graphml", "gexf")

# The other networks that there are of the examples.
VARIANTS = {"events": ["--graph=events"], "comentions": ["--graph=comentions"],
            "multi": ["--multi"]}

# Each string stands in a name, a title, an identifier and an address.
STRINGS = {
    "kendali": "a\x01b\x08c\x0bd\x1fe\x7ff\ufffeg\uffff",
    "kutip": "\"kutip\" 'tunggal' \\ garis \"\"\"tiga\"\"\"",
    "baris": "satu\r\ndua\ttiga\u2028empat\x85lima",
    "emoji": "\U0001f1ee\U0001f1e9 \U0001f468\u200d\U0001f469\u200d\U0001f467",
    "kurung": "{kurung} <siku> |pipa| ^topi^ `miring`",
    "xml": "]]> <![CDATA[ &amp; &#0; <!-- --> <?x?>",
    "tak-hingga": "INFLASI NAIK, INFRASTRUKTUR ROBOH, INF, NaN",
    "angka": "1E-4 12,5 5. -0 0x10",
    "arah": "\u202ekanan ke kiri\u202c e\u0301 \u00a0spasi",
    "turtle": "@prefix wg: <x> . a:b/c _:b1 << a b c >> titik. .koma;",
    "pengganti": "\ud83c setengah \udc00",
    "panjang": "Panjang" * 1500,
}
DATES = ("2026-02-31", "31 Februari 2026", "99999-12-31", "0000-00-00",
         "2026-05-01T24:00:00Z", "2026-05-29T25:61:00+07:00", "", "INF",
         "besok", "2026-05-29", "2026-05-29T10:00:00+07:00", "1/2/3")


def article(number, name, string):
    date = DATES[number % len(DATES)]
    return {
        "id": f"{name} {string}"[:300],
        "url": f"https://contoh.example/berita/{name}/a b?{{x}}=|{string}#%2",
        "title": f"Menteri {string} Bertemu Gubernur",
        "published": date,
        "publisher": f"Harian {string}"[:400],
        "author": string[:400],
        "text": f"JAKARTA - Menteri Perdagangan Budi Santoso menuduh PT "
                f"{string} melanggar aturan pada Senin, 31 Februari 2026.\n\n"
                f"\"Kami menolak {string}\", kata Budi di Bandung.\n\n"
                f"Menurut Yayasan {string}, pemerintah belum membayar ganti "
                f"rugi Rp 12,5 miliar kepada {string} hingga {date}.\n",
    }


def write_hostile(path):
    """Write the articles as JSON Lines, with surrogates as escapes."""
    with open(path, "w", encoding="ascii") as file:
        for number, (name, string) in enumerate(STRINGS.items()):
            file.write(json.dumps(article(number, name, string)) + "\n")


class Material:
    """Exports by name and format, made when they are first asked for."""

    def __init__(self, tool, writer, root, folder):
        self.tool, self.writer = tool, writer
        self.root, self.folder = root, folder
        self.inputs = {"examples": os.path.join(root, "examples", "articles"),
                       "hostile": os.path.join(folder, "hostile.jsonl")}
        os.makedirs(folder, exist_ok=True)
        write_hostile(self.inputs["hostile"])
        self.names = ["examples", "hostile", "documents"]
        self.made = set()

    def path(self, name, kind):
        path = os.path.join(self.folder, f"{name}.{kind}")
        if (name, kind) not in self.made:
            self.make(name, kind, path)
            self.made.add((name, kind))
        return path

    def make(self, name, kind, path):
        if name == "documents":
            with open(path, "wb") as file:
                subprocess.run([self.writer, kind, "hostile", "actors"],
                               check=True, stdout=file)
            return
        subprocess.run([self.tool, "export", "-q", "--with-text",
                        *VARIANTS.get(name, []), "-o", path,
                        self.inputs.get(name, self.inputs["examples"])],
                       check=True, stderr=subprocess.DEVNULL)

    def text(self, name, kind):
        with open(self.path(name, kind), encoding="utf-8", newline="") as file:
            return file.read()
