// One row for each node, whatever its kind.
//
//   parley query cypher/exports/nodes.cypher --format csv
//
// Id, Label: its id, and what a person would call it: the columns that Gephi looks for
// kind: Person, Country, Meeting, Claim and so on
// knownFrom: the first day on which it can have been known
//
// In the order of the ids. The edges between them are in edges.cypher.
MATCH (node:Entity)
RETURN node.id AS Id, node.label AS Label,
  [name IN labels(node) WHERE NOT name IN ['Entity', 'Actor']][0] AS kind, node.knownFrom AS knownFrom
ORDER BY Id
