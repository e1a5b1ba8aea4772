"""Holds the words by which people say that something is not there."""

from __future__ import annotations

NOUN_NO = frozenset("no non without neither nor absence zero".split())
"""Says no of the noun that follows, adjectives before it included."""
VERB_NO = frozenset(
    """
    not never dont doesnt didnt isnt arent wasnt werent havent hasnt hadnt aint nothing nobody
    """.split()
)
"""Says no of the verb that follows; only of having, feeling and being is it a no to a symptom."""
CANNOT = frozenset("cant couldnt".split())
"""Says no only of feeling: who can't feel pain has none, who can't bear it has."""
PHRASES = {
    ("free", "of"): False,
    ("free", "from"): False,
    ("clear", "of"): False,
    ("got", "rid"): False,
    ("lack", "of"): False,
    ("cured", "of"): False,
    ("recovered", "from"): False,
    ("got", "over"): False,
    ("ruled", "out"): True,
    ("negative", "for"): True,
    ("none", "of"): True,
}
"""Says no of what follows; of a whole list, commas included, where it says so."""
NO_DENIAL = frozenset(
    """
    doubt wonder matter question idea clue way reason cause explanation diagnosis
    worse better less different milder
    """.split()
)
"""After *no*: no doubt my neck hurts."""
LIST_NO = frozenset("denies deny denied denying".split())
"""Says no of a whole list, commas included, as in clinical notes."""
HAVING = frozenset(
    """
    have has had having feel feels feeling get gets getting got experience experiencing
    experienced notice noticed noticing suffer suffers suffering suffered show shows showing
    is are am be been being was were
    """.split()
)
LOOKS_LIKE = frozenset("only just merely simply solely always constantly every all but".split())
"""After *not*: not only fever denies no fever, and what does not always hurt hurts."""
ARE = frozenset("are were have both all".split())
"""Goes on from more than one thing: the pain and the fever are gone."""
WORKS = frozenset(
    """
    help helps ease eases eased relieve relieves relieved stop stops stopped cause causes caused
    touch touches improve improves improved reduce reduces reduced cure cures cured make makes
    bring brings work works worked take takes explain explains understand understands
    """.split()
)
"""No food helps my pain: the no is to the food."""
OTHER_VERBS = frozenset("help know".split())
"""Passed over elsewhere, but a no to them is no no to a symptom."""
AFTER = frozenset("absent denied excluded gone negative nil none resolved".split())
"""Says no of what stands before: fever absent, fever: none."""
AFTER_PHRASES = (
    ("ruled", "out"),
    ("went", "away"),
    ("gone", "away"),
    ("went",),
    ("cleared", "up"),
    ("stopped",),
    ("vanished",),
    ("disappeared",),
    ("subsided",),
    ("not", "at", "all"),
    ("not", "really"),
    ("not", "present"),
    ("not", "there"),
    ("not", "any", "more"),
    ("not", "anymore"),
    ("not", "now"),
    ("no",),
    ("nope",),
    ("never",),
    ("not",),
    ("n",),
)
"""Says no of what stands before if nothing goes on after it: pain went away, fever: not really."""
CLOSING = frozenset("and or but i im now today so since yet whatsoever lately though".split())
"""Words after which something else begins."""
DASHES = frozenset("- -- --- \u2013 \u2014 ( [".split())
RELIEF = frozenset("relief reliever relievers".split())
"""No pain relief: the pain is there."""
LACK = ("lack", "of")
"""Says no only of what follows at once: lack of sleep and pain."""
LIMITS = frozenset("when while if unless until except during after before".split())
OWNED = frozenset("my the this these his her your their our".split())
SUBJECTS = frozenset("i im ive we he she it its they there".split())
"""Begins a clause of its own."""
HEADS = frozenset("from for of in on at with about because since when while why how if to".split())
"""After a word that we do not know, shows that the no was to that word: no relief from pain."""
ENDS = frozenset(
    "but though although yet however except because since why how if when while".split()
)
