"""The DCAT description by an RDF reader, and by pyshacl against what DCAT-AP-NO demands and recommends.

Of the recommended properties dct:subject, prov:wasGeneratedBy and dcatap:applicableLegislation are not given: no
concept, activity or law of the vocabularies is what these data are.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from rdflib import DCAT, DCTERMS, FOAF, RDF, Graph, Namespace
from rdflib.compare import isomorphic

from klimakalender.publish.dcat import FORMS
from klimakalender.publish.dcat_graph import build
from klimakalender.publish.site import REGISTER, Publisher, Site

pyshacl = pytest.importorskip("pyshacl")

SHAPES = Graph().parse(Path(__file__).with_name("dcat_ap_no.ttl"))
VCARD = Namespace("http://www.w3.org/2006/vcard/ns#")
BASE = "https://klima.example.no"
COVERED = ("2026-11-01", "2026-10-01", "2027-05-01", "2026-11-22T09:01:00+00:00")


@pytest.fixture
def described(
    client: Any, harvest: Any, announcement: Callable[..., Any], session: Callable[..., Any]
) -> Graph:
    harvest.save(announcement("Klimakveld", session("2026-12-01")))
    return Graph().parse(data=client.get("/dcat.ttl").text, format="turtle")


def test_conforms(described: Graph) -> None:
    conforms, _, report = pyshacl.validate(described, shacl_graph=SHAPES)
    assert conforms, report


SHAPED = [
    (DCAT.Catalog, "title"),
    (DCAT.Catalog, "publisher"),
    (DCAT.Dataset, "contactPoint"),
    (DCAT.Dataset, "theme"),
    (DCAT.Dataset, "temporal"),
    (DCAT.Distribution, "accessURL"),
    (DCAT.DataService, "endpointURL"),
]


@pytest.mark.parametrize(("kind", "name"), SHAPED, ids=[f"{kind.fragment}-{name}" for kind, name in SHAPED])
def test_shapes_notice_what_is_missing(described: Graph, kind: Any, name: str) -> None:
    subject = next(described.subjects(RDF.type, kind))
    for triple in list(described.triples((subject, None, None))):
        if str(triple[1]).endswith(("/" + name, "#" + name)):
            described.remove(triple)
    assert not pyshacl.validate(described, shacl_graph=SHAPES)[0]


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own reader of JSON-LD uses it
@pytest.mark.parametrize("form", FORMS)
def test_every_form_says_the_same(client: Any, described: Graph, form: str) -> None:
    answer = client.get(f"/dcat.{form}")
    assert answer.headers["content-type"].startswith(FORMS[form][1])
    assert isomorphic(
        Graph().parse(data=answer.content, format="xml" if form == "rdf" else FORMS[form][0]), described
    )


def test_addresses_answer(client: Any, described: Graph) -> None:
    told = (DCAT.accessURL, DCAT.endpointDescription, DCAT.landingPage, FOAF.page)
    addresses = {address for property_ in told for address in described.objects(None, property_)}
    assert len(addresses) > 5
    for address in addresses:
        media_types = [
            str(described.value(node, DCAT.mediaType)).rpartition("media-types/")[2]
            for node in described.subjects(DCAT.accessURL, address)
        ]
        answer = client.get(str(address))
        assert answer.status_code == 200, address
        if media_types:
            assert answer.headers["content-type"].split(";")[0] in (*media_types, "text/plain")


@pytest.mark.parametrize(
    ("contact", "told"),
    [
        pytest.param("https://example.no/kontakt", "https://example.no/kontakt", id="page"),
        pytest.param("post@example.no", "mailto:post@example.no", id="office"),
        pytest.param("kari.nordmann@example.no", f"{BASE}/om#retting", id="person"),
    ],
)
def test_contact(contact: str, told: str) -> None:
    graph = build(BASE, Site(contact=contact), COVERED)
    found = [*graph.objects(None, VCARD.hasURL), *graph.objects(None, VCARD.hasEmail)]
    assert [str(each) for each in found] == [told]


PUBLISHERS = [
    pytest.param(Publisher("Klimakalender"), f"{BASE}/dcat#publisher", None, id="name"),
    pytest.param(Publisher("Etat", "974761076"), f"{REGISTER}974761076", "974761076", id="number"),
    pytest.param(
        Publisher("Etat", uri="https://etat.example.no/"), "https://etat.example.no/", None, id="uri"
    ),
]


@pytest.mark.parametrize(("publisher", "identity", "number"), PUBLISHERS)
def test_publisher(publisher: Publisher, identity: str, number: str | None) -> None:
    graph = build(BASE, Site(publisher=publisher), COVERED)
    agents = set(graph.subjects(RDF.type, FOAF.Agent))
    assert {str(each) for each in agents} == {identity}
    assert set(graph.objects(None, DCTERMS.publisher)) == agents
    (agent,) = agents
    assert str(graph.value(agent, FOAF.name)) == publisher.name
    told = graph.value(agent, DCTERMS.identifier)
    assert (None if told is None else str(told)) == number
    assert pyshacl.validate(graph, shacl_graph=SHAPES)[0]


def test_empty_database(client: Any) -> None:
    assert client.get("/dcat.ttl").status_code == 200
