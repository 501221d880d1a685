// One row for each claim that answers, repeats or contradicts another; outcomes may contradict too.
//
//   parley query cypher/exports/links-between-claims.cypher --format csv
//
// source, target: the ids of the later and the earlier claim; of a contradiction, its two sides
// type: RESPONDS_TO, REITERATES or CONTRADICTS
// sourceOn, targetOn: the days on which they were said; empty for an outcome
// kind, status: in what way they contradict each other, and what a person has judged of it
// rationale: why it is held to be a contradiction
//
// In the order of the types, the sources and the targets: an edge list.
MATCH (source:Entity)-[link:RESPONDS_TO|REITERATES|CONTRADICTS]->(target:Entity)
RETURN source.id AS source, target.id AS target, type(link) AS type, source.saidOn AS sourceOn,
  target.saidOn AS targetOn, link.kind AS kind, link.status AS status, link.rationale AS rationale
ORDER BY type, source, target, kind
