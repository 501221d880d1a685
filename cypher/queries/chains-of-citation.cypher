// Through which documents does a claim go back to its sources?
//
// $claim: the id of a claim, such as "c01"
//
//   parley query cypher/queries/chains-of-citation.cypher --params '{"claim": "c01"}'
//
// In the order of the chains: each begins with the document that reports the claim. The roots are
// those that count as its sources: of a news agency's own report the agency.
MATCH (claim:Entity:Claim {id: $claim})-[report:REPORTED_IN]->(document:Document)
MATCH chain = (document)-[:CITES*0..6]->(end)
WHERE NOT EXISTS { MATCH (end)-[:CITES]->() }
RETURN DISTINCT [each IN nodes(chain) | each.id] AS documents, document.publishedOn AS published, report.roots AS roots
ORDER BY documents
