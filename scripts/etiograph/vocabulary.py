"""Says the ontology's words in Python, and holds the one table of prefixes.

IRIs are plain strings here, so that reading a word costs no RDF library.
"""

from __future__ import annotations

import re
from types import MappingProxyType

BASE = "https://w3id.org/etiograph/"
KINDS = [
    "agent",
    "amount",
    "analyte",
    "chain",
    "claim",
    "condition",
    "deficiency",
    "edge",
    "evidence-line",
    "factor",
    "food",
    "food-item",
    "function",
    "graph",
    "intake",
    "intervention",
    "item-fit",
    "literature",
    "literature-claim",
    "literature-link",
    "mechanism",
    "nutrient",
    "organization",
    "population",
    "proposition",
    "quantity",
    "region",
    "release",
    "source",
    "span",
    "study",
    "symptom",
    "test",
]
REFERENCE_KINDS = {"amount", "food-item", "intake", "item-fit"}
"""Kinds of reference data: no claim speaks of them, so they are no terms."""

PREFIXES = MappingProxyType(
    {
        "BFO": "http://purl.obolibrary.org/obo/BFO_",
        "biolink": "https://w3id.org/biolink/vocab/",
        "CHEBI": "http://purl.obolibrary.org/obo/CHEBI_",
        "CIO": "http://purl.obolibrary.org/obo/CIO_",
        "cito": "http://purl.org/spar/cito/",
        "CL": "http://purl.obolibrary.org/obo/CL_",
        "dcat": "http://www.w3.org/ns/dcat#",
        "dcterms": "http://purl.org/dc/terms/",
        "DOID": "http://purl.obolibrary.org/obo/DOID_",
        "ECO": "http://purl.obolibrary.org/obo/ECO_",
        "ECTO": "http://purl.obolibrary.org/obo/ECTO_",
        "EFO": "http://www.ebi.ac.uk/efo/EFO_",
        "etio": f"{BASE}ontology#",
        "FOODON": "http://purl.obolibrary.org/obo/FOODON_",
        "GO": "http://purl.obolibrary.org/obo/GO_",
        "HP": "http://purl.obolibrary.org/obo/HP_",
        "MAXO": "http://purl.obolibrary.org/obo/MAXO_",
        "MESH": "http://id.nlm.nih.gov/mesh/",
        "MONDO": "http://purl.obolibrary.org/obo/MONDO_",
        "NCIT": "http://purl.obolibrary.org/obo/NCIT_",
        "oa": "http://www.w3.org/ns/oa#",
        "OBI": "http://purl.obolibrary.org/obo/OBI_",
        "ONS": "http://purl.obolibrary.org/obo/ONS_",
        "owl": "http://www.w3.org/2002/07/owl#",
        "prov": "http://www.w3.org/ns/prov#",
        "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
        "RO": "http://purl.obolibrary.org/obo/RO_",
        "ROR": "https://ror.org/",
        "semapv": "https://w3id.org/semapv/vocab/",
        "SEPIO": "http://purl.obolibrary.org/obo/SEPIO_",
        "sh": "http://www.w3.org/ns/shacl#",
        "shape": f"{BASE}shapes#",
        "skos": "http://www.w3.org/2004/02/skos/core#",
        "spdx": "http://spdx.org/rdf/terms#",
        "SYMP": "http://purl.obolibrary.org/obo/SYMP_",
        "UBERON": "http://purl.obolibrary.org/obo/UBERON_",
        "void": "http://rdfs.org/ns/void#",
        "xsd": "http://www.w3.org/2001/XMLSchema#",
        **{kind: f"{BASE}{kind}/" for kind in KINDS},
    }
)

NANOPUBLICATIONS = f"{BASE}nanopub/"
"""Where the nanopublications stand, each under the digest of what it says."""


class _Words(type):
    """Gives each annotated name of a class as the IRI that it stands for."""

    def __getattr__(cls, name: str) -> str:
        if name in cls.__annotations__:
            return f"{PREFIXES['etio']}{name}"
        raise AttributeError(f"ontology/vocabulary.ttl declares no etio:{name}")


class ETIO(metaclass=_Words):
    """Terms that ``ontology/vocabulary.ttl`` declares; a test holds the two equal."""

    Abnormality: str
    Agent: str
    Amount: str
    Analyte: str
    BodyFunction: str
    BodyRegion: str
    Cause: str
    Certainty: str
    Chain: str
    ChainStep: str
    Claim: str
    Concordance: str
    Condition: str
    Deficiency: str
    DiagnosticTest: str
    Direction: str
    Edge: str
    Entity: str
    EvidenceLine: str
    EvidenceStance: str
    EvidenceType: str
    Factor: str
    Fit: str
    Food: str
    FoodGroup: str
    FoodItem: str
    Frequency: str
    Identification: str
    IntakeType: str
    Intervention: str
    ItemFit: str
    LiteratureClaim: str
    LiteratureConcordance: str
    LiteratureLink: str
    LiteratureSource: str
    Match: str
    MeasuredAmount: str
    Mechanism: str
    Nutrient: str
    Organization: str
    Polarity: str
    Population: str
    Proposition: str
    Quantity: str
    ReferenceData: str
    ReferenceIntake: str
    Relation: str
    RelationGroup: str
    Saying: str
    SeenExtent: str
    Severity: str
    SilenceReason: str
    SourceDocument: str
    Span: str
    Study: str
    Symptom: str
    ValueStatus: str
    Voice: str
    WithdrawnClaim: str
    absorbedBy: str
    absorbs: str
    abstractSeen: str
    actsOn: str
    adequateIntake: str
    affirmed: str
    affirms: str
    age: str
    ageFrom: str
    agreement: str
    articleVoice: str
    asks: str
    asserted: str
    associatedFrom: str
    associatedWith: str
    atRiskOf: str
    bearsOnDiagnosis: str
    bearsOnSupply: str
    bearsOnTreatment: str
    blockedBy: str
    blocks: str
    boilerplate: str
    borderline: str
    causedBy: str
    causes: str
    certainty: str
    certaintyScheme: str
    claimCount: str
    codePoints: str
    comparableWith: str
    comparedWith: str
    concordance: str
    concordanceInWhole: str
    concordanceScheme: str
    confirmedBy: str
    confirms: str
    congruent: str
    contrastItem: str
    contributesTo: str
    copySeen: str
    deficiencyOf: str
    denied: str
    denies: str
    depletedBy: str
    depletes: str
    describedNotIdentified: str
    describes: str
    design: str
    diagnosedBy: str
    diagnoses: str
    differsIn: str
    direction: str
    directionScheme: str
    directItem: str
    disclaimer: str
    disputedBy: str
    disputedInWhole: str
    disputing: str
    disputingPublishers: str
    documentCount: str
    doi: str
    duration: str
    early: str
    edge: str
    edition: str
    endsAt: str
    evidence: str
    evidenceLacking: str
    evidenceScheme: str
    evidenceStance: str
    evidenceStanceScheme: str
    exact: str
    exampleItem: str
    expertVoice: str
    extends: str
    externalParent: str
    externalPartOf: str
    fdcId: str
    fit: str
    fitNote: str
    fitScheme: str
    formOf: str
    found: str
    foundBy: str
    frequency: str
    frequencyScheme: str
    fullTextSeen: str
    given: str
    hasCaution: str
    hasContributor: str
    hasEvidenceLine: str
    hasForm: str
    hasKind: str
    hasMechanism: str
    hasObjectClass: str
    hasRecommendation: str
    hasRedFlag: str
    hasSource: str
    hasSubjectClass: str
    headingVoice: str
    headingWithoutClaim: str
    hedged: str
    highestCertainty: str
    idBasis: str
    identification: str
    identificationScheme: str
    impairedBy: str
    impairs: str
    implies: str
    improvedBy: str
    improves: str
    inconclusive: str
    inconclusivePublishers: str
    increasedBy: str
    increases: str
    increasesRiskOf: str
    inSpecies: str
    intakeType: str
    intakeTypeScheme: str
    inverseLabel: str
    isReferredToFor: str
    kindOf: str
    leadsTo: str
    leavesOpen: str
    lessLikelyCauseThan: str
    lifeStage: str
    linkedTo: str
    literatureAgainst: str
    literatureClaim: str
    literatureConcordance: str
    literatureConcordanceScheme: str
    literatureCongruent: str
    literatureDoubting: str
    literatureDoubts: str
    literatureFor: str
    literatureOpen: str
    literatureParting: str
    literatureUndecided: str
    locatedIn: str
    locationOf: str
    lowestCertainty: str
    mainly: str
    manifestationOf: str
    manifestsAs: str
    maskedBy: str
    masks: str
    match: str
    matchScheme: str
    measuredBy: str
    measures: str
    mentionedOnly: str
    mild: str
    missing: str
    moreLikelyCauseThan: str
    mostOften: str
    navigation: str
    ndbNumber: str
    near: str
    noClaimBecause: str
    noRelation: str
    notDetermined: str
    notKnown: str
    notSeen: str
    noVote: str
    object: str
    ofItem: str
    ofNutrient: str
    often: str
    openingSeen: str
    outcome: str
    pageSeen: str
    participantCount: str
    partOf: str
    partOfMechanismOf: str
    passage: str
    passes: str
    per: str
    pmcid: str
    pmid: str
    polarity: str
    polarityScheme: str
    population: str
    position: str
    preventedBy: str
    prevents: str
    probablyIdentified: str
    probablyIs: str
    prolonged: str
    proposition: str
    publisherCount: str
    quantity: str
    questionVoice: str
    rank: str
    recommendedAllowance: str
    recommendedFor: str
    recordSeen: str
    redFlagFor: str
    referenceList: str
    referredToBy: str
    region: str
    regulatedBy: str
    regulates: str
    relatesTo: str
    relation: str
    release: str
    reportedIn: str
    requiredFor: str
    requires: str
    restates: str
    riskIncreasedBy: str
    rollsUpTo: str
    ruledOutAfter: str
    ruleOutBefore: str
    sameOrigin: str
    seen: str
    seenIn: str
    seenScheme: str
    seldom: str
    severe: str
    severity: str
    severityScheme: str
    sha256: str
    silenceScheme: str
    silentBecause: str
    singleEvidence: str
    sometimes: str
    sourceOf: str
    speaksTo: str
    speculative: str
    standsFor: str
    startsAt: str
    statedIn: str
    step: str
    stepCount: str
    strong: str
    stronglyConflicting: str
    studied: str
    studiedBy: str
    study: str
    studyCount: str
    studyType: str
    studyVoice: str
    subject: str
    supportedBy: str
    supporting: str
    supportingPublishers: str
    supports: str
    tableHeader: str
    tableSeen: str
    tableVoice: str
    threatens: str
    unit: str
    unmappedBecause: str
    unsafeFor: str
    upperLevel: str
    usually: str
    value: str
    valueStatus: str
    valueStatusScheme: str
    voice: str
    voiceScheme: str
    weak: str
    weakestCertainty: str
    weaklyConflicting: str
    wholeIn: str
    withdrawnBecause: str
    worsenedBy: str
    worsening: str
    worsens: str


LAYERS = ("documents", "literature", "reference")
"""What a graph is made of beside terms and vocabulary, which all of these share."""

CERTAINTIES = ("", "speculative", "weak", "hedged", "asserted", "strong")
"""Words of certainty, each at its rank, 1 to 5."""

NO_IRI = re.compile(r"[\x00-\x20<>\"{}|^`\\]")
"""Characters that no IRI has: RFC 3987, as SPARQL and Turtle take it up."""


def expand(curie: str) -> str | None:
    """Return the IRI of a prefixed name, or None where it makes none: see ``PREFIXES``.

    >>> expand("symptom:neck-pain")
    'https://w3id.org/etiograph/symptom/neck-pain'
    >>> expand("neck pain")
    >>> expand("symptom:neck pain")
    """
    prefix, colon, local = curie.partition(":")
    known = colon and prefix in PREFIXES and not NO_IRI.search(local)
    return PREFIXES[prefix] + local if known else None


def kind_of(iri: str) -> str:
    """Return the kind in an IRI of ours.

    >>> kind_of(BASE + "symptom/tingling")
    'symptom'
    """
    return iri.removeprefix(BASE).partition("/")[0]


def shorten(iri: str) -> str:
    """Return the prefixed name of an IRI, or the IRI itself where no prefix fits.

    >>> shorten("https://w3id.org/etiograph/symptom/neck-pain")
    'symptom:neck-pain'
    >>> shorten("https://example.org/")
    'https://example.org/'
    """
    fitting = (p for p, namespace in PREFIXES.items() if iri.startswith(namespace))
    prefix = max(fitting, key=lambda p: len(PREFIXES[p]), default=None)
    if prefix is None or "/" in iri[len(PREFIXES[prefix]) :]:
        return iri
    return f"{prefix}:{iri[len(PREFIXES[prefix]) :]}"
