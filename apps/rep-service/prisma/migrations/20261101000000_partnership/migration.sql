-- The database of one partnership: its profile as the registry's events leave it, and its pilots.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'rep_app') THEN
    CREATE ROLE rep_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- another partnership's migration made it a moment ago
END
$$;

CREATE TABLE partnership (
  rep_id text PRIMARY KEY,
  name text NOT NULL,
  region_code text NOT NULL,
  region_name text NOT NULL,
  valid_from date NOT NULL
);
-- One partnership per database.
CREATE UNIQUE INDEX partnership_only_one ON partnership ((true));

CREATE TABLE member (
  new_la_code text PRIMARY KEY,
  rep_id text NOT NULL REFERENCES partnership (rep_id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  old_la_code text NOT NULL,
  la_name text NOT NULL,
  lead boolean NOT NULL,
  position int NOT NULL
);

CREATE TABLE pilot (
  id uuid PRIMARY KEY,
  rep_id text NOT NULL,
  title text NOT NULL,
  strand text NOT NULL,
  question text,
  state text NOT NULL CHECK (
    state IN ('draft', 'submitted', 'approved', 'live', 'paused', 'withdrawn', 'ended', 'superseded')
  ),
  created_by text NOT NULL,
  created_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX pilot_by_age ON pilot (created_at, id);

CREATE TABLE registry_position (
  topic text NOT NULL,
  partition int NOT NULL,
  stream_id text NOT NULL,
  next_offset bigint NOT NULL,
  PRIMARY KEY (topic, partition)
);

CREATE TABLE registry_event (
  id text PRIMARY KEY,
  applied_at timestamptz(3) NOT NULL DEFAULT now()
);

CREATE TABLE registry_quarantine (
  topic text NOT NULL,
  partition int NOT NULL,
  log_offset bigint NOT NULL,
  reason text NOT NULL,
  detail text NOT NULL,
  bytes bytea NOT NULL,
  received_at timestamptz(3) NOT NULL DEFAULT now(),
  PRIMARY KEY (topic, partition, log_offset)
);

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO rep_app;
GRANT SELECT, INSERT, UPDATE ON partnership, registry_position, pilot TO rep_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON member TO rep_app;
GRANT SELECT, INSERT ON registry_event, registry_quarantine TO rep_app;
