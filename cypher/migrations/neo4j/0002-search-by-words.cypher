// Every statement may run again.

// The words of `search` are folded already, and stand between spaces. Any other analyzer than this one
// finds words of its own in some scripts, and so other nodes than the embedded engine does.
DROP INDEX search IF EXISTS;
CREATE FULLTEXT INDEX search IF NOT EXISTS FOR (entity:Entity) ON EACH [entity.search]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};

// Indexes are built behind the scenes: a search before it is there would fail. Seconds.
CALL db.awaitIndexes(300);
