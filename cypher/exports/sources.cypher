// One row for each document, with who published it, what it cites and how much rests on it.
//
//   parley query cypher/exports/sources.cypher --format csv
//
// document: its id
// title, kind, language: as far as they are known
// publishedOn, precision: the day on which it became public, and how exactly that is known
// publishers: the ids of who published it, in their order
// cites: the ids of the documents, organizations and unnamed sources that it names for what it tells
// citedBy: the number of documents that name it
// correctedBy: the ids of the documents that put it right or take it back
// claims: the number of claims that it reports
// alone: the number of claims that no other document reports
// outcomes: the number of outcomes that it reports
// url, archivedUrl: where it was published, and where a copy is kept
//
// In the order of the days and the documents.
MATCH (document:Document)
CALL (document) {
  MATCH (document)-[published:PUBLISHED_BY]->(publisher)
  WITH publisher.id AS publisher, published.position AS place ORDER BY place, publisher
  RETURN collect(publisher) AS publishers
}
CALL (document) {
  MATCH (document)-[:CITES]->(source)
  WITH source.id AS source ORDER BY source
  RETURN collect(source) AS cites
}
CALL (document) {
  MATCH (document)<-[:CORRECTS]-(later)
  WITH later.id AS later ORDER BY later
  RETURN collect(later) AS correctedBy
}
CALL (document) {
  MATCH (document)<-[:REPORTED_IN]-(claim:Claim)
  WITH DISTINCT claim
  RETURN count(claim) AS claims
}
CALL (document) {
  MATCH (document)<-[:REPORTED_IN]-(claim:Claim)
  WITH DISTINCT document, claim
  WHERE NOT EXISTS { MATCH (claim)-[:REPORTED_IN]->(other) WHERE other.id <> document.id }
  RETURN count(claim) AS alone
}
CALL (document) {
  MATCH (document)<-[:REPORTED_IN]-(outcome:Outcome)
  WITH DISTINCT outcome
  RETURN count(outcome) AS outcomes
}
RETURN document.id AS document, document.title AS title, document.kind AS kind, document.language AS language,
  document.publishedOn AS publishedOn, document.datePrecision AS precision, publishers, cites,
  COUNT { (document)<-[:CITES]-() } AS citedBy, correctedBy, claims, alone, outcomes,
  document.url AS url, document.archivedUrl AS archivedUrl
ORDER BY publishedOn, document
