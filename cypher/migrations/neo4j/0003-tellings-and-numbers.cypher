// Every statement may run again.

// Contradictions are looked for among reports that give a telling and stances that give a number: few of all.
CREATE INDEX reported_in_telling IF NOT EXISTS FOR ()-[relationship:REPORTED_IN]-() ON (relationship.telling);
CREATE INDEX on_unit IF NOT EXISTS FOR ()-[relationship:ON]-() ON (relationship.unit);

// Indexes are built behind the scenes: a read before they are there would scan. Seconds.
CALL db.awaitIndexes(300);
