"""Takes free words apart: clean text, words and marks, and the stem that forms of a word share.

A light stemmer, not a full one: it brings the forms of a complaint together (stiff, stiffness;
tingle, tingling; ache, aches, aching, achy) and leaves apart what a heavier one would mix.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

from etiograph.vocabulary import expand

WORD, MARK, NAME = "word", "mark", "name"
AND, COMMA, COLON, BORDER = "&", ",", ":", ";"
SPELLINGS = {
    "can not": "cant",
    "cannot": "cant",
    "unable to": "cant",
    "w/o": "without",
    "w/": "with",
    "vit": "vitamin",
    "vits": "vitamins",
    "swollen": "swelling",
    "pins & needles": "pins and needles",
    "pins n needles": "pins and needles",
    "fell": "fall",
    "feet": "foot",
    "felt": "feel",
    "lost": "loss",
    "losing": "loss",
    "clumsy": "clumsiness",
    "anxiousness": "anxious",
    "forgetful": "forgetfulness",
    "moody": "moodiness",
    "worn-out": "worn out",
    "run-down": "run down",
    "am worn out": "feel worn out",
    "i'm worn out": "i feel worn out",
    "im worn out": "i feel worn out",
    "am run down": "feel run down",
    "i'm run down": "i feel run down",
    "im run down": "i feel run down",
}
"""Forms and spellings that no rule of ours brings together, as people write them."""
TAKEN = re.compile(
    "|".join(rf"(?<!\w){re.escape(k)}(?!\w)" for k in sorted(SPELLINGS, key=len, reverse=True))
)
LIGATURES = str.maketrans(
    {"æ": "ae", "œ": "oe", "\u2018": "'", "\u2019": "'", "`": "'", "\u00b4": "'"}
)
PIECES = re.compile(r"[^\W_]+(?:'[^\W_]+)*|[,;:.!?&+/()\[\]{}|\u2013\u2014\n]| -+ ")
ESCAPES = re.compile(r"\x1b\[[0-9;]*[A-Za-z]?")
"""What colours a terminal."""
MARKS = {",": COMMA, ":": COLON, "?": COLON, "&": AND, "+": AND, "/": AND}
VOWELS = set("aeiouy")
SHORTEST = 3
"""Letters that a stem keeps when an ending is taken off."""


@dataclass(frozen=True, slots=True)
class Token:
    """A word, a mark between words, or an identifier (with its IRI as ``stem``)."""

    text: str
    stem: str
    sort: str = WORD


def clean(text: str) -> str:
    """Return text without what cannot be seen, in one form of each letter and in lower case.

    Control characters count as blanks (a line end as a border); formatting characters, such as
    those that turn the direction of writing, and accents are dropped.
    """
    if text.isascii() and text.isprintable():
        return text.casefold().translate(LIGATURES)  # as nearly all names are
    kept = []
    for character in unicodedata.normalize("NFKD", ESCAPES.sub(" ", text).translate(LIGATURES)):
        category = unicodedata.category(character)
        if character == "\n" or category not in ("Cc", "Cf", "Cs", "Co", "Cn", "Mn", "Me"):
            kept.append(character)
        elif category == "Cc":
            kept.append(" ")
    return "".join(kept).casefold().translate(LIGATURES)


def tokens(text: str) -> list[Token]:
    """Return the words, marks and identifiers of a text, in order."""
    found: list[Token] = []
    for run in re.split(r"((?:<?https?://|\b[A-Za-z]+:(?=[\w-]))[^\s,;<>\"]+>?)", text):
        bare = run.strip("<>.?!)")
        iri = bare if bare.startswith(("http://", "https://")) else expand(bare)
        if iri:
            found.append(Token(clean(bare), iri, NAME))
            continue
        plain = re.sub(r"\bb[\s-]*(\d{1,2})\b", r"b\1", clean(run))
        plain = TAKEN.sub(lambda one: SPELLINGS[one[0]], plain)
        for piece in PIECES.findall(plain):
            if piece[0].isalnum():
                word = piece.replace("'", "")
                found.append(Token(word, stem(word)))
            else:
                found.append(Token(piece, MARKS.get(piece, BORDER), MARK))
    return found


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return what the forms and spellings of a word have in common.

    >>> [stem(word) for word in ("stiffness", "tingly", "tingling", "aching", "spasms")]
    ['stif', 'tingl', 'tingl', 'ach', 'spasm']
    >>> stem("oedema") == stem("edema"), stem("fibres") == stem("fiber")
    (True, True)
    """
    if not word.isalpha() or len(word) <= SHORTEST:
        return word
    word = re.sub("[ao]e(?=.)", "e", word)
    word = re.sub("isation", "ization", re.sub("our(?=s|$)", "or", word))
    if re.search("(ss|us|is)$", word) is None:
        word = re.sub("ies$", "y", word) if word.endswith("ies") else _without(word, "s")
    word = re.sub("(?<=[bt])re$", "er", word)
    for ending in ("ness", "ful", "ing", "ed"):
        word = _without(word, ending)
    while len(word) > SHORTEST and word[-1] in "yei":
        word = word[:-1]
    return re.sub(r"([^aeiou])\1", r"\1", word)  # not vowels: moods are no modes


def _without(word: str, ending: str) -> str:
    shorter = word.removesuffix(ending)
    long_enough = len(shorter) >= SHORTEST and VOWELS & set(shorter)
    return shorter if long_enough else word
