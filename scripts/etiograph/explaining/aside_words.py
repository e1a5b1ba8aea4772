"""Holds the words by which people speak of the past, of others, and of what may not be there."""

from __future__ import annotations

from etiograph.explaining.negation_words import HAVING

PEOPLE = frozenset(
    """
    mother mothers mum mums mom moms mam father fathers dad dads parent parents
    wife wifes husband husbands partner partners girlfriend girlfriends boyfriend boyfriends
    son sons daughter daughters child childs children kid kids baby babys toddler
    sister sisters brother brothers twin twins aunt aunts uncle uncles cousin cousins
    nephew niece grandmother grandmothers grandma grandmas grandfather grandfathers grandpa nan
    friend friends neighbour neighbours neighbor neighbors colleague colleagues boss flatmate
    roommate dog dogs cat cats horse
    """.split()
)
OWNERS = frozenset("my our his her their a the your".split())
SELF = frozenset("i im ive id me my myself we".split())
"""Where one who speaks of others comes back to oneself."""
SAYING = frozenset("say says said think thinks thought noticed told tells reckons".split())
PAST, FEARED, ASKED, LITTLE, INSTEAD = "past", "feared", "asked", "little", "instead"
WISHED = "wished"
BEFORE: dict[tuple[str, ...], str] = {
    ("used", "to"): PAST,
    ("previously",): PAST,
    ("formerly",): PAST,
    ("rather", "than"): INSTEAD,
    ("instead", "of"): INSTEAD,
    ("as", "opposed", "to"): INSTEAD,
    ("than",): INSTEAD,
    ("unlike",): INSTEAD,
    ("anti",): INSTEAD,
    ("afraid", "of"): FEARED,
    ("fear", "of"): FEARED,
    ("scared", "of"): FEARED,
    ("worried", "about"): FEARED,
    ("worry", "about"): FEARED,
    ("risk", "of"): FEARED,
    ("prevent",): FEARED,
    ("prevents",): FEARED,
    ("avoid",): FEARED,
    ("avoids",): FEARED,
    ("in", "case", "of"): FEARED,
    ("in", "case", "i", "get"): FEARED,
    ("rule", "out"): FEARED,
    ("ruling", "out"): FEARED,
    ("do", "i", "have"): ASKED,
    ("have", "i", "got"): ASKED,
    ("am", "i"): ASKED,
    ("sure", "if"): ASKED,
    ("sure", "whether"): ASKED,
    ("unsure", "if"): ASKED,
    ("know", "if"): ASKED,
    ("know", "whether"): ASKED,
    ("wonder", "if"): ASKED,
    ("hardly",): LITTLE,
    ("barely",): LITTLE,
    ("scarcely",): LITTLE,
    ("little", "to", "no"): LITTLE,
    ("next", "to", "no"): LITTLE,
    ("not", "much"): LITTLE,
    ("not", "a", "lot", "of"): LITTLE,
    ("not", "very"): LITTLE,
    ("not", "really"): LITTLE,
    ("not", "too"): LITTLE,
    ("not", "so", "much"): LITTLE,
    ("not", "particularly"): LITTLE,
    ("wish",): WISHED,
    ("want",): WISHED,
    ("hope",): WISHED,
    ("hoping",): WISHED,
    ("like", "to", "be"): WISHED,
    ("family", "history", "of"): "family",
}
"""Cues before what they set aside."""
BEHIND: dict[tuple[str, ...], str] = {
    ("in", "the", "past"): PAST,
    ("as", "a", "child"): PAST,
    ("as", "a", "kid"): PAST,
    ("as", "a", "teenager"): PAST,
    ("back", "then"): PAST,
    ("not", "ruled", "out"): FEARED,
    ("not", "been", "ruled", "out"): FEARED,
    ("cant", "be", "ruled", "out"): FEARED,
}
"""Cues behind what they set aside."""
MAYBE: dict[tuple[str, ...], str] = {
    ("history", "of"): PAST,
    ("is", "it", "normal"): ASKED,
    ("cause",): ASKED,
    ("causes",): ASKED,
    ("lead", "to"): ASKED,
    ("leads", "to"): ASKED,
    ("maybe",): ASKED,
    ("perhaps",): ASKED,
    ("possible",): ASKED,
    ("possibly",): ASKED,
    ("might",): ASKED,
    ("had",): PAST,
    ("was",): PAST,
    ("were",): PAST,
}
"""Cues before what counts all the same, with a note."""
PERFECT = frozenset("have has ive weve havent hasnt never been".split())
THINGS = frozenset(
    """
    killer killers medication medications medicine medicines meds tablet tablets pill pills drug
    drugs cream gel patch patches reducer reducers treatment treatments therapy management clinic
    specialist
    """.split()
)
"""After a symptom, name something else: fever tablets."""
REASONS = {
    PAST: "it is said of the past",
    FEARED: "it is not said to be there",
    ASKED: "it is asked, not said",
    LITTLE: "it is hardly there, if at all",
    INSTEAD: "it is not said to be there",
    WISHED: "to be without it is wished, not said",
}
QUESTIONS = frozenset("why when where how what long often".split())
STATES = HAVING | {"always", "often", "sometimes"}
GROWN = frozenset("am im is are got get getting become becoming".split())
MOST_BEFORE = 12
"""Words from a cue to what it sets aside, at most."""
