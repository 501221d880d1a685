// One row for each relationship between two nodes, whatever its type.
//
//   parley query cypher/exports/edges.cypher --format csv
//
// Source, Target: the ids of its ends, from and to: the columns that Gephi looks for
// type: MADE, ON, ATTENDED and so on; COUNTS_FOR and IN_ROUND follow from the others
// role: as what someone has a part in a meeting, or the title of an office
// stance: where a claim or an outcome stands towards an issue
// knownFrom: the first day on which it can have been known
// documents: the ids of the documents that report it
//
// In the order of the types and the ends. The nodes are in nodes.cypher.
MATCH (source:Entity)-[link]->(target:Entity)
RETURN source.id AS Source, target.id AS Target, type(link) AS type, coalesce(link.role, link.title) AS role,
  link.stance AS stance, link.knownFrom AS knownFrom, link.reportedIn AS documents
ORDER BY type, Source, Target, role, link.key
