"""Holds the words that count for little, and those that hold a name together or end it."""

from __future__ import annotations

STOP = frozenset("a an the my our your his her their in of at on to from into with that".split())
"""Words that do not count in a name: pain in the neck is neck pain."""

LIGHT = STOP | frozenset(
    """
    i im ive id me we us you he she it its they them there this these those who which what when
    is are was were be been being am has have had having get gets getting got do does did
    feel feels feeling seem seems become becomes became becoming suffer suffers suffering suffered
    experience experiencing experienced notice noticed noticing show shows showing come comes coming
    also too as so very really quite rather pretty extremely somewhat slightly just still now
    currently always often sometimes usually again lately recently since because for by about
    any some much more most many lot lots bit little kind sort sign signs symptom symptoms
    trace hint case cases evidence complaint complaints complaining complains history
    please help hello hi think believe know maybe perhaps probably possible possibly
    can could will would may might should must only even then than both all well such
    and or but if not no yes never nor though although yet however
    since while during after before problem problems issue issues
    longer anymore whatsoever at sensation sensations
    """.split()
)
"""Words that are passed over where no name has them, and of which nothing is said."""

BREAKS = frozenset("and or nor but though although yet however plus except than".split())
"""Words that no name reaches across."""

ARTICLES = frozenset("a an the my our your his her their".split())
SMALL = frozenset("no out down over on all".split())
"""Words that hold a name together: it is found only as it is written, for pain that makes me sit
down with an arm on the table is no pain down the arm."""
FEELING = "feel"
BETWEEN = ARTICLES | frozenset(
    """
    so very really quite rather pretty extremely somewhat slightly just still always constantly
    totally completely utterly absolutely bit little real right left whole upper entire
    is are am be been being was were feeling that going goes
    """.split()
)
"""Words that may stand within such a name."""
ADJECTIVES = frozenset("depressed stressed nervous anxious".split())
"""Say how a person is only where no noun follows: depressed levels, stressed syllables."""
NO_COMPLAINTS = frozenset(
    "mood moods tire tires depress depresses stress stresses stressful".split()
)
"""Share a stem with the one word of a name, and say nothing of how a person is."""
FOLLOWING = (
    ARTICLES
    | BREAKS
    | frozenset(
        """
        i im ive we it they there in at on to from for with when while because since after before
        during today tonight now lately recently currently again anymore left whatsoever all every
        most no not never without yes is are am was were as too also so if until unless and
        """.split()
    )
)
"""Words that can follow what is complete: no noun, no 'of'."""
JOINS = frozenset(["and", "or", "&", "+", "/"])
