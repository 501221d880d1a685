// The schema of Neo4j. Every statement may run again.

// An id is unique over the whole graph. Only a pattern that says Entity is looked up by it.
CREATE CONSTRAINT entity_id IF NOT EXISTS FOR (entity:Entity) REQUIRE entity.id IS UNIQUE;

// One record for each migration.
CREATE CONSTRAINT migration_number IF NOT EXISTS FOR (migration:Migration) REQUIRE migration.number IS UNIQUE;

// Lists in the order of their ids. Indexes, not constraints: the one above makes ids unique, and a
// second constraint would make each MERGE look twice.
CREATE INDEX person_id IF NOT EXISTS FOR (node:Person) ON (node.id);
CREATE INDEX country_id IF NOT EXISTS FOR (node:Country) ON (node.id);
CREATE INDEX organization_id IF NOT EXISTS FOR (node:Organization) ON (node.id);
CREATE INDEX unnamed_source_id IF NOT EXISTS FOR (node:UnnamedSource) ON (node.id);
CREATE INDEX place_id IF NOT EXISTS FOR (node:Place) ON (node.id);
CREATE INDEX process_id IF NOT EXISTS FOR (node:Process) ON (node.id);
CREATE INDEX meeting_id IF NOT EXISTS FOR (node:Meeting) ON (node.id);
CREATE INDEX issue_id IF NOT EXISTS FOR (node:Issue) ON (node.id);
CREATE INDEX claim_id IF NOT EXISTS FOR (node:Claim) ON (node.id);
CREATE INDEX outcome_id IF NOT EXISTS FOR (node:Outcome) ON (node.id);
CREATE INDEX document_id IF NOT EXISTS FOR (node:Document) ON (node.id);

// Lists in the order of a name: the id breaks ties, so it is always the pair.
CREATE INDEX person_name IF NOT EXISTS FOR (node:Person) ON (node.name, node.id);
CREATE INDEX country_name IF NOT EXISTS FOR (node:Country) ON (node.name, node.id);
CREATE INDEX organization_name IF NOT EXISTS FOR (node:Organization) ON (node.name, node.id);
CREATE INDEX unnamed_source_name IF NOT EXISTS FOR (node:UnnamedSource) ON (node.name, node.id);
CREATE INDEX place_name IF NOT EXISTS FOR (node:Place) ON (node.name, node.id);
CREATE INDEX process_name IF NOT EXISTS FOR (node:Process) ON (node.name, node.id);
CREATE INDEX meeting_name IF NOT EXISTS FOR (node:Meeting) ON (node.name, node.id);
CREATE INDEX issue_name IF NOT EXISTS FOR (node:Issue) ON (node.name, node.id);

// Lists in the order of a day.
CREATE INDEX claim_said_on IF NOT EXISTS FOR (node:Claim) ON (node.saidOn, node.id);
CREATE INDEX document_published_on IF NOT EXISTS FOR (node:Document) ON (node.publishedOn, node.id);
CREATE INDEX meeting_starts_on IF NOT EXISTS FOR (node:Meeting) ON (node.startsOn, node.id);

// A hub's newest claims (a president's, an issue's): 41 db hits at any size, 295,000 without.
CREATE INDEX made_hub IF NOT EXISTS FOR ()-[relationship:MADE]-() ON (relationship.hub, relationship.sortKey);
CREATE INDEX counts_for_hub IF NOT EXISTS FOR ()-[relationship:COUNTS_FOR]-() ON (relationship.hub, relationship.sortKey);
CREATE INDEX on_hub IF NOT EXISTS FOR ()-[relationship:ON]-() ON (relationship.hub, relationship.sortKey);
CREATE INDEX about_hub IF NOT EXISTS FOR ()-[relationship:ABOUT]-() ON (relationship.hub, relationship.sortKey);
CREATE INDEX in_round_hub IF NOT EXISTS FOR ()-[relationship:IN_ROUND]-() ON (relationship.hub, relationship.sortKey);
CREATE INDEX said_at_hub IF NOT EXISTS FOR ()-[relationship:SAID_AT]-() ON (relationship.hub, relationship.sortKey);

// Relationships need no index on their key: MERGE walks from the end that has few of them, and both
// ends are locked while it creates one.

// Every word counts, also the, to and not.
CREATE FULLTEXT INDEX search IF NOT EXISTS FOR (entity:Entity) ON EACH [entity.search]
OPTIONS {indexConfig: {`fulltext.analyzer`: 'standard-no-stop-words'}};

// Indexes are built behind the scenes: a read before they are there would scan. Seconds.
CALL db.awaitIndexes(300);
