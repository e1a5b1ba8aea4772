"""Reads words with a typing error as the word that was meant, where that is beyond doubt."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

from etiograph.explaining.stems import WORD, Token

SHORTEST, FOR_A_LETTER_MORE, FOR_ANOTHER_LETTER = 4, 5, 6
"""Letters that a word needs for two letters in wrong order or one doubled; for a letter too many
or too few; and for a wrong letter."""
REAL = frozenset(
    """
    abound acuate acuter aground arches blames blares blazes bonces boners boone boyd bramin
    brian caches camping camps cellos champing champs chances changer changers charges chromic
    clamping clamps contraption cramming crams crapping craps crimping crimps crumping crumps
    degression diffuser enerve exerciser exorcise fantigue fascis feebling feeding fehling
    felling fibred fifers filers finders firers fivers fixers form fueling generalizer grater
    greaser greaten greeter heightener hoarse horser hunting hurling hurtling husting impairer
    increaser issuer issuers joins joists lashing lasing limbos limbus listing losings lowder
    lumbal lumber lusting moldiness mooniness muscule necrological needler needless nerver nito
    pickling pricking rams rebated reducer reflated relater relaxed relayed ruining sadden
    sarong scooting selling sending severn shelling shooing shorting shouting sing sings slings
    smelling smoulder smoulders sniffer sodden soleness spams spass spelling spinet spiral
    spital spline staffer stelling stiffen stifler stings strang stresser strews string strung
    stuffer supine sureness swigs swilling swines tangling tersion tingeing tinging tinkling
    titch titches troubler tuning turfing twitcher veery vertebrate vertebro waking waling
    walling wanking weka
    """.split()
)
"""Words of English that one slip parts from a word of a symptom or of a part of the body.

Found by reading, with no such list, the words of three word lists (pyspellchecker 0.9.1 and
english-words 2.0.2, with GCIDE and Webster's second), and leaving out errors and rare forms of
our own words.
"""


def corrected(
    said: Sequence[Token],
    vocabulary: Mapping[str, Collection[str]],
    meant: Mapping[str, Collection[str]],
    known: Collection[str],
    same: Mapping[str, str],
) -> tuple[list[Token], dict[int, str]]:
    """Return tokens with typing errors put right, and by place the words that were read.

    A word is read as another only if one slip lies between them, and all words as near have the
    same stem. The slips are those of Damerau (1964, doi:10.1145/363958.363994): a letter too many,
    too few, wrong, or two in wrong order. The first letter is right, or has changed places with the
    second. In short words, only exchange and doubling are put right: one letter makes too many of
    them another word. Words of English that are one slip away from a symptom stay as they are.

    Args:
        said: tokens.
        vocabulary: words of all names, by stem.
        meant: words among them that a slip may have hidden, by stem.
        known: words that are words, whatever they resemble.
        same: stems that stand for other stems in the vocabulary.
    """
    stems: dict[str, str] = {}
    read: dict[int, str] = {}
    out = list(said)
    for place, token in enumerate(said):
        if (
            token.sort != WORD
            or same.get(token.stem, token.stem) in vocabulary
            or token.text in known
            or token.text in REAL
        ):
            continue
        if len(token.text) < SHORTEST or not token.text.isalpha():
            continue
        # Here: most questions have no unknown word, and the words of all names are many.
        stems = stems or {word: stem for stem, words in meant.items() for word in words}
        one = _meant(token.text, stems)
        if one:
            read[place] = one
            out[place] = Token(token.text, stems[one])
    return out, read


def _meant(word: str, stems: Mapping[str, str]) -> str | None:
    # Here: as above.
    from rapidfuzz import process  # noqa: PLC0415
    from rapidfuzz.distance import OSA  # noqa: PLC0415

    words = [one for one in stems if len(one) >= SHORTEST]
    near = process.extract(word, words, scorer=OSA.distance, score_cutoff=1, limit=None)
    fitting = sorted(one for one, _, _ in near)
    if len({stems[one] for one in fitting}) != 1:
        return None
    return next((one for one in fitting if _allowed(word, one)), None)


def _allowed(word: str, meant: str) -> bool:
    if word[0] != meant[0] and word[1::-1] != meant[:2]:
        return False
    short = min(len(word), len(meant))
    if len(word) == len(meant):
        return sorted(word) == sorted(meant) or short >= FOR_ANOTHER_LETTER
    longer, shorter = sorted((word, meant), key=len, reverse=True)
    doubled = any(
        longer[n] == longer[n - 1] and longer[:n] + longer[n + 1 :] == shorter
        for n in range(1, len(longer))
    )
    return doubled or short >= FOR_A_LETTER_MORE
