"""Guards the understanding of free words: what is there, what is not, what was lost; no guess."""

from __future__ import annotations

import contextlib
import time

import pytest

from etiograph.errors import UsageError
from etiograph.explaining import spelling, stems, understanding, understanding_words
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
can't turn my head | | | cant turn
I can\u2019t turn my head | | | cant turn
unable to turn the head | | | cant turn
LBP | low-back-pain | |
lower back ache | low-back-pain | |
pins-and-needles, my hands are numb | tingling numbness | |
tingly toes | tingling | | toes
paraesthesia and oedema | tingling swelling | |
edema, paresthesia | swelling tingling | |
I'm tired all the time | fatigue | | time
worn out and anxious | anxiety | | worn out
feeling worn out and anxious | fatigue anxiety | |
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
headache - no, tingling - yes | tingling | headache |
headache (no) | | headache |
no feeling of tingling | | tingling |
no neck pain relief | neck-pain | | relief
nothing relieves the pain | pain | | relieves
absence of pain | | pain |
denies pain | | pain |
free of pain | | pain |
negative for fever | | fever |
vitamin K deficiency | | | k deficiency
pain runs down the arm | radiating-arm-pain | |
headache: no | | headache |
no sensation of pain | | pain |
no feeling of fever | | fever |
no pain relief | pain | | relief
I get tingling when I run down | tingling | | run down
worn out shoes | | | worn out shoes
worn out knee joint | | | worn out knee
I'm worn out | fatigue | |
I feel really worn out and run down | fatigue | | run down
high temperature outside | | | high temperature outside
in the sauna | | | sauna
depressed vitamin D levels | | | depressed, levels
I am depressed | depression | |
neck pain rather than back pain | neck-pain | |
neck pain instead of numbness | neck-pain | |
modes | | | modes
pricking | | | pricking
free from fever | | fever |
fever was ruled out | | fever |
my doctor ruled out fever | | fever | doctor
hardly any pain | | |
fever no tingling yes | tingling | fever |
headache no tingling no | | headache tingling |
used to have headaches, now tingling | tingling | |
used to have headaches and numbness | | |
my mother has neck pain | | |
my mother has neck pain and I have tingling | tingling | |
is it normal to have tingling? | tingling | |
never had fever | | fever |
I had a headache yesterday | headache | | yesterday
I've had neck pain for weeks | neck-pain | | weeks
nothing hurts | | pain |
nothing but pain | pain | |
no doubt my neck hurts | neck-pain | | doubt
no wonder my neck hurts | neck-pain | | wonder
can't feel any pain | | pain |
tingling (yes), headache (no), fever (no) | tingling | headache fever |
headache: yes; fever: no; tingling: yes | headache tingling | fever |
headache? no. tingling? yes. | tingling | headache |
fever \u2013 no, tingling \u2013 yes | tingling | fever |
neck pain, no | | neck-pain |
neck pain, no tingling | neck-pain | tingling |
headache not really | | headache |
headache: n, tingling: y | tingling | headache | y
pain went away | | pain |
my headaches have gone away but my neck hurts | neck-pain | headache |
my headache stopped. Now my hands are numb | numbness | headache |
fever has resolved | | fever |
pain stopped me from sleeping | pain | | stopped, sleeping
I have never had numbness, but my neck is stiff | neck-stiffness | numbness |
never any fever | | fever |
I previously had headaches | | |
I had headaches as a child | | |
neck pain in the past | | |
neck pain in the past week | neck-pain | | past week
tingling in my hands, fever in the past | tingling | |
my mum's neck hurts | | |
my dog has a fever, I have a headache | headache | |
my wife says I look tired | fatigue | | wife says, look
My wife has numbness but I have tingling | tingling | |
family history of depression; neck pain | neck-pain | |
no family history of depression | | |
is it normal to feel tired? | fatigue | |
Can vitamin D deficiency cause neck pain? | neck-pain | |
do I have a fever? | | |
Am I depressed? | | |
What causes muscle cramps? | muscle-cramp | |
Why am I always tired? | fatigue | |
Why am I so tired | fatigue | |
I'm afraid of fever | | |
I am worried about my neck pain | neck-pain | | worried
I took ibuprofen for my headache | headache | | took ibuprofen
my headache tablets don't work | | | tablets, work
I take pain killers for my neck | neck-pain | | take, killers
painkillers don't help my back pain | back-pain | | painkillers
anti-anxiety pills | | | pills
numbing cream | | | cream
no pain medication helps my neck pain | neck-pain | | medication helps
I have no strength | weakness | |
no energy drinks, please | | | no energy drinks
no energy at all | fatigue | |
no energy or appetite | fatigue | | appetite
low energy | fatigue | |
I feel low | depression | |
I feel low back pain | low-back-pain | |
feeling very low potassium | | |
not much pain | | |
not very tired | | |
my neck is not very stiff | | |
I'm not free of pain | pain | |
never free from neck pain | neck-pain | |
clear of fever | | fever |
fever excluded | | fever |
fever can't be ruled out | | |
not ruled out: fever | fever | |
none of: fever, numbness, tingling | | fever numbness tingling |
non-painful swelling | swelling | pain |
nobody believes my neck pain | neck-pain | | believes
painless swelling | swelling | | painless
STIFF NECK AND TINGLING, NO FEVER | neck-stiffness tingling | fever |
I don\u2019t have pain, I\u2019ve got tingling | tingling | pain |
Doesn't feel numb, it's tingling | tingling | numbness |
haven't had any headaches | | headache |
no more headaches | | headache |
no longer any tingling | | tingling |
neck pain but not tingling | neck-pain | tingling |
not neck pain but back pain | back-pain | neck-pain |
it isn't numbness, it's tingling | tingling | numbness |
generalised pain, oedema | widespread-pain swelling | |
my muscles cramp at night | muscle-cramp | | night
no pain when sitting | | pain | sitting
neck pain unless I rest | neck-pain | | unless, rest
without pain relief I can't sleep | pain | | relief, cant sleep
I wish I had no pain | | |
I want to be pain-free | | |
I want to get rid of my neck pain | neck-pain | | want, rid
can't get rid of this headache | headache | | cant, rid
can't bear the pain | pain | | cant bear
No headache. No fever. Tingling! | tingling | headache fever |
no headache no fever tingling | tingling | headache fever |
headache/fever/numbness: none | | headache fever numbness |
300 mg ibuprofen | | | 300 mg ibuprofen
B12 deficiency, tingling | tingling | |
lack of pain | | pain |
lack of feeling in my feet | numbness | |
loss of feeling | numbness | |
sudden onset of tingling without fever or chills | tingling | fever | sudden onset, no chills
the pain is gone, but the stiffness remains | stiffness | pain | remains
my pain is worse; no worse at night | pain | | worse, night
no better: neck still stiff | neck-stiffness | | better
aching all over | widespread-pain | |
pain all over my body | widespread-pain | | body
pain shooting down my left arm | radiating-arm-pain | | left
my arm goes down with pain | pain | | goes down
pins & needles | tingling | |
on edge | | | edge
feeling on edge | anxiety | |
stressed syllables | | | stressed syllables
stressed and depressed | heightened-stress depression | |
I have a depressed mood | depression | |
depressed people get neck pain | neck-pain | | depressed people
fever 3 days ago | fever | | 3 days ago
I used to be anxious | | |
I am used to neck pain | neck-pain | | used
I got used to the tingling | tingling | | used
used to treat headache | headache | | used, treat
moods | | | moods
mood swings | mood-changes | |
it hurts to move my neck | neck-pain | | move
nothing feels numb | | numbness |
nothing wrong but tingling | tingling | | wrong
my neck: stiff, not painful | stiffness | pain |
there is no pain or stiffness in my neck | | pain neck-stiffness |
how long do I have neck pain for | neck-pain | | long
I want relief from neck pain | neck-pain | | want relief
got rid of my headache | | headache |
headache, fever, numbness: none | headache fever | numbness |
my headache and fever are gone | | headache fever |
I have tingling and the fever went away | tingling | fever |
lack of energy | fatigue | |
no position eases the pain | pain | | no position eases
no medicine stops headaches | headache | | no medicine stops
no severe headache | | headache | no severe
without treatment my pain gets worse | pain | | no treatment, worse
without help my pain gets worse | pain | | worse
no doctor understands my pain | pain | | no doctor understands
no sleep because of pain | pain | | no sleep
I'm run down | fatigue | |
a worn-out chair | | | worn out chair
the anti-fever medicine | | | medicine
my colour is bad, my neck hurts | neck-pain | | colour, bad
generalized pain, edema and paresthesia | widespread-pain swelling tingling | |
Lyrica and Tylenol for nerve pain | neuropathic-pain | | lyrica, tylenol
good mood | | | good mood
flat tires | | | flat tires
stress ball | | | ball
nervous system | | |
nervous and anxious | anxiety | |
My neck's stiff | neck-stiffness | |
neck pain. No fever | neck-pain | fever |
neck pain? Yes. Fever? No. | neck-pain | fever |
I don't know if I have a fever | | |
hypoaesthesia | numbness | |
wobbly walking | unsteady-gait | |
lethargy | | | lethargy
balance problems | | | balance
my balance is poor | | | balance, poor
body aches | pain | | body
can't move my neck | | | cant move
worried about numbness | | |
my grandmother's neck pain | | |
pain hardly there, tingling | pain tingling | | hardly
tingling, not painful | tingling | pain |
fever? never | | fever |
It's neither tingling nor numbness | | tingling numbness |
a stiff neck without any headache | neck-stiffness | headache |
neck stiffness (no trauma) | neck-stiffness | |
stiff neck (no fever) | neck-stiffness | fever |
rather tired than anxious | fatigue | |
not sure if it is numbness | | |
lack of sleep and pain | pain | | lack, sleep
"""
TABLE = [[cell.strip() for cell in line.split("|")] for line in PHRASES.strip().splitlines()]

ASIDE = """
neck pain rather than back pain | back pain
neck pain instead of numbness | numbness
hardly any pain | pain
used to have headaches, now tingling | headaches
used to have headaches and numbness | headaches, numbness
my mother has neck pain | neck pain
my mother has neck pain and I have tingling | neck pain
is it normal to have tingling? | tingling
I had a headache yesterday | headache
I previously had headaches | headaches
I had headaches as a child | headaches
neck pain in the past | neck pain
tingling in my hands, fever in the past | fever
my mum's neck hurts | neck hurts
my dog has a fever, I have a headache | fever
My wife has numbness but I have tingling | numbness
family history of depression; neck pain | depression
no family history of depression | depression
is it normal to feel tired? | tired
Can vitamin D deficiency cause neck pain? | neck pain
do I have a fever? | fever
Am I depressed? | depressed
What causes muscle cramps? | muscle cramps
I'm afraid of fever | fever
my headache tablets don't work | headache
anti-anxiety pills | anxiety
numbing cream | numbing
no pain medication helps my neck pain | pain
not much pain | pain
not very tired | tired
my neck is not very stiff | neck very stiff
fever can't be ruled out | fever
I wish I had no pain | pain
I want to be pain-free | pain
I used to be anxious | anxious
the anti-fever medicine | fever
I don't know if I have a fever | fever
worried about numbness | numbness
my grandmother's neck pain | neck pain
rather tired than anxious | anxious
not sure if it is numbness | numbness
"""
NOTED = [[cell.strip() for cell in line.split("|")] for line in ASIDE.strip().splitlines()]
EVERYDAY = """
aces acme acre address aggression anxiously arches armory ashes attention attired axes back
backing bait bake baked baker balance balancing bank banking bark barking bask beaches beck black
bobble booting brain brains burn burning cache caches camper camping camps caress champ champs
chasm churning clamp clamping clamps cliff coaching cobble compression crackling cram crampon
crams crimping crimps crumpet cunning curling damp dangling deck deep depot depth detention
digression ditch drain dress dwelling each emery expression extension fallow father favor favour
feather fender fewer fibers fibre finders finger fingers fired flavor flavour food fried fugue
furling further gaiety gain gains gait gate goat gobble good grumps hacking head headland headline
heads headway heady heard hears heed hint hired hitch hobble hollow hood hooting hunting hurdling
hurling hurtling impression intrigue issue jingling join joins joint joints lack lamp leaching
league leak lever limber lings looting lumber main marble mellow member memoir memories memory
mention mingling mint mired missile mode model modern modes moles motes muscle museum musical
mussel mussels mustard nail neat neck necks never next nobble noxious number numbers obnoxious
oppression pace pack packing paid pail paint paints palace pane pant panting pants peaches peck
pension phantasm pickle pickles pickling pined pitch plain plan plasm points press pretension
pricking rain reaching regression repression restrain retention retired rocking rood rooting
ruining running sack saddens sadly saints scamp scooting scuff selling sever shelling shooting
shorting shouting sing single singling sizzling sleeping slumber smelling sniff sniffing sodden
spam spas spasmodic speak spelling sperm sporting staff stamps steady steeping stiffen sting
stings stitch strain straining strength string strong strung study stuff stuffing stuffy stunning
sturdy sudden swallow swallowing swan sweeping swig swilling swings switch swoon tacking tackling
tangle tangled tangling teaching telling tensile tension terrain tickle tickling tidied tied tiles
timber timed tinkle tinkling tissue train trains tramp tramps tread trend tress trickle trickling
tried tuning turning tweak twinkle twist twitter umber unsteady vague vain valance wait wake
waking waste weaker weakly week weekly weeks wings wired witch wobble wood wreak yelling
"""
"""Words of everyday English near those of symptoms, by hand; no real forms of symptoms."""


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


@pytest.mark.parametrize(("text", "words"), NOTED, ids=lambda cell: cell)
def test_what_is_not_said_to_be_there_now_is_noted(index, text, words):
    notes = understanding.understand(index, text).notes

    for one in words.split(", "):
        assert any(note.startswith(f"'{one}' ") and " count" in note for note in notes)


def test_what_is_set_aside_neither_counts_nor_is_ruled_out_nor_lost(index):
    found = understanding.understand(index, "my mother has neck pain, I have tingling")

    assert short(found.set_aside) == ["neck-pain"]
    assert short(found.symptoms) == ["tingling"]
    assert (found.ruled_out, found.unknown) == ((), ())


def test_where_all_is_set_aside_the_message_says_so(index):
    found = understanding.understand(index, "my mother has neck pain")
    words = understanding_words.nothing_understood(found, index.labels)

    assert "'neck pain' does not count: it is said of another ('mother')" in words
    assert words.endswith("name one that is there")


def test_the_table_is_large_enough():
    assert len(TABLE) >= 250


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
    names = index.lexicon
    bearers = {}
    for entry in names.by_stem.values():
        for name in entry:
            if name.term.kind == "symptom":
                bearers.setdefault(tuple(sorted(name.stems)), set()).add(name.term.iri)

    assert {key: iris for key, iris in bearers.items() if len(iris) > 1} == {}


def test_words_of_english_are_never_read_as_symptoms(index):
    names = index.lexicon
    words = EVERYDAY.split()
    said = [stems.Token(word, stems.stem(word)) for word in words]
    _, read = spelling.corrected(said, names.vocabulary, names.felt, set(), names.same)

    assert len(words) == len(set(words)) >= 300
    assert {words[place]: meant for place, meant in read.items()} == {}


@pytest.mark.parametrize("word", EVERYDAY.split())
def test_a_word_of_everyday_is_no_symptom(index, word):
    assert understanding.understand(index, word).symptoms == ()


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
