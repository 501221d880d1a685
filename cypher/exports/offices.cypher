// One row for each office that a person holds or held in a country or an organization.
//
//   parley query cypher/exports/offices.cypher --format csv
//
// person, personName: the id and the name of who holds it
// wikidataId: the person's item in Wikidata, where it is known
// title: the office, as printed
// body, bodyName, bodyKind: in what, a country or an organization
// isoCode: the country's code, where it is one
// since, until: its first and last day, where they are known
// documents: the ids of the documents that report it
//
// In the order of the people, the offices and their days.
MATCH (person:Person)-[office:HOLDS_OFFICE]->(body)
RETURN person.id AS person, person.name AS personName, person.wikidataId AS wikidataId, office.title AS title,
  body.id AS body, body.name AS bodyName, CASE WHEN body:Country THEN 'Country' ELSE 'Organization' END AS bodyKind,
  body.isoCode AS isoCode, office.since AS since, office.until AS until, office.reportedIn AS documents
ORDER BY person, title, since, body
