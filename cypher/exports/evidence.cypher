// One row for each passage of a document that reports something, or each document where no passage is given.
//
//   parley query cypher/exports/evidence.cypher --format csv
//
// node, kind, label: what is reported: its id, its kind, and what a person would call it
// document, publishedOn: the id of the document, and the day on which it became public
// quote: a short phrase of the document, word for word
// start, end: where the passage begins and ends, in Unicode code points from 0, the end exclusive
// sha256: the SHA-256 of the passage's text in UTF-8
// telling: how this document tells it, where documents differ
// via: the id of the source that the document names for it
// sources: the ids in which the chain of reporting ends
//
// In the order of what is reported, the documents and the passages.
MATCH (node:Entity)-[report:REPORTED_IN]->(document:Document)
RETURN node.id AS node, [name IN labels(node) WHERE NOT name IN ['Entity', 'Actor']][0] AS kind, node.label AS label,
  document.id AS document, document.publishedOn AS publishedOn, report.quote AS quote, report.start AS start,
  report.end AS end, report.sha256 AS sha256, report.telling AS telling, report.via AS via, report.roots AS sources
ORDER BY node, document, start, end
