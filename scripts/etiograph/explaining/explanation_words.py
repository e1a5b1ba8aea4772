"""Words an explanation for people: what was understood, red flags, candidates, what else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from etiograph.explaining import understanding_words
from etiograph.explaining.broader import General
from etiograph.explaining.citing import CitedClaim, limits_text
from etiograph.explaining.explain import Candidate, Explanation
from etiograph.explaining.ranking import Support
from etiograph.explaining.sensitivity import Sensitivity
from etiograph.explaining.weighing import cut
from etiograph.vocabulary import CERTAINTIES, shorten
from etiograph.walking.causal import Path, Step

FULL, SOME, IDS, PAIR = 3, 8, 3, 2
"""In brief: candidates shown with their ways, things in a list, claims of a thing, sayings."""
NARROW, WIDE = 60, 110
"""Columns that are filled at least, and at most."""


def explanation_text(
    explanation: Explanation, *, everything: bool = False, width: int = 100
) -> str:
    """Return an explanation in words.

    Args:
        explanation: the answer.
        everything: show each way and claim, not only the first.
        width: columns of the terminal.
    """
    page = _Page(explanation, everything, max(NARROW, min(width, WIDE)))
    parts = [
        page.flags(),
        page.candidates(),
        page.general(),
        page.beside(),
        page.others(),
        page.first(),
    ]
    head = understanding_words.understanding_text(
        explanation.understood, explanation.labels, page.width
    )
    lines = [line for part in map(list, parts) if part for line in ("", *part)]
    return "\n".join([head + explanation.notice, *lines, ""])


def sensitivity_text(explanation: Explanation, found: Sensitivity, width: int = 100) -> str:
    """Return in words how the ranking of an explanation changes with the way of weighing."""
    labels = explanation.labels
    names = [labels[place.deficiency] for place in found.places]
    wide = max(map(len, ["candidate", *names]))
    lines = ["", f"{'candidate':<{wide}}  rank  best  worst"]
    for name, place in zip(names, found.places, strict=True):
        lines.append(f"{name:<{wide}}  {place.rank:>4}  {place.best:>4}  {place.worst:>5}")
    wide = max(len(variant.name) for variant in found.variants)
    lines += ["", f"{'weighed in another way':<{wide}}    tau  swapped  first"]
    for one in found.variants:
        first = labels[one.order[0]] if one.order else ""
        lines.append(f"{one.name:<{wide}}  {one.tau:>5.2f}  {one.swapped:>7}  {first}")
    head = understanding_words.understanding_text(
        explanation.understood, labels, max(NARROW, min(width, WIDE))
    )
    return "\n".join([head + explanation.notice, *lines, ""])


class _Page:
    """Lays out one explanation; each method gives the lines of one part."""

    def __init__(self, explanation: Explanation, everything: bool, width: int) -> None:  # noqa: FBT001
        self.it, self.everything, self.width = explanation, everything, width

    def label(self, iri: str) -> str:
        return self.it.labels.get(iri, shorten(iri))

    def flags(self) -> Iterator[str]:
        own = _by_words(self.it.red_flags)
        yield "Red flags that documents name"
        for words, claims in own.items():
            yield from self.fill(f"! {words} [{self.ids(claims)}]", 2)
        out = {self.label(mention.term) for mention in self.it.understood.ruled_out}
        more = sorted({one.subject for one in self.it.more_red_flags})
        named = ", ".join(
            f"{one} (ruled out)" if one in out else one for one in map(self.label, more)
        )
        if more:
            yield from self.fill(f"{'also' if own else 'none of these, but'}: {named}", 2)

    def candidates(self) -> Iterator[str]:
        found = self.it.candidates
        if not found:
            just = "just " if any(one.leads for one in self.it.general) else ""
            yield f"No deficiency is said to lead to {just}this."
            return
        yield "Deficiencies that may lie behind it by what documents say, the best supported first"
        full = len(found) if self.everything else FULL
        for number, one in enumerate(found[:full], 1):
            yield ""
            yield self.title(number, one)
            yield from self.candidate(one)
        if found[full:]:
            yield ""
        for number, one in enumerate(found[full:], full + 1):
            symptoms = ", ".join(map(self.brief, one.support))
            yield from self.fill(f"{self.title(number, one)}: {symptoms}", 0, 3)

    def brief(self, support: Support) -> str:
        whole = any(way.counted and way.path.whole_in for way in support.ways)
        joined = "" if whole else " (no document says so whole)"
        return f"{self.label(support.symptom)}{joined}"

    def title(self, number: int, one: Candidate) -> str:
        count = len(one.publishers)
        said_by = f"{count} publisher{'s' * (count != 1)}" if count else "joined across publishers"
        weight = f"{cut(one.weight, 2):.2f} of {len(self.it.symptoms)}"
        return f"{number}. {self.label(one.deficiency)} (weight {weight}, {said_by})"

    def candidate(self, one: Candidate) -> Iterator[str]:
        for support in one.support:
            yield from self.support(support)
        yield from self.row("nothing said of", map(self.label, one.silent))
        for symptom in one.not_led:
            yield from self.fill(f"not said to lead to {self.label(symptom)}", 3)
        for support in one.ruled_out:
            way = support.ways[0].path
            lead = f"said to lead to it: {self.way(way, support.symptom)}"
            yield from self.row("you ruled out", [f"{self.label(support.symptom)}, {lead}"])
        for name in dict.fromkeys(how for how, _ in one.contrary):
            claims = [claim for how, claim in one.contrary if how == name]
            said = [f"{words} [{self.ids(c)}]" for words, c in _by_words(claims).items()]
            yield from self.row(name, said, "; ")
        for name, beside in (
            ("goes with", one.associated),
            ("broader, apart", one.broader),
            ("you mentioned", one.mentioned),
        ):
            said = [f"{words} [{self.ids(c)}]" for words, c in _by_words(beside).items()]
            yield from self.row(name, [self.cut(said, PAIR, "; ")] if said else [])
        yield from self.apart(one)
        yield from self.row("tests", self.things(one.facts.tests))
        yield from self.row("foods", self.things(one.facts.foods))
        yield from self.row("other sources", self.things(one.facts.other_sources))
        yield from self.row("treatments", self.things(one.facts.treatments))
        warned = [f"{words} [{self.ids(c)}]" for words, c in _by_words(one.facts.cautions).items()]
        yield from self.row("cautions", warned, "; ")
        yield from self.row("at risk", self.things(one.facts.at_risk))

    def support(self, support: Support) -> Iterator[str]:
        name = self.label(support.symptom)
        ways = [way for way in support.ways if self.everything or way.counted]
        for way in ways:
            mark = "" if way.counted else " (not counted)"
            yield from self.row(name, [self.way(way.path, support.symptom) + mark])
            name = ""
        rest = len(support.ways) - len(ways)
        if rest:
            yield from self.row(name, [f"and {rest} further way{'s' * (rest > 1)}, not counted"])

    def way(self, path: Path, symptom: str) -> str:
        """Word a way; its end is named where it is narrower than the symptom asked about."""
        if len(path.steps) == 1 and path.terms[-1] == symptom:
            terms = f"directly{self.limits(path.steps[0])}"
        else:
            terms = " ".join(f"→ {self.label(s.object)}{self.limits(s)}" for s in path.steps)
        said = [CERTAINTIES[path.weakest]]
        ids = [[self.it.claims[iri] for iri in step.claims] for step in path.steps]
        cited = ", ".join(self.ids(claims, IDS if len(ids) == 1 else 1) for claims in ids)
        voices = ", ".join(sorted({claim.publisher for claims in ids for claim in claims}))
        if len(ids) > 1:
            said = [f"{said[0]} at its weakest", "joined across documents"]
            if path.whole_in:
                said[1] = f"whole in {', '.join(map(shorten, path.whole_in))}"
        return f"{terms} [{'; '.join([*said, voices, cited])}]"

    def limits(self, step: Step) -> str:
        found = self.it.limits[step.subject, step.object]
        words = limits_text(found, self.label(step.subject), self.it.labels)
        return f" ({words})" if words else ""

    def general(self) -> Iterator[str]:
        found = [one for one in self.it.general if one.leads]
        if found:
            yield "Said of something broader than you asked about; counts for nothing here"
        for one in found:
            leads = [f"{self.label(name)} {cut(s.weight, 2):.2f}" for name, s in one.leads]
            head = self.in_general(one)
            yield from self.fill(f"{head}: {self.cut(leads, FULL)}", 2)
            if self.everything:
                for name, support in one.leads:
                    for way in support.ways:
                        said = f"{self.label(name)} {self.way(way.path, support.symptom)}"
                        yield from self.fill(said, 4)

    def apart(self, one: Candidate) -> Iterator[str]:
        if not one.apart:
            return
        alone = set(one.apart[0].only_here).intersection(*(d.only_here for d in one.apart))
        names = sorted(map(self.label, alone))
        if names:
            shown = self.cut(names)
            yield from self.row(
                "tells it apart", [f"{shown}: of the first {len(one.apart) + 1}, it alone"]
            )
        same = [self.label(d.other) for d in one.apart if not d.only_here]
        yield from self.row("no more than", same)
        if self.everything:
            for difference in one.apart:
                only = ", ".join(map(self.label, difference.only_here)) or "nothing"
                yield from self.row(f"not {self.label(difference.other)}", [only])

    def things(self, claims: Sequence[CitedClaim]) -> list[str]:
        found: dict[str, list[CitedClaim]] = {}
        for claim in claims:
            found.setdefault(self.label(claim.subject), []).append(claim)
        names = sorted(found, key=lambda name: (-len({c.publisher for c in found[name]}), name))
        if self.everything:
            return [f"{name} [{self.ids(found[name])}]" for name in names]
        return [self.cut(names)] if names else []

    def cut(self, names: Sequence[str], most: int = SOME, joint: str = ", ") -> str:
        shown = names if self.everything else names[:most]
        rest = len(names) - len(shown)
        return joint.join(shown) + (f" and {rest} more" if rest else "")

    def in_general(self, one: General) -> str:
        narrower = ", ".join(map(self.label, one.asked))
        return f"{self.label(one.symptom)} in general (broader than {narrower})"

    def beside(self) -> Iterator[str]:
        if self.it.beside:
            yield "Said of other deficiencies, but not that they lead there"
        for how, claim in self.it.beside:
            yield from self.fill(f"{how}: {claim.words} [{self.ids([claim])}]", 2)

    def others(self) -> Iterator[str]:
        yield "Other causes, not of nutrition, that documents name"
        if not self.it.others:
            yield "  none for these symptoms; that says nothing about whether there are any"
        for rest, causes in self.causes().items():
            said = [f"{name} [{self.ids(claims)}]" for name, claims in causes.items()]
            yield from self.fill(f"{rest}: {', '.join(said)}", 2)
        # A cause may be one by itself, and also how a deficiency leads there.
        ways: dict[str, dict[str, None]] = {}
        for claim in self.it.others:
            for iri in self.it.passed.get(claim.claim, ()):
                ways.setdefault(self.label(claim.subject), {})[self.label(iri)] = None
        for name, starts in ways.items():
            yield from self.fill(f"{name}: also on a way from {self.cut([*starts], PAIR)}", 2)
        for one in self.it.general:
            if one.others:
                names = ", ".join(self.things(one.others))
                yield from self.fill(f"of {self.in_general(one)}: {names}", 2)

    def causes(self) -> dict[str, dict[str, list[CitedClaim]]]:
        """Return other causes by what is said of them, then by name, in their order."""
        found: dict[str, dict[str, list[CitedClaim]]] = {}
        for claim in self.it.others:
            degree, name, rest = claim.words.partition(self.label(claim.subject))
            found.setdefault(rest.strip(), {}).setdefault(degree + name, []).append(claim)
        return found

    def first(self) -> Iterator[str]:
        yield "To rule out before a deficiency is thought of"
        found: dict[str, list[CitedClaim]] = {}
        for claim in self.it.first:
            found.setdefault(self.label(claim.subject), []).append(claim)
        for name, claims in sorted(found.items()):
            before = ", ".join(sorted({self.label(claim.object) for claim in claims}))
            yield from self.fill(f"{name}, before {before} [{self.ids(claims)}]", 2)

    def ids(self, claims: Sequence[CitedClaim], most: int = IDS) -> str:
        names = [shorten(claim.claim) for claim in claims]
        shown = names if self.everything else names[:most]
        rest = len(names) - len(shown)
        return ", ".join(shown) + (f" +{rest}" if rest else "")

    def row(self, name: str, words: Iterable[str], joint: str = ", ") -> list[str]:
        text = joint.join(words)
        return understanding_words.row(f"   {name}", text, self.width) if text else []

    def fill(self, words: str, indent: int, more: int = 2) -> list[str]:
        return understanding_words.filled(words, self.width, " " * indent, " " * (indent + more))


def _by_words(claims: Iterable[CitedClaim]) -> dict[str, list[CitedClaim]]:
    found: dict[str, list[CitedClaim]] = {}
    for claim in claims:
        found.setdefault(claim.words, []).append(claim)
    return found
