-- The digest of a version's content as it was written, the part that stays in the service included: a content that was
-- changed by hand afterwards is seen. Versions written before this, and copies of national records, have none.
ALTER TABLE records.record_version
  ADD COLUMN content_sha256 text CHECK (content_sha256 ~ '^[a-f0-9]{64}$');
