"""The data set described in DCAT-AP-NO 3 (https://data.norge.no/specification/dcat-ap-no/) as an RDF graph.

Which properties are mandatory and recommended, and which vocabularies their values come from, is the specification's.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from rdflib import DCAT, DCTERMS, FOAF, RDF, XSD, Graph, Literal, Namespace, URIRef

from klimakalender.publish.links import safe_url
from klimakalender.publish.site import metadata
from klimakalender.publish.texts import LANGUAGES, Texts
from normalize.contact import is_role

if TYPE_CHECKING:
    from klimakalender.publish.offered import Offered
    from klimakalender.publish.site import Site

VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
ADMS = Namespace("http://www.w3.org/ns/adms#")
SPDX = Namespace("http://spdx.org/rdf/terms#")
DCATAP = Namespace("http://data.europa.eu/r5r/")
EU = "http://publications.europa.eu/resource/authority/"
IANA = "https://www.iana.org/assignments/media-types/"
LICENCE = f"{EU}licence/NLOD_2_0"
LANGUAGE_CODES = {"nb": "NOB", "nn": "NNO", "en": "ENG"}
THEMES = (f"{EU}data-theme/ENVI", "https://psi.norge.no/los/ord/klima")
KEYWORDS = {"nb": ("klima", "arrangementer", "kommuner"), "en": ("climate", "events", "municipalities")}
# Name, path, entry of the EU's table of file types (none: there is none), media type.
DISTRIBUTIONS = (
    ("json", "/api/v1/events", "JSON", "application/json"),
    ("ics", "/api/v1/events.ics", "ICS", "text/calendar"),
    ("atom", "/api/v1/events.atom", "ATOM", "application/atom+xml"),
    ("geojson", "/api/v1/events.geojson", "GEOJSON", "application/geo+json"),
    ("jsonld", "/api/v1/events.jsonld", "JSON_LD", "application/ld+json"),
    ("csv", "/klima/events.csv?_stream=on", "CSV", "text/csv"),
)
# The forms of a snapshot: the EU has none of JSON lines and SQLite, IANA none of JSON lines.
SNAPSHOT_FORMS = {
    "sqlite": ("BIN", "application/vnd.sqlite3"),
    "csv": ("CSV", "text/csv"),
    "jsonl": ("JSON", None),
    "parquet": ("PARQUET", "application/vnd.apache.parquet"),
}

# The day of the first sighting; the first and the last day of events; when anything last changed.
Covered = tuple[str | None, str | None, str | None, str | None]


def build(base: str, site: Site, covered: Covered, snapshot: Offered | None = None) -> Graph:
    """The graph for a site at ``base``; nodes are named after it, so that the same data give the same description.

    The contact of the site is a page, or an address of an office; an address of a person is not told. ``snapshot`` is
    the latest one that the site offers.
    """
    graph = Graph()
    for prefix, space in (("vcard", VCARD), ("adms", ADMS), ("dcatap", DCATAP), ("spdx", SPDX)):
        graph.bind(prefix, space)
    catalogue, dataset, service, own, kind = (
        URIRef(f"{base}/dcat#{name}") for name in ("catalogue", "dataset", "api", "publisher", "contact")
    )
    publisher = URIRef(site.publisher.identity) if site.publisher.identity else own
    name = Literal(site.publisher.name, lang=LANGUAGES[0])
    issued, first, last, changed = covered

    def say(subject: URIRef, predicate: URIRef, *values: URIRef | Literal) -> None:
        _say(graph, subject, predicate, *values)

    for resource, title in ((catalogue, "site.name"), (dataset, "site.tagline"), (service, "about.api")):
        say(resource, DCTERMS.title, *_named(title))
        say(resource, DCTERMS.description, *_named("about.lead"))
        say(resource, DCTERMS.publisher, publisher)
        say(resource, DCAT.contactPoint, kind)
        say(resource, DCTERMS.license, URIRef(LICENCE))
    languages = [URIRef(f"{EU}language/{code}") for code in LANGUAGE_CODES.values()]
    norway = URIRef(f"{EU}country/NOR")

    say(catalogue, RDF.type, DCAT.Catalog)
    say(catalogue, DCAT.dataset, dataset)
    say(catalogue, DCAT.service, service)
    say(catalogue, FOAF.homepage, URIRef(f"{base}/"))
    say(catalogue, DCTERMS.language, *languages)
    say(catalogue, DCTERMS.spatial, norway)
    say(catalogue, DCAT.themeTaxonomy, URIRef(f"{EU}data-theme"))

    say(dataset, RDF.type, DCAT.Dataset)
    say(dataset, DCAT.theme, *map(URIRef, THEMES))
    say(
        dataset,
        DCAT.keyword,
        *(Literal(word, lang=lang) for lang, words in KEYWORDS.items() for word in words),
    )
    say(dataset, DCAT.landingPage, URIRef(f"{base}/om"))
    say(dataset, DCTERMS.accessRights, URIRef(f"{EU}access-right/PUBLIC"))
    say(dataset, DCTERMS.accrualPeriodicity, URIRef(f"{EU}frequency/DAILY"))
    say(dataset, DCTERMS.language, *languages)
    say(dataset, DCTERMS.spatial, norway)
    say(dataset, DCTERMS.source, URIRef(metadata()["source_url"]))
    if first and last:
        period = URIRef(f"{base}/dcat#period")
        say(dataset, DCTERMS.temporal, period)
        say(period, RDF.type, DCTERMS.PeriodOfTime)
        say(period, DCAT.startDate, Literal(first, datatype=XSD.date))
        say(period, DCAT.endDate, Literal(last, datatype=XSD.date))
    for resource in (catalogue, dataset):
        if issued and changed:
            say(resource, DCTERMS.issued, Literal(issued, datatype=XSD.date))
            say(resource, DCTERMS.modified, Literal(changed, datatype=XSD.dateTime))

    for resource, path in ((dataset, "/om/data"), (service, "/om/api")):
        say(resource, FOAF.page, URIRef(f"{base}{path}"))
        say(URIRef(f"{base}{path}"), RDF.type, FOAF.Document)
    _distribute(graph, base, dataset, service)
    if snapshot is not None:
        _offer(graph, base, dataset, snapshot)
    say(service, RDF.type, DCAT.DataService)
    say(service, DCAT.endpointURL, URIRef(f"{base}/api/v1"))
    say(service, DCAT.endpointDescription, URIRef(f"{base}/api/v1/openapi.json"))
    say(service, DCAT.servesDataset, dataset)
    say(service, DCAT.theme, *map(URIRef, THEMES))
    say(service, DCTERMS.accessRights, URIRef(f"{EU}access-right/PUBLIC"))

    say(publisher, RDF.type, FOAF.Agent)
    say(publisher, FOAF.name, name)
    if site.publisher.number:
        say(publisher, DCTERMS.identifier, Literal(site.publisher.number))
    say(kind, RDF.type, VCARD.Organization)
    say(kind, VCARD.fn, name)
    say(kind, *_reached(site.contact, base))
    return graph


def _distribute(graph: Graph, base: str, dataset: URIRef, service: URIRef) -> None:
    for name, path, file_type, media_type in DISTRIBUTIONS:
        node = _distribution(graph, base, dataset, name, Literal(file_type, lang="en"), file_type)
        _say(graph, node, DCAT.accessURL, URIRef(f"{base}{path}"))
        _say(graph, node, DCAT.mediaType, URIRef(f"{IANA}{media_type}"))
        if path.startswith("/api/"):
            _say(graph, node, DCAT.accessService, service)


def _offer(graph: Graph, base: str, dataset: URIRef, snapshot: Offered) -> None:
    """A distribution for each form of the snapshot. Size and checksum are told where it is one file."""
    for form, files in snapshot.forms.items():
        file_type, media_type = SNAPSHOT_FORMS[form]
        title = Literal(f"{form} {snapshot.day}", lang="en")
        node = _distribution(graph, base, dataset, f"snapshot-{form}", title, file_type)
        _say(graph, node, DCAT.accessURL, URIRef(f"{base}/om/nedlasting/{snapshot.day}"))
        if media_type:
            _say(graph, node, DCAT.mediaType, URIRef(f"{IANA}{media_type}"))
        _say(graph, node, DCTERMS.issued, Literal(snapshot.day, datatype=XSD.date))
        folder = f"{base}/nedlasting/{snapshot.day}"
        _say(graph, node, DCAT.downloadURL, *(URIRef(f"{folder}/{file.path}") for file in files))
        if len(files) == 1:
            checksum = URIRef(f"{base}/dcat#snapshot-{form}-sha256")
            _say(graph, node, DCAT.byteSize, Literal(str(files[0].bytes), datatype=XSD.nonNegativeInteger))
            _say(graph, node, SPDX.checksum, checksum)
            _say(graph, checksum, RDF.type, SPDX.Checksum)
            _say(graph, checksum, SPDX.algorithm, SPDX.checksumAlgorithm_sha256)
            _say(graph, checksum, SPDX.checksumValue, Literal(files[0].sha256, datatype=XSD.hexBinary))


def _distribution(
    graph: Graph, base: str, dataset: URIRef, name: str, title: Literal, file_type: str
) -> URIRef:
    """What every distribution has."""
    node = URIRef(f"{base}/dcat#{name}")
    _say(graph, dataset, DCAT.distribution, node)
    _say(graph, node, RDF.type, DCAT.Distribution)
    _say(graph, node, DCTERMS.title, title)
    _say(graph, node, DCTERMS.description, *_named("site.tagline"))
    _say(graph, node, DCTERMS["format"], URIRef(f"{EU}file-type/{file_type}"))
    _say(graph, node, DCTERMS.license, URIRef(LICENCE))
    _say(graph, node, ADMS.status, URIRef(f"{EU}distribution-status/COMPLETED"))
    _say(graph, node, DCATAP.availability, URIRef(f"{EU}planned-availability/AVAILABLE"))
    return node


def _reached(contact: str, base: str) -> tuple[URIRef, URIRef]:
    address = contact.removeprefix("mailto:")
    if page := safe_url(contact):
        return VCARD.hasURL, URIRef(page)
    if "@" in address and is_role(address):
        return VCARD.hasEmail, URIRef(f"mailto:{address}")
    return VCARD.hasURL, URIRef(f"{base}/om#retting")


def _named(key: str) -> list[Literal]:
    return [Literal(Texts(lang)(key), lang=lang) for lang in LANGUAGES]


def _say(graph: Graph, subject: URIRef, predicate: URIRef, *values: URIRef | Literal) -> None:
    for value in values:
        graph.add((subject, predicate, value))
