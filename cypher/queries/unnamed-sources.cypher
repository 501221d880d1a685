// What do unnamed sources claim, for whom, and in which documents?
//
// It takes no parameters.
//
//   parley query cypher/queries/unnamed-sources.cypher
//
// In the order of the source, the day and the claim.
MATCH (source:UnnamedSource)-[:MADE]->(claim:Claim)
MATCH (claim)-[:REPORTED_IN]->(document:Document)
OPTIONAL MATCH (claim)-[:COUNTS_FOR]->(party)
WITH source, claim, party, document.id AS document ORDER BY document
WITH source, claim, party, collect(DISTINCT document) AS documents
RETURN source.id AS source, party.id AS party, claim.saidOn AS said, claim.id AS claim, documents, claim.text AS text
ORDER BY source, said, claim, party
