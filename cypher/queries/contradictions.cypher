// What contradicts what, in the judgement of a person?
//
// It takes no parameters.
//
//   parley query cypher/queries/contradictions.cypher
//
// In the order of the kind, then of the ids. Candidates that nobody has written down are found by the
// GraphQL field of the same name alone.
MATCH (left)-[contradicts:CONTRADICTS]->(right)
RETURN contradicts.kind AS kind, left.id AS left, right.id AS right, contradicts.status AS status,
  contradicts.rationale AS rationale, left.text AS text, right.text AS words
ORDER BY kind, left, right
