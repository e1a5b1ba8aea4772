"""The shape of what free words are answered with, in JSON Schema 2020-12."""

from __future__ import annotations

from collections.abc import Mapping

from etiograph.serving.schemas import (
    Schema,
    flag,
    iri,
    many,
    named,
    number,
    pair,
    shared,
    shut,
    text,
    whole,
)

CLAIM = shut(
    "A claim of a document.",
    {
        "words": text("The claim in words, with its limits."),
        "certainty": text("How sure the document is, as a label."),
        "claim": iri("IRI of the claim."),
        "subject": iri("IRI of its subject."),
        "relation": iri("IRI of its relation."),
        "object": iri("IRI of its object."),
        "source": iri("IRI of the document."),
        "publisher": text("Name of who published the document."),
        "start": whole("First code point of the passage in the document."),
        "end": whole("Code point after the passage."),
    },
)
MENTION = shut(
    "A term that was named.",
    {
        "term": iri("IRI of the term."),
        "words": text("The words that named it, in lower case."),
        "read_as": many(
            "Words that were read as others.",
            pair("A word and what it was read as.", text("As typed."), text("As read.")),
        ),
    },
)
STEP = shut(
    "A step of a way.",
    {
        "subject": iri("IRI of where it begins."),
        "object": iri("IRI of where it ends."),
        "claims": many("Claims that state it; claims has each.", iri("IRI of a claim.")),
        "disputed": many("Claims that deny it.", iri("IRI of a claim.")),
        "limits": shut(
            "What limits every claim of the step; a list is empty if a claim goes without.",
            {
                "regions": many("Parts of the body.", iri("IRI of a region.")),
                "populations": many("People.", iri("IRI of a population.")),
                "severities": many("Degrees or courses.", iri("IRI of a degree or course.")),
            },
        ),
    },
)
WAY = shut(
    "A way from a deficiency to a symptom.",
    {
        "weight": number("Product of the weights of its steps."),
        "counted": flag("Whether it bears on the weight of the symptom."),
        "whole_in": many("Documents that state every step.", iri("IRI of a document.")),
        "voices": named(
            "Publishers that state every step, by IRI.", number("Weight by its claims alone.")
        ),
        "steps": many("In order.", shared("step")),
    },
)
LEADS: Mapping[str, Schema] = {
    "symptom": iri("IRI of the symptom."),
    "weight": number("Of all publishers together, 0 to 1."),
    "ways": many("Every way to the symptom or a narrower one.", shared("way")),
}
SUPPORT = shut("What leads to one symptom.", LEADS)


def _claims(words: str) -> Schema:
    return many(words, shared("claim"))


def _spoken(words: str) -> Schema:
    how = text("How the claim speaks: denied, left open, only asked, or goes with.")
    return many(words, pair("How, and the claim.", how, shared("claim")))


FACTS = shut(
    "What is said of the deficiency, whatever was asked.",
    {
        "about": _claims("All that affirm something of it."),
        "at_risk": _claims("Who is at risk of it."),
        "tests": _claims("What finds it, and what tests measure."),
        "foods": _claims("Foods with the nutrient."),
        "other_sources": _claims("Sources of the nutrient that are no foods."),
        "treatments": _claims("What is advised, improves or prevents it."),
        "cautions": _claims("What is unsafe for it, or masks it."),
    },
)
CANDIDATE = shut(
    "A deficiency that is said to lead to at least one of the symptoms.",
    {
        "rank": whole("Place, from 1.", 1),
        "deficiency": iri("IRI of the deficiency."),
        "weight": number("Sum over the symptoms; it orders candidates, and is no probability."),
        "support": many("For each symptom it is said to lead to.", shared("support")),
        "ruled_out": many("The same for symptoms that were ruled out.", shared("support")),
        "not_led": many(
            "Symptoms it is not said to lead to, though more is said of both.", iri("IRI.")
        ),
        "silent": many("Symptoms of which nothing is said beside it.", iri("IRI.")),
        "contrary": _spoken("What speaks against it: denials, doubts, questions."),
        "associated": _claims("That it goes with a symptom."),
        "broader": _claims("That it leads to something broader than a symptom; not counted."),
        "apart": many(
            "What tells it from other leading candidates.",
            shut(
                "What tells it from one of them.",
                {
                    "other": iri("IRI of the other deficiency."),
                    "only_here": many("To what only this one leads.", iri("IRI.")),
                    "only_there": many("To what only the other leads.", iri("IRI.")),
                },
            ),
        ),
        "mentioned": _claims("About it and something else that was mentioned."),
        "facts": FACTS,
        "publishers": many("Who states one of its ways whole.", text("Name of a publisher.")),
    },
)
UNDERSTOOD = shut(
    "What the words were taken to mean.",
    {
        "symptoms": many("Symptoms that are there.", shared("mention")),
        "ruled_out": many("Symptoms that are said not to be there.", shared("mention")),
        "beside": many("Other terms that are there.", shared("mention")),
        "beside_denied": many("Other terms that are said not to be there.", shared("mention")),
        "unknown": many(
            "Words that name no term.",
            shut(
                "Words.",
                {
                    "words": text("As typed, in lower case."),
                    "negated": flag("Whether they were denied."),
                    "nearest": many("Names of symptoms that resemble them.", text("A name.")),
                },
            ),
        ),
        "notes": many("Where something else could be meant, in words.", text("A note.")),
        "nearest": many(
            "Names of symptoms that resemble the whole; empty if one was found.", text("A name.")
        ),
        "set_aside": many("Terms not said to be there now; not counted.", shared("mention")),
    },
)
GENERAL = shut(
    "What is said of a symptom that is broader than one asked about; it counts for nothing.",
    {
        "symptom": iri("IRI of the broader symptom."),
        "asked": many("Symptoms asked about that are narrower.", iri("IRI.")),
        "leads": many(
            "Deficiencies that lead to just this.",
            shut("A deficiency.", {"deficiency": iri("IRI of the deficiency."), **LEADS}),
        ),
        "others": _claims("Other causes of just this."),
    },
)
EXPLANATION = shut(
    "What documents claim may lie behind what was described.",
    {
        "notice": text("That this is no medical advice."),
        "understood": UNDERSTOOD,
        "candidates": many("Deficiencies, the best supported first.", shared("candidate")),
        "beside": _spoken("What is said of these symptoms and deficiencies that are no candidate."),
        "others": _claims("Causes other than deficiencies."),
        "passed": named(
            "By claim in others: deficiencies from which a way passes its cause.",
            many("By rank.", iri("IRI of a deficiency.")),
        ),
        "general": many("What is said of broader symptoms, the nearest first.", GENERAL),
        "first": _claims("What to rule out before a candidate."),
        "red_flags": _claims("Red flags that concern the symptoms."),
        "more_red_flags": _claims("All other red flags."),
        "claims": named("Each claim behind a step, by IRI.", shared("claim")),
        "labels": named("Label of each term and relation, by IRI.", text("A label.")),
    },
)
SHARED: Mapping[str, Schema] = {
    "claim": CLAIM,
    "mention": MENTION,
    "step": STEP,
    "way": WAY,
    "support": SUPPORT,
    "candidate": CANDIDATE,
}
"""Shapes that others refer to."""
