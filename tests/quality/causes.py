#!/usr/bin/env python3
# Copyright wartagraf contributors
# SPDX-License-Identifier: Apache-2.0
"""Sort the wrong edges of the annotated articles by cause, as far as that can
be told without annotated trees, and print them as a table.

usage: causes.py TOOL SOURCE_ROOT [dev|train] [--list CAUSE]

Each missing or wrong filler is one wrong edge, as score.py counts them; the
test fails when the two do not count the same.  The causes, the first that
applies:

  tokenizer    the trigger is no whole token
  tag          a trigger that is no verb or noun for the tagger
  tree         the filler stands in the sentence, but the tree does not hang it
               on the trigger, or the trigger is no clause of its own there
  rule         the tree hangs it on the trigger and it was passed over or given
               another role; or no row of the tables makes the trigger an event
  subject      an understood subject that was not found or found wrongly
  attribution  who says it
  coreference  the right words, or words that stand for another, but another
               entity; or nothing in the sentence that stands for it
  name         the actor is not found in the article, or is no actor there
  phrase       the right noun phrase with other borders
  date         a time that is not read, read otherwise or put elsewhere
  extra        an event that the annotation does not have
"""
import collections
import importlib.util
import json
import os
import subprocess
import sys
import tempfile

CAUSES = ("tokenizer", "tag", "tree", "rule", "subject", "attribution",
          "coreference", "name", "phrase", "date", "extra")
ROLES = ("agent", "target", "recipient", "place", "source")
UNDERSTOOD = {"control", "coordination", "relative", "purpose", "noun-content",
              "raised-object", "adverbial", "chain"}
PRONOUNS = set("ia dia mereka kami kita saya aku beliau nya -nya".split())


def shared_folder(root):
    return os.environ.get("WARTAGRAF_SHARED",
                          os.path.join(root, "..", "shared"))


def load_score(gold):
    spec = importlib.util.spec_from_file_location(
        "score", os.path.join(gold, "score.py"))
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def run(tool, *args):
    return subprocess.run([tool, *args], check=True,
                          stdout=subprocess.PIPE).stdout.decode()


def read_tokens(conllu):
    """Return {article: [token]} with begin, end, upos, head (index), rel."""
    articles, tokens, first = {}, None, 0
    for line in conllu.split("\n"):
        if line.startswith("# newdoc id = "):
            tokens = articles[line[len("# newdoc id = "):]] = []
            first = 0
        elif line[:1].isdigit():
            f = line.split("\t")
            if not f[0].isdigit():
                continue
            if f[0] == "1":
                first = len(tokens)
            misc = dict(m.split("=", 1) for m in f[9].split("|") if "=" in m)
            tokens.append({
                "form": f[1], "upos": f[3], "rel": f[7], "first": first,
                "head": first + int(f[6]) - 1 if f[6] != "0" else None,
                "begin": int(misc["Start"]), "end": int(misc["End"])})
    return articles


def read_explained(text):
    """Return {article: (events by begin, dropped)}."""
    articles = {}
    for line in text.splitlines():
        doc = json.loads(line)
        events, dropped = [], []
        for sentence in doc["sentences"]:
            events += sentence["events"]
            dropped += sentence["dropped"]
        articles[doc["id"]] = ({e["begin"]: e for e in events}, events, dropped)
    return articles


class Article:
    """What is known of one article, and the table that is being filled."""

    def __init__(self, s, gold, tokens, explained, nodes, table, listed):
        self.s, self.gold, self.tokens = s, gold, tokens
        self.by_begin, self.events, self.dropped = explained
        self.nodes = nodes
        self.table = table
        self.listed = listed

    def count(self, cause, role, what):
        self.table[cause][role] += 1
        self.listed[cause].append((self.gold["doc"], role, what))

    def tokens_in(self, span):
        return [t for t in self.tokens
                if t["begin"] < span[1] and span[0] < t["end"]]

    def sentence_of(self, token):
        return [t for t in self.tokens if t["first"] == token["first"]]

    # -- Events that were missed --

    def cause_of_miss(self, event):
        tokens = self.tokens_in(event["at"])
        if not tokens or tokens[0]["begin"] > event["at"][0]:
            return "tokenizer"
        verb = event.get("kind", "verb") == "verb"
        reasons = [d["reason"] for d in self.dropped
                   if "event" not in d and d["begin"] < event["at"][1]
                   and event["at"][0] < d["end"]]
        if any(r in ("modifier", "part-of-noun", "no-participant")
               for r in reasons):
            return "tree"
        if reasons:
            return "rule"
        right = {"VERB"} if verb else {"NOUN", "VERB"}
        if not any(t["upos"] in right for t in tokens):
            return "tag"
        return "rule"

    # -- Fillers --

    def named(self, filler, text):
        """Whether the words are the filler's."""
        for alternative in filler.split(" | "):
            names = [alternative]
            if alternative.startswith("@"):
                names = self.gold["_actors"][alternative[1:]]["names"]
            if any(self.s.similarity(name, text) >= 0.6 for name in names):
                return True
        return False

    def found(self, filler):
        """Whether some actor of the export is the filler."""
        wanted = {f[1:] for f in filler.split(" | ") if f.startswith("@")}
        return not wanted or any(wanted & node.gold_actors(self.gold)[0]
                                 and node.actor for node in self.nodes)

    def in_sentence(self, filler, trigger):
        """The token of the filler's own words nearest to the trigger."""
        alternatives = filler.split(" | ")
        names = [n for a in alternatives for n in (
            self.gold["_actors"][a[1:]]["names"] if a.startswith("@") else [a])]
        words = {w for n in names for w in self.s.norm(n).split()
                 if len(w) > 2} - self.s.STOP
        hits = [t for t in self.sentence_of(trigger)
                if set(self.s.norm(t["form"]).split()) & words]
        return min(hits, key=lambda t: abs(t["begin"] - trigger["begin"]),
                   default=None)

    def hangs_on(self, token, trigger):
        """Whether the token or the head of its phrase hangs on the trigger."""
        for _ in range(4):
            if token["head"] is None:
                return False
            head = self.tokens[token["head"]]
            if head is trigger:
                return True
            if head["upos"] not in ("NOUN", "PROPN", "PRON", "NUM"):
                return False
            token = head
        return False

    def cause_of_filler(self, role, filler, explained, wrong):
        """Why the filler is missing; `wrong` are the roles found instead."""
        if role == "source":
            return "attribution" if self.found(filler) else "name"
        roles = explained["roles"] if explained else []
        if any(self.named(filler, r["text"]) for r in roles
               if r["role"] == role):
            if not filler.startswith("@"):
                return "phrase"
            return "coreference" if self.found(filler) else "name"
        if not self.found(filler):
            return "name"
        if any(self.named(filler, r["text"]) or
               self.named(filler, r.get("label", "")) for r in roles):
            return "rule"
        if any(self.s.norm(r["text"]) in PRONOUNS or
               r["text"].endswith(("itu", "tersebut")) for r in wrong):
            return "coreference"
        if any(r["rule"] in UNDERSTOOD for r in wrong):
            return "subject"
        trigger = next(iter(self.tokens_in(
            (explained["begin"], explained["end"]))), None)
        if trigger is None:
            return "tokenizer"
        token = self.in_sentence(filler, trigger)
        if token is None:
            return "coreference"
        if self.hangs_on(token, trigger):
            return "rule"
        if role == "agent" and not wrong:
            return "subject"
        return "tree"

    def cause_of_extra(self, role, found, wanted):
        """Why there is a filler where none, or no more, is wanted."""
        if role == "source":
            return "attribution"
        if found is None:
            return "coreference"
        everywhere = [f for r in ROLES for f in wanted.get(r, [])]
        if any(self.named(f.rstrip("?").rstrip(), found["text"])
               for f in everywhere):
            return "rule"
        if found["rule"] in UNDERSTOOD:
            return "subject"
        token = next(iter(self.tokens_in((found["begin"], found["end"]))), None)
        if token is None:
            return "tokenizer"
        return "tree" if role != "place" else "rule"

    def sort_role(self, event, hit, role):
        """Count the wrong edges of one role of a matched event."""
        explained = self.by_begin.get(hit.at[0])
        given = [r for r in (explained["roles"] if explained else [])
                 if r["role"] == role]
        gold = [(f.rstrip("?").rstrip(), f.endswith("?"))
                for f in event.get(role, [])]
        used, wrong = set(), []
        for node in hit.roles[role]:
            hits = [i for i, (f, _) in enumerate(gold)
                    if i not in used and node.fills(f, self.gold)]
            if hits:
                used.add(min(hits, key=lambda i: gold[i][1]))
            else:
                label = node.labels[0] if node.labels else ""
                wrong.append(next((r for r in given
                                   if r.get("label") == label), None))
        missing = [f for i, (f, optional) in enumerate(gold)
                   if i not in used and not optional]
        causes = []
        for filler in missing:
            cause = self.cause_of_filler(role, filler, explained,
                                         [w for w in wrong if w])
            causes.append(cause)
            self.count(cause, role, [event["trigger"], "missing", filler])
        for i, found in enumerate(wrong):
            cause = causes[i] if i < len(causes) \
                else self.cause_of_extra(role, found, event)
            self.count(cause, role, [event["trigger"], "wrong",
                                     found and found["text"]])

    def sort_time(self, event, hit):
        want = [t for t in (event.get("time") or "").split(" | ") if t]
        right = bool(want) and hit.time is not None and \
            any(self.s.same_time(hit.time, t) for t in want)
        if event.get("time_optional") or right:
            return
        for _ in range((hit.time is not None) + bool(want)):
            self.count("date", "time", [event["trigger"], want, hit.time])

    def sort_missed(self, event):
        cause = self.cause_of_miss(event)
        for role in ROLES:
            for filler in event.get(role, []):
                if not filler.endswith("?"):
                    self.count(cause, role, [event["trigger"], "missed"])
        if event.get("time") and not event.get("time_optional"):
            self.count(cause, "time", [event["trigger"], "missed"])

    def sort_extra(self, event):
        for role, fillers in event.roles.items():
            for _ in fillers:
                self.count("extra", role, [event.action[:1], event.at])
        if event.time is not None:
            self.count("extra", "time", [event.action[:1], event.at])

    def sort(self, exported):
        """Match events as score.py does and sort what is wrong."""
        free = list(exported)
        for event in self.gold["events"]:
            near = [e for e in free if self.s.overlap(e.at, event["at"]) and
                    e.at[1] - e.at[0] <= event["at"][1] - event["at"][0] + 20]
            hit = max(near, key=lambda e: min(e.at[1], event["at"][1]) -
                      max(e.at[0], event["at"][0]), default=None)
            if hit is not None:
                free.remove(hit)
            if event.get("optional", False):
                continue
            if hit is None:
                self.sort_missed(event)
                continue
            for role in ROLES:
                self.sort_role(event, hit, role)
            self.sort_time(event, hit)
        for event in free:
            self.sort_extra(event)


def load_gold(folder):
    gold = {}
    for name in sorted(os.listdir(folder)):
        if name.endswith(".json"):
            with open(os.path.join(folder, name), encoding="utf-8") as file:
                doc = json.load(file)
            doc["_actors"] = {a["id"]: a for a in doc["actors"]}
            gold[doc["doc"]] = doc
    return gold


def wrong_edges(s, gold, events):
    """How many edges are wrong, counted as score.py does."""
    count = s.Count()
    for doc_id, doc in gold.items():
        free = [e for e in events if e.doc == doc_id]
        for event in doc["events"]:
            near = [e for e in free if s.overlap(e.at, event["at"]) and
                    e.at[1] - e.at[0] <= event["at"][1] - event["at"][0] + 20]
            hit = max(near, key=lambda e: min(e.at[1], event["at"][1]) -
                      max(e.at[0], event["at"][0]), default=None)
            if hit is not None:
                free.remove(hit)
            if event.get("optional", False):
                continue
            dated = bool(event.get("time")) and not event.get("time_optional")
            for role in ROLES:
                wanted = event.get(role, [])
                missed = len([f for f in wanted if not f.endswith("?")])
                count.add(*(s.match_roles(hit.roles[role], wanted, doc)
                            if hit else (0, 0, missed)))
            if hit is None:
                count.add(0, 0, dated)
                continue
            want = [t for t in (event.get("time") or "").split(" | ") if t]
            right = bool(want) and hit.time is not None and \
                any(s.same_time(hit.time, t) for t in want)
            if not event.get("time_optional"):
                count.add(*((1, 0, 0) if right else
                            (0, hit.time is not None, bool(want))))
        for event in free:
            count.add(0, sum(len(v) for v in event.roles.values()) +
                      (event.time is not None), 0)
    return count


def print_table(table, total):
    columns = ROLES + ("time",)
    print(f"{'cause':12}" + "".join(f"{c:>10}" for c in columns) +
          f"{'all':>8}{'share':>8}")
    for cause in sorted(CAUSES, key=lambda c: -sum(table[c].values())):
        n = sum(table[cause].values())
        print(f"{cause:12}" + "".join(f"{table[cause][c]:10}" for c in columns)
              + f"{n:8}{n / total:8.1%}")
    print(f"{'all':12}" + "".join(
        f"{sum(table[c][r] for c in CAUSES):10}" for r in columns) +
        f"{total:8}")


def main():
    tool, root, *rest = sys.argv[1:]
    part = rest[0] if rest and not rest[0].startswith("-") else "dev"
    folder = os.path.join(shared_folder(root), "gold")
    if not os.path.isdir(folder):
        print("SKIP: the annotated articles are not beside the project")
        return 77
    inputs = os.path.join(folder, "articles" if part == "dev"
                          else "train.jsonl")
    s = load_score(folder)
    gold = load_gold(os.path.join(folder, part))
    with tempfile.TemporaryDirectory() as scratch:
        export = os.path.join(scratch, "out.nq")
        run(tool, "export", "-q", "-o", export, inputs)
        _, events, actors = s.load_export(export)
    tokens = read_tokens(run(tool, "analyze", inputs))
    explained = read_explained(run(tool, "explain", "--json", inputs))
    table = collections.defaultdict(collections.Counter)
    listed = collections.defaultdict(list)
    for doc_id, doc in gold.items():
        nodes = [node for _, node in actors.get(doc_id, [])]
        article = Article(s, doc, tokens[doc_id], explained[doc_id], nodes,
                          table, listed)
        article.sort([e for e in events if e.doc == doc_id])
    count = wrong_edges(s, gold, events)
    total = count.fp + count.fn
    print(f"--- {part}: edges F1 {count.prf()[2]:.3f}, {count.tp} right, "
          f"{count.fp} wrong, {count.fn} missing")
    print_table(table, max(total, 1))
    if "--list" in rest:
        for item in listed[rest[rest.index("--list") + 1]]:
            print(json.dumps(item, ensure_ascii=False))
    counted = sum(sum(c.values()) for c in table.values())
    if counted != total:
        print(f"{counted} edges were sorted, but {total} are wrong")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
