// Every statement may run again.

// The words of `search` are folded already, and stand between spaces. Any other analyzer than this one
// parts them in its own way in some scripts, and so finds other nodes than the embedded engine does.
DROP INDEX search IF EXISTS;
CREATE FULLTEXT INDEX search IF NOT EXISTS FOR (entity:Entity) ON EACH [entity.search]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'whitespace'}};

// The claims of a process in the order of their days, for its timeline.
CREATE INDEX claim_process IF NOT EXISTS FOR (node:Claim) ON (node.process, node.saidOn);

// Indexes are built behind the scenes: a search before its own is there would fail. Seconds.
CALL db.awaitIndexes(300);
