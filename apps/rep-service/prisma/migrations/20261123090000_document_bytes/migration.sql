-- The bytes of attached documents, each once under its hash. What they belong to, who sent them and what a scanner said is
-- in the records of kind "document", written in the same transaction. Nothing is ever changed or taken out.

CREATE TABLE document_bytes (
  sha256 text PRIMARY KEY CHECK (sha256 ~ '^[a-f0-9]{64}$'),
  bytes bytea NOT NULL CHECK (encode(sha256(bytes), 'hex') = sha256)
);
-- PDF, office files and pictures are compressed already.
ALTER TABLE document_bytes ALTER COLUMN bytes SET STORAGE EXTERNAL;

REVOKE ALL ON document_bytes FROM PUBLIC;
GRANT SELECT, INSERT ON document_bytes TO rep_app;
