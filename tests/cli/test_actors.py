#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Who is meant, from outside: names of one article, gazetteers of the user and
how they are checked, merges.

usage: test_actors.py TOOL SOURCE_ROOT
"""
import glob
import os
import re
import sys
import unittest

from test_cli import ROOT, Scratch, wartagraf

ARTICLE = """Surabaya - Wana Lestari membeli lahan itu, Senin (2/3/2026).

Warung Sagu mengkritik WL karena pembelian itu. Negeri Gajah Putih menolak.
"""
TSV = """# label kind subtype names qid country
Yayasan Wana Lestari\torganization\tngo\tWana Lestari|WL\tQ4242424242\tid
"""
SKOS = """@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix schema: <https://schema.org/> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
<https://contoh.id/warung> a schema:Corporation ;
  skos:prefLabel "Kedai Sagu Nusantara"@id, "Nusantara Sago"@en ;
  skos:altLabel "Warung Sagu" ;
  owl:sameAs <http://www.wikidata.org/entity/Q4242424243> .
"""
SAME = "<http://www.w3.org/2002/07/owl#sameAs>"


class Gazetteers(Scratch):
    def graph(self, *options):
        article = self.write("berita.txt", ARTICLE)
        result = self.export(*options, article)
        self.assertEqual(result.returncode, 0, result.stderr)
        return result.stdout.decode()

    def test_rows_of_the_user_are_known(self):
        before = self.graph()
        self.assertFalse("actor/yayasan-wana-lestari>" in before)
        after = self.graph("--gazetteer", self.write("a.tsv", TSV),
                           "--gazetteer", self.write("b.ttl", SKOS))
        self.assertTrue(
            "actor/yayasan-wana-lestari> " + SAME +
            " <http://www.wikidata.org/entity/Q4242424242>" in after)
        self.assertTrue("actor/kedai-sagu-nusantara> " + SAME in after)
        for command in ("analyze", "explain"):
            result = wartagraf(command, "--gazetteer", self.path("a.tsv"),
                               self.path("berita.txt"))
            self.assertEqual(result.returncode, 0, result.stderr)

    def test_a_later_file_wins(self):
        first = self.write("a.tsv", TSV)
        second = self.write(
            "b.tsv", "Wahana Lestari Raya\torganization\tcompany\tWL\n")
        names = ["actor/yayasan-wana-lestari>", "actor/wahana-lestari-raya>"]
        both = self.graph("--gazetteer", first, "--gazetteer", second)
        self.assertTrue(names[0] in both)
        self.assertTrue(names[1] in both)
        swapped = self.graph("--gazetteer", second, "--gazetteer", first)
        self.assertTrue(names[0] in swapped)
        self.assertFalse(names[1] in swapped)

    def test_a_known_entry_keeps_its_iri(self):
        added = self.write(
            "a.tsv", "Thailand\tcountry\tcountry\tWarung Sagu\n")
        graph = self.graph("--gazetteer", added)
        self.assertTrue("actor/thailand> " + SAME +
                        " <http://www.wikidata.org/entity/Q869>" in graph)
        self.assertFalse("warung-sagu" in graph)

    def test_faults_have_their_place(self):
        bad = self.write("a.tsv", TSV + "Ada\tkota\n")
        self.complains(self.export("--gazetteer", bad, "-"), 1, "a.tsv:3: ",
                       "no such kind")
        bad = self.write("a.ttl", SKOS + "<urn:x> skos:prefLabel \"X\" .\n")
        self.complains(self.export("--gazetteer", bad, "-"), 1, "a.ttl:8: ",
                       "<urn:x>", "no type")
        self.complains(self.export("--gazetteer", self.path("tiada"), "-"), 1,
                       "tiada")


class Lint(Scratch):
    def test_good_files(self):
        result = wartagraf("lint", self.write("a.tsv", TSV),
                           self.write("b.ttl", SKOS))
        self.complains(result, 0, "2 rows, 0 errors")

    def test_our_own_rows(self):
        files = sorted(glob.glob(os.path.join(ROOT, "data/gazetteer/*.tsv")))
        self.complains(wartagraf("lint", *files), 0, " 0 errors")

    def test_every_fault_is_told(self):
        rows = ["\tperson", "Ada\tkota", "Budi Uji\tperson\t\t\t30",
                "Cici Uji\tperson\t\tA||B", "Dodi\x01Uji\tperson",
                "Eka Uji\tperson\t\t\t\tIndonesia", "F" * 170 + "\tperson",
                "Gia Uji\tplace\tcity\t\t\tid\t\tNegeri Entah",
                "Hadi Uji\tplace\tcity\t\t\tid\t\t\t91,0", "Ida Uji"]
        text = self.complains(
            wartagraf("lint", self.write("a.tsv", "\n".join(rows) + "\n")), 1,
            " 10 errors")
        for line, words in enumerate(
                ["no label", "no such kind", "no Wikidata id", "empty name",
                 "control character", "no country", "longer than",
                 "no known country", "no point", "1 fields"], 1):
            self.assertRegex(text, f"a.tsv:{line}: .*{words}")

    def test_conflicts(self):
        rows = ("Umar Uji\tperson\t\tSi Uji\tQ4242424242\n"
                "Wati Uji\tperson\t\tSi Uji\n"
                "Umar Uji\tperson\n"
                "Yayasan Uji\torganization\t\t~Umar Uji\tQ4242424242\n"
                "Uji Raya\torganization\t\tKPK\n")
        text = self.complains(
            wartagraf("lint", self.write("a.tsv", rows),
                      self.write("b.tsv", "Si Uji\torganization\n")), 1,
            "6 rows, 3 errors")
        self.assertRegex(text, 'a.tsv:2: "Si Uji" is also "Umar Uji" in line 1')
        self.assertRegex(text, 'a.tsv:3: "Umar Uji" stands in line 1')
        self.assertRegex(text, 'a.tsv:4: Q4242424242 is "Umar Uji" in line 1')
        self.assertRegex(text, 'a.tsv:5: warning: "KPK" is "Komisi')
        self.assertRegex(text, 'b.tsv:1: warning: "Si Uji" is also "Umar Uji"'
                               ' in .*a.tsv:1')

    def test_usage(self):
        self.complains(wartagraf("lint"), 2, "no file")
        self.complains(wartagraf("lint", self.path("tiada.tsv")), 1, "tiada")
        self.complains(wartagraf("lint", self.write("a.ttl", "<a> <b> .")), 1,
                       "a.ttl:1: ")


LABEL = re.compile(r'<\S+/(?:actor|thing)/(\S+)> <\S+#label> "([^"]*)"')


class Mentions(Scratch):
    """Which words of an article are one actor."""

    def labels(self, text):
        result = self.export("-q", self.write("a.txt", text))
        self.assertEqual(result.returncode, 0, result.stderr)
        graph = result.stdout.decode()
        actors = {slug for slug in re.findall(
            r"/actor/(\S+)> <\S+#type> <\S+#Actor>", graph)}
        return {label for slug, label in LABEL.findall(graph)
                if slug in actors}

    def one(self, text, label, *others):
        labels = self.labels(text)
        self.assertIn(label, labels)
        self.assertFalse(labels & set(others), labels)

    def test_appositions(self):
        self.one("Menurut Lia, ayahnya, Karta Wiguna, tidak pernah tidur. "
                 "Ayahnya bekerja di pabrik.", "Karta Wiguna", "ayahnya")
        self.one("Polisi memeriksa satu tersangka, yakni Dedi Kuswara. "
                 "Tersangka menolak tuduhan itu.", "Dedi Kuswara",
                 "tersangka", "Tersangka", "satu tersangka")
        self.one("Lonjakan itu membuat perusahaan Italia, PT Karya Wiguna, "
                 "heran.", "PT Karya Wiguna", "perusahaan Italia")
        self.one("Mereka mendatangi saksi Rudi Hartawan (pamannya). "
                 "Pamannya marah.", "Rudi Hartawan", "pamannya", "Pamannya")
        # One of several is not who is described
        labels = self.labels("Pelatihnya, Karta Wiguna, dan Lia Sutrisna "
                             "menonton pertandingan itu.")
        self.assertLessEqual({"Karta Wiguna", "Lia Sutrisna"}, labels)

    def test_offices(self):
        self.one("PM Thailand Anan Suksawat tiba. Menurut PM Thailand, "
                 "pertemuan itu penting.", "Anan Suksawat", "PM Thailand")
        self.one("Direktur Jenderal Perikanan, Kementerian Kelautan, Karta "
                 "Wiguna mengatakan hal itu.", "Karta Wiguna",
                 "Direktur Jenderal Perikanan")
        self.one("Komandan Brimob Irjen Wiguna hadir. Wiguna menolak usul itu.",
                 "Wiguna", "Brimob Irjen Wiguna")

    def test_numbers(self):
        labels = self.labels("Polisi menetapkan lima tersangka. Kelima "
                             "tersangka ditahan. Empat orang tersangka "
                             "dibebaskan.")
        self.assertEqual({x for x in labels if "tersangka" in x},
                         {"lima tersangka", "Empat orang tersangka"})
        labels = self.labels("Dua orang pria asing menabrak warga. Kedua pria "
                             "asing ditangkap.")
        self.assertEqual(len([x for x in labels if "pria" in x]), 1)

    def test_spelling(self):
        self.one("Presiden Antonio Bergamesca tiba. Antonio Bergamseca "
                 "menolak usul itu.", "Antonio Bergamesca",
                 "Antonio Bergamseca")
        self.one("Fede Bergamesca cedera. Federico Bergamesca dirawat.",
                 "Federico Bergamesca", "Fede Bergamesca")
        labels = self.labels("Rina Susanti memukul Rani Susanti.")
        self.assertLessEqual({"Rina Susanti", "Rani Susanti"}, labels)

    def test_roles(self):
        self.one("Dua mobil bertabrakan dan Lia Sutrisna tewas. Korban "
                 "dibawa ke rumah sakit.", "Lia Sutrisna", "Korban")
        self.one("Polres Toraja Utara menahan seorang sopir. Polisi juga "
                 "memeriksa saksi.", "Polres Toraja Utara", "Polisi")

    def test_balinese_names(self):
        self.one("Kepala Dinas I Wayan Sudana mengatakan hal itu. Desak Putu "
                 "Ayu menolak usul itu.", "I Wayan Sudana", "Wayan Sudana",
                 "Putu Ayu")

    def test_names_and_what_the_tagger_took_for_them(self):
        self.one("Rektor Universitas Gadjah Mada Karta Wiguna datang. Wiguna "
                 "menolak usul itu.", "Karta Wiguna",
                 "Universitas Gadjah Mada Karta Wiguna")
        self.one("VP Corporate Communication Pertamina datang. Pertamina "
                 "menolak usul itu.", "Pertamina",
                 "VP Corporate Communication Pertamina")
        self.one("Kementerian Kesehatan Argentina dan Kemenkes Argentina "
                 "menolak usul itu.", "Kementerian Kesehatan Argentina",
                 "Kemenkes Argentina")
        self.one("Militer Amerika Serikat (AS) menyerang. AS menolak usul itu.",
                 "Amerika Serikat", "AS")
        self.one("Organisasi kesehatan dunia menolak usul itu.",
                 "Organisasi Kesehatan Dunia", "Organisasi kesehatan dunia")
        self.one("Putri Kusuma Wardani menang. Lalu Putri KW beristirahat.",
                 "Putri Kusuma Wardani", "Putri KW")
        self.one("Badan Pengelola Investasi (BPI) Daya Anagata Nusantara "
                 "menolak usul itu.",
                 "Badan Pengelola Investasi Daya Anagata Nusantara",
                 "Badan Pengelola Investasi")

    def test_a_reporter_is_no_speaker(self):
        result = wartagraf("explain", self.write("a.txt", (
            "\"Harga naik,\" kata Lia Sutrisna. Demikian dilaporkan reporter "
            "Kabar Kota Karta Wiguna dari Bogor. \"Stok habis,\" katanya.\n")))
        self.assertRegex(result.stdout.decode(),
                         r"agent +Lia Sutrisna .*-behind .*nya")


TWO = ("""Surabaya - Kapolres Kota Lama AKBP Rudi Hartawan tiba di Jakarta, Senin (2/3/2026).
""", """Jakarta - Kapolres Kota Lama AKBP Hartawan menolak usul itu, Selasa (3/3/2026).
""")


class Merges(Scratch):
    def setUp(self):
        super().setUp()
        for number, text in enumerate(TWO, 1):
            os.makedirs(self.path("berita"), exist_ok=True)
            self.write(f"berita/{number}.txt", text)

    def test_short_and_full_name(self):
        self.export("-q", "-o", self.path("a.nq"), "-o", self.path("a.ttl"),
                    self.path("berita"))
        outputs = []
        for name in ("a.nq", "a.ttl"):
            result = wartagraf("merge", self.path(name))
            self.complains(result, 0, "1 links", "bytes each")
            outputs.append(result.stdout.decode())
        self.assertEqual(outputs[0], outputs[1])
        self.assertRegex(
            outputs[0], r"actor/hartawan-\w+> <[^>]*#sameActorAs> "
                        r"<[^>]*actor/rudi-hartawan> <[^>]*graph/merges>")
        self.assertIn("ns#ShortName", outputs[0])
        result = self.export("-q", "--merge", self.path("berita"))
        self.assertTrue(result.stdout.decode().endswith(outputs[0]))
        with open(self.path("a.nq"), encoding="utf-8") as file:
            self.assertEqual(file.read() + outputs[0], result.stdout.decode())

    def test_the_links_are_as_they_should_be(self):
        for name in ("b.nq", "b.trig", "b.ttl"):
            self.export("-q", "--merge", "-o", self.path(name),
                        self.path("berita"))
            self.complains(wartagraf("check", self.path(name)), 0,
                           " 0 problems")
        self.write("c.nt", "<urn:a> <https://w3id.org/wartagraf/ns#"
                           "sameActorAs> <urn:b> .\n")
        self.complains(wartagraf("check", self.path("c.nt")), 1,
                       "lacks wg:mergedBecause")

    def test_choices(self):
        forbid = self.write("a.tsv", "forbid\tHartawan\tRudi Hartawan\n"
                                     "force\tentah\tHartawan\n")
        result = self.export("--merges", forbid, self.path("berita"))
        self.complains(result, 0, "a.tsv:2: warning: no actor is called")
        self.assertFalse("sameActorAs" in result.stdout.decode())
        self.complains(wartagraf("lint", forbid), 0, "2 rows, 0 errors")
        bad = self.write("b.tsv", "force\ta\tb\nforbid\tb\ta\njoin\ta\tb\n")
        self.complains(wartagraf("lint", bad), 1, "b.tsv:2: line 1 has",
                       'b.tsv:3: "join" is no choice')
        self.complains(self.export("--merges", bad, self.path("berita")), 1,
                       "b.tsv:2: ")

    def test_usage(self):
        self.complains(wartagraf("merge"), 2, "no file")
        self.complains(wartagraf("merge", self.path("tiada.nq")), 1, "tiada")
        self.complains(wartagraf("merge", self.path("a.xyz")), 1,
                       "not an RDF export")
        self.complains(wartagraf("merge", self.write("a.nq", "<a> <b")), 1,
                       "a.nq:1: ")
        self.complains(wartagraf("merge", "-o", "a.xyz", self.path("a.nq")), 2,
                       "unknown output format")


if __name__ == "__main__":
    unittest.main(argv=sys.argv[:1])
