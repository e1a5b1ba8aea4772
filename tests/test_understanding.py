"""Guards the understanding of free words: what is there, what is not, what was lost; no guess."""

from __future__ import annotations

import contextlib
import time

import pytest

from etiograph.errors import UsageError
from etiograph.explaining import phrases, spelling, stems, understanding
from etiograph.vocabulary import BASE

PHRASES = """
stiff neck and tingling, no fever | neck-stiffness tingling | fever |
my neck is stiff | neck-stiffness | |
my neck feels really tight | neck-stiffness | |
Stiffness of the neck! | neck-stiffness | |
pain in the neck | neck-pain | |
my neck hurts | neck-pain | |
a sore, aching neck | neck-pain | |
my neck hurts, the pain is bad | neck-pain | | bad
NECK-PAIN | neck-pain | |
neck pains and headaches | neck-pain headache | |
crick in the neck | neck-stiffness | |
can't turn my head | neck-stiffness | |
I can\u2019t turn my head | neck-stiffness | |
unable to turn the head | neck-stiffness | |
LBP | low-back-pain | |
lower back ache | low-back-pain | |
pins-and-needles, my hands are numb | tingling numbness | |
tingly toes | tingling | | toes
paraesthesia and oedema | tingling swelling | |
edema, paresthesia | swelling tingling | |
I'm tired all the time | fatigue | | time
worn out and anxious | fatigue anxiety | |
no energy | fatigue | |
I have no energy, no fever | fatigue | fever |
no feeling in my feet | numbness | |
weak muscles, muscles twitching | muscle-weakness muscle-twitch | |
achy joints | joint-pain | |
swollen hands | swelling | |
depressed and forgetful | depression memory-problems | |
hurting all over | widespread-pain | |
a charley horse | muscle-cramp | |
neck and back pain | neck-pain back-pain | |
neck, back and shoulder pain | neck-pain back-pain shoulder-pain | |
pain in my neck, back and shoulders | neck-pain back-pain shoulder-pain | |
neck pain and back stiffness | neck-pain stiffness | |
back pain and neck stiffness | back-pain neck-stiffness | |
neck pain, back and shoulders | neck-pain | |
very stiff neck | severe-neck-stiffness | |
neck pain; muscle pain/cramps | neck-pain muscle-pain muscle-cramp | |
no fever or numbness but tingling | tingling | fever numbness |
no fever, numbness or weakness; tingling | tingling | fever numbness weakness |
no fever, tingling | tingling | fever |
no fever, but tingling | tingling | fever |
no fever and tingling | | fever tingling |
no fever and I have tingling | tingling | fever |
neither fever nor numbness | | fever numbness |
tingling without numbness | tingling | numbness |
without any tingling, neck pain | neck-pain | tingling |
denies fever, chills, numbness | | fever numbness | no chills
no chills or fever | | fever | no chills
I don't have a fever | | fever |
I dont have a fever but my neck hurts | neck-pain | fever |
I never had any numbness. Tingling. | tingling | numbness |
I do not feel any numbness | | numbness |
my neck is not stiff | | neck-stiffness |
my neck doesn't hurt | | neck-pain |
the neck isn't painful, it is stiff | stiffness | neck-pain |
fever: none, tingling | tingling | fever |
fever: no | | fever |
tingling? no. neck pain | neck-pain | tingling |
pain free | | pain |
no longer tired | | fatigue |
no bad headache | | headache | no bad
not only fever but tingling | fever tingling | |
not without fever | fever | |
no, my neck hurts | neck-pain | |
no relief from neck pain | neck-pain | | no relief
no relief from my neck pain | neck-pain | | no relief
my medication doesn't help my neck pain | neck-pain | | medication
I don't know why my neck hurts | neck-pain | |
why does my neck hurt? | neck-pain | |
I am not tired | | fatigue |
not numb but tingling | tingling | numbness |
my neck does not always hurt | neck-pain | |
it hurts, I could not sleep; pain down the arm | radiating-arm-pain | | sleep
can't sleep, neck pain | neck-pain | | cant sleep
no appetite and tingling | | tingling | no appetite
no fever neck pain | neck-pain | fever |
neck pain no fever | neck-pain | fever |
neck pain, no neck pain | neck-pain | |
severe neck pain, no neck pain | severe-neck-pain | neck-pain |
sitff neck and tingeling | neck-stiffness tingling | |
nekc pian | neck-pain | |
headahce, numbess and fatige | headache numbness fatigue | |
stuff in my neck | | | stuff
neck pane | | | pane
fewer headaches this week | headache | | fewer, week
feverr | fever | |
he was spelling it out | | | spelling, out
I tried everything | | | tried everything
knee pain | pain | | knee
neck numbness pain | numbness pain | |
my neck and some stiffness | stiffness | |
no but tingling | tingling | |
it is not because of neck pain | neck-pain | |
symptom:neck-pain | neck-pain | |
HP:0030833 and no symptom:fever | neck-pain | fever |
<https://w3id.org/etiograph/symptom/tingling> | tingling | |
HP:9999999 | | | hp:9999999
"""
TABLE = [[cell.strip() for cell in line.split("|")] for line in PHRASES.strip().splitlines()]


def short(mentions):
    return [one.term.removeprefix(BASE + "symptom/") for one in mentions]


def lost(understood):
    return [f"{'no ' if one.negated else ''}{one.words}" for one in understood.unknown]


@pytest.mark.parametrize(("text", "there", "ruled_out", "unknown"), TABLE, ids=lambda cell: cell)
def test_a_phrase_means_what_people_mean_by_it(index, text, there, ruled_out, unknown):
    found = understanding.understand(index, text)

    assert short(found.symptoms) == there.split()
    assert short(found.ruled_out) == ruled_out.split()
    assert lost(found) == [one for one in unknown.split(", ") if one]


def test_the_table_is_large_enough():
    assert len(TABLE) >= 60


def test_every_name_of_every_symptom_is_understood_as_that_symptom(index):
    wrong = []
    for term in index.terms.values():
        for name in term.names if term.kind == "symptom" else ():
            for text in (name, name.upper(), f"I have {name}."):
                found = understanding.understand(index, text)
                if [m.term for m in found.symptoms] != [term.iri] or found.ruled_out:
                    wrong.append((text, short(found.symptoms)))

    assert wrong == []


def test_no_two_symptoms_share_a_name_once_words_are_stems(index):
    names = phrases.lexicon(index)
    bearers = {}
    for entry in names.by_stem.values():
        for name in entry:
            if name.term.kind == "symptom":
                bearers.setdefault(tuple(sorted(name.stems)), set()).add(name.term.iri)

    assert {key: iris for key, iris in bearers.items() if len(iris) > 1} == {}


def test_words_of_english_are_never_read_as_symptoms(index):
    names = phrases.lexicon(index)
    said = [stems.Token(word, stems.stem(word)) for word in sorted(spelling.REAL)]
    _, read = spelling.corrected(said, names.vocabulary, names.felt, set(), names.same)

    assert len(said) > 70
    assert read == {}


def test_a_word_as_near_to_two_words_is_read_as_neither():
    said = [stems.Token("crampe", "x")]
    meant = {"a": ["cramped"], "b": ["cramps"]}

    assert spelling.corrected(said, {}, meant, set(), {})[1] == {}
    assert spelling.corrected(said, {}, {"a": ["cramped"]}, set(), {})[1] == {0: "cramped"}


def test_the_first_letter_is_right_or_has_changed_places():
    meant = {"a": ["cramps"]}

    for word, read in (("bramps", {}), ("ramps", {}), ("rcamps", {0: "cramps"})):
        assert spelling.corrected([stems.Token(word, "x")], {}, meant, set(), {})[1] == read


def test_what_was_put_right_is_said(index):
    found = understanding.understand(index, "tingeling")

    assert found.symptoms[0].read_as == (("tingeling", "tingling"),)
    assert understanding.understand(index, "aching neck").symptoms[0].read_as == ()


def test_what_could_have_been_meant_otherwise_is_noted(index):
    def notes(text):
        return " ".join(understanding.understand(index, text).notes)

    assert "'tingling' counts as ruled out" in notes("no fever and tingling")
    assert "'neck pain' counts as said" in notes("no fever neck pain")
    assert "both said and ruled out" in notes("neck pain, no neck pain")
    assert "'neck pain' counts as said" in notes("rest doesn't help my neck pain")
    assert "pain does not count beside neck pain" in notes("neck pain, pain")
    assert notes("knee pain") == "pain is read without 'knee'"
    assert notes("stiffness in my back") == "stiffness is read without 'back'"
    assert notes("tingling and a bad back") == ""
    assert notes("stiff neck and tingling, no fever") == ""


def test_terms_of_other_kinds_are_mentioned_beside(index):
    found = understanding.understand(index, "vegan, tingling hands, not elderly, osteomalacia")

    assert [m.term.removeprefix(BASE) for m in found.beside] == [
        "population/vegans",
        "region/hand",
        "condition/osteomalacia",
    ]
    assert [m.term.removeprefix(BASE) for m in found.beside_denied] == ["population/older-adults"]
    assert short(found.symptoms) == ["tingling"]


def test_an_unknown_word_comes_with_the_nearest_names(index):
    found = understanding.understand(index, "neck pane")

    assert found.unknown[0].nearest == ("pain",)
    assert found.nearest[0] == "neck pain"
    assert understanding.understand(index, "xyzzy").nearest == ()


@pytest.mark.parametrize("text", ["", "  ", "?!", "\u200b", ";,"])
def test_nothing_said_is_refused(index, text):
    with pytest.raises(UsageError, match="empty"):
        understanding.understand(index, text)


def test_too_much_is_refused(index):
    with pytest.raises(UsageError, match="longer than 2000 characters"):
        understanding.understand(index, "pain " * 500)


@pytest.mark.parametrize(
    "text",
    [
        "fe\u200bver",
        "f\u202eever\u202c",
        "fever\0",
        "\x1b[31mfever",
        "🦴 fever 🦴",
        "ｆｅｖｅｒ",  # noqa: RUF001 - full-width letters
        "fe\u0301ver",
    ],
    ids=ascii,
)
def test_what_cannot_be_seen_changes_nothing_and_is_not_repeated(index, text):
    found = understanding.understand(index, text)

    assert short(found.symptoms) == ["fever"]
    assert found.symptoms[0].words == "fever"


@pytest.mark.parametrize(
    "text", ["neck " * 400, "nekc " * 400, "no " * 600, "neck, " * 330, "\ufdfa" * 2000, "(" * 2000]
)
def test_hostile_text_takes_no_long_time(index, text):
    understanding.understand(index, "pain")
    started = time.process_time()
    with contextlib.suppress(UsageError):
        understanding.understand(index, text)

    assert time.process_time() - started < 5


def test_an_argument_with_blanks_is_a_clause_of_its_own(index):
    found = understanding.understand(index, understanding.joined(["no fever", "neck pain"]))

    assert short(found.symptoms) == ["neck-pain"]
    assert found.notes == ()
