-- Every version of what the services configure, as their events tell it: pilots, variants, plans, templates. The
-- version that holds at a time is the highest recorded by then.
CREATE TABLE configuration_version (
  producer       text COLLATE "C" NOT NULL,
  kind           text COLLATE "C" NOT NULL,
  id             text COLLATE "C" NOT NULL,
  version        int NOT NULL,
  sequence       int NOT NULL,
  state          text NOT NULL,
  areas          text[] NOT NULL,
  step           text NOT NULL,
  reason         text,
  actor_role     text NOT NULL,
  actor_la_code  text,
  sha256         text NOT NULL,
  content        jsonb NOT NULL,
  config_version text NOT NULL,
  synthetic      boolean NOT NULL,
  recorded_at    timestamptz NOT NULL,
  PRIMARY KEY (producer, kind, id, version)
);
CREATE INDEX configuration_version_by_kind ON configuration_version (kind, producer, id, recorded_at DESC);
GRANT SELECT, INSERT ON configuration_version TO evidence_app;
