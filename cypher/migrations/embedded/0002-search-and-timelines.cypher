// Every statement may run again.

// The claims of a process, for its timeline. A search reads all nodes and needs no index.
CREATE INDEX claim_process IF NOT EXISTS FOR (node:Claim) ON (node.process);
