-- Versioned records: what a service's users configure. A head row for each record, and every version it had; versions
-- and refusals are only ever added.

CREATE SCHEMA IF NOT EXISTS records;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'records_app') THEN
    CREATE ROLE records_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- another database of this cluster made it a moment ago
END
$$;

CREATE TABLE records.record (
  kind text NOT NULL,
  id text NOT NULL,
  version int NOT NULL CHECK (version > 0),
  state text NOT NULL,
  areas text[] NOT NULL,
  synthetic boolean NOT NULL,
  received boolean NOT NULL,
  changed_at timestamptz(3) NOT NULL,
  PRIMARY KEY (kind, id)
) WITH (fillfactor = 80);
CREATE INDEX record_by_age ON records.record (kind, changed_at, id);
CREATE INDEX record_by_area ON records.record USING gin (areas);

CREATE TABLE records.record_version (
  kind text NOT NULL,
  id text NOT NULL,
  version int NOT NULL CHECK (version > 0),
  state text NOT NULL,
  areas text[] NOT NULL,
  content jsonb NOT NULL,
  sha256 text NOT NULL CHECK (sha256 ~ '^[a-f0-9]{64}$'),
  step text NOT NULL,
  reason text,
  account text NOT NULL,
  role text NOT NULL,
  la_code text,
  recorded_at timestamptz(3) NOT NULL,
  PRIMARY KEY (kind, id, version),
  FOREIGN KEY (kind, id) REFERENCES records.record (kind, id) ON DELETE RESTRICT ON UPDATE RESTRICT
);

CREATE TABLE records.refusal (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  at timestamptz(3) NOT NULL,
  account text NOT NULL,
  role text NOT NULL,
  la_code text,
  kind text NOT NULL,
  record_id text NOT NULL,
  code text NOT NULL,
  reasons jsonb NOT NULL
);

REVOKE ALL ON SCHEMA records FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA records FROM PUBLIC;
GRANT USAGE ON SCHEMA records TO records_app;
GRANT SELECT, INSERT, UPDATE ON records.record TO records_app;
GRANT SELECT, INSERT ON records.record_version, records.refusal TO records_app;
