-- The evidence store. Tables that hold evidence are append-only: the service's role may insert and read, never change.
-- All text is COLLATE "C": the same order on every machine, and keyset pages that agree with the index.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'evidence_app') THEN
    CREATE ROLE evidence_app NOLOGIN;
  END IF;
END $$;

-- Every event that was accepted, once. `body` is the event as it stood on the stream.
CREATE TABLE event (
  event_id      text COLLATE "C" PRIMARY KEY,
  -- First 128 bits of the SHA-256 of the content: the same id with another fingerprint is a conflict.
  fingerprint   uuid NOT NULL,
  producer      text COLLATE "C" NOT NULL,
  sequence      integer NOT NULL CHECK (sequence > 0),
  type          text COLLATE "C" NOT NULL,
  produced_at   timestamptz NOT NULL,
  recorded_at   timestamptz NOT NULL,
  topic         text COLLATE "C" NOT NULL,
  partition     integer NOT NULL,
  stream_offset bigint NOT NULL,
  accepted_at   timestamptz NOT NULL DEFAULT now(),
  body          text NOT NULL
);
CREATE UNIQUE INDEX event_producer_sequence ON event (producer, sequence);

-- One version of one published row: all its values and symbols together.
CREATE TABLE observation_version (
  row_id          uuid NOT NULL,
  recorded_at     timestamptz NOT NULL,
  sequence        integer NOT NULL,
  content         uuid NOT NULL,
  producer        text COLLATE "C" NOT NULL,
  dataset         text COLLATE "C" NOT NULL,
  -- The area's one key, whatever code was printed: current GSS code, region code, E92000001.
  area_key        text COLLATE "C" NOT NULL,
  time_period     text COLLATE "C" NOT NULL,
  time_identifier text COLLATE "C" NOT NULL,
  topic           text COLLATE "C" NOT NULL,
  breakdown       text COLLATE "C" NOT NULL,
  level           text COLLATE "C" NOT NULL,
  area_code       text COLLATE "C" NOT NULL,
  area_name       text COLLATE "C" NOT NULL,
  arm             text COLLATE "C",
  release_name    text COLLATE "C" NOT NULL,
  release_version text COLLATE "C" NOT NULL,
  -- { measure: number as printed | "x" | "z" | "c" | "low" }
  cells           jsonb NOT NULL,
  PRIMARY KEY (row_id, recorded_at, sequence) INCLUDE (content)
);
-- The order of every answer; its last columns pick the version that was current at a time.
CREATE INDEX observation_version_answer ON observation_version
  (dataset, area_key, time_period, time_identifier, topic, breakdown, recorded_at DESC, sequence DESC);

-- The measures of a data set in the order in which its first row printed them.
CREATE TABLE measure (
  dataset text COLLATE "C" NOT NULL,
  name    text COLLATE "C" NOT NULL,
  ordinal integer NOT NULL,
  PRIMARY KEY (dataset, name)
);

CREATE TABLE pilot (
  producer      text COLLATE "C" NOT NULL,
  pilot_id      text COLLATE "C" NOT NULL,
  sequence      integer NOT NULL,
  title         text NOT NULL,
  strand        text COLLATE "C" NOT NULL,
  question      text,
  registered_at timestamptz NOT NULL,
  PRIMARY KEY (producer, pilot_id, sequence)
);
CREATE TABLE pilot_state (
  producer   text COLLATE "C" NOT NULL,
  pilot_id   text COLLATE "C" NOT NULL,
  sequence   integer NOT NULL,
  state      text COLLATE "C" NOT NULL,
  reason     text NOT NULL,
  actor_role text COLLATE "C" NOT NULL,
  changed_at timestamptz NOT NULL,
  PRIMARY KEY (producer, pilot_id, sequence)
);

CREATE TABLE partnership (
  rep_id      text COLLATE "C" NOT NULL,
  sequence    integer NOT NULL,
  name        text NOT NULL,
  region_code text COLLATE "C" NOT NULL,
  region_name text NOT NULL,
  valid_from  date NOT NULL,
  PRIMARY KEY (rep_id, sequence)
);
-- What each registration and change said of one authority; the highest sequence holds.
CREATE TABLE membership (
  rep_id       text COLLATE "C" NOT NULL,
  area_key     text COLLATE "C" NOT NULL,
  sequence     integer NOT NULL,
  member       boolean NOT NULL,
  lead         boolean NOT NULL,
  effective_on date NOT NULL,
  PRIMARY KEY (rep_id, area_key, sequence)
);

CREATE TABLE area (
  area_key    text COLLATE "C" PRIMARY KEY,
  level       text COLLATE "C" NOT NULL,
  name        text NOT NULL,
  old_code    text COLLATE "C",
  region_code text COLLATE "C"
);
CREATE TABLE area_code (
  area_key text COLLATE "C" NOT NULL REFERENCES area,
  code     text COLLATE "C" NOT NULL,
  old_code text COLLATE "C",
  valid_from  date,
  valid_until date,
  note     text,
  PRIMARY KEY (area_key, code)
);

-- Bytes that are no evidence, as they stood on the stream, with the reason. `producer` and `sequence` are null where
-- nobody can be named for them.
CREATE TABLE quarantine (
  topic          text COLLATE "C" NOT NULL,
  partition      integer NOT NULL,
  stream_offset  bigint NOT NULL,
  producer       text COLLATE "C",
  sequence       integer,
  reason         text COLLATE "C" NOT NULL,
  detail         text NOT NULL,
  bytes          bytea NOT NULL,
  quarantined_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (topic, partition, stream_offset),
  CHECK ((producer IS NULL) = (sequence IS NULL))
);
CREATE UNIQUE INDEX quarantine_producer_sequence ON quarantine (producer, sequence) WHERE producer IS NOT NULL;
CREATE INDEX quarantine_newest ON quarantine (quarantined_at DESC);

-- An event whose id and content were already held under another (producer, sequence).
CREATE TABLE duplicate (
  producer    text COLLATE "C" NOT NULL,
  sequence    integer NOT NULL,
  event_id    text COLLATE "C" NOT NULL,
  fingerprint uuid NOT NULL,
  found_at    timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (producer, sequence)
);

-- Conservation: what became of each producer's events per UTC day of outbox insertion, and the highest sequence that
-- a checkpoint or an event named for the day. Days are contiguous ranges of sequences.
CREATE TABLE ledger (
  producer      text COLLATE "C" NOT NULL,
  day           date NOT NULL,
  accepted      bigint NOT NULL DEFAULT 0,
  duplicate     bigint NOT NULL DEFAULT 0,
  quarantined   bigint NOT NULL DEFAULT 0,
  redelivered   bigint NOT NULL DEFAULT 0,
  last_sequence integer NOT NULL DEFAULT 0,
  PRIMARY KEY (producer, day)
);
CREATE TABLE received (
  producer text COLLATE "C" PRIMARY KEY,
  ranges   int8multirange NOT NULL
);
-- The highest sequence known of each producer, by the minute in which it became known: what lies below an old one and
-- has not been received has been in flight for too long.
CREATE TABLE progress (
  producer      text COLLATE "C" NOT NULL,
  minute        timestamptz NOT NULL,
  last_sequence integer NOT NULL,
  PRIMARY KEY (producer, minute)
);
CREATE TABLE checkpoint (
  producer    text COLLATE "C" NOT NULL,
  topic       text COLLATE "C" NOT NULL,
  partition   integer NOT NULL,
  sequence    integer NOT NULL,
  received_at timestamptz NOT NULL,
  PRIMARY KEY (producer, topic, partition)
);

-- The next offset of every partition, beside the effects of all before it, and the stream that the offset belongs to.
CREATE TABLE stream_position (
  topic       text COLLATE "C" NOT NULL,
  partition   integer NOT NULL,
  stream_id   text COLLATE "C" NOT NULL,
  next_offset bigint NOT NULL,
  PRIMARY KEY (topic, partition)
);

-- Written outside the batch's transaction, so that they outlive a crash: which batch was being worked on, and which
-- events a consumer was reading when it crashed.
CREATE TABLE in_flight (
  topic        text COLLATE "C" NOT NULL,
  partition    integer NOT NULL,
  first_offset bigint NOT NULL,
  last_offset  bigint NOT NULL,
  run          uuid NOT NULL,
  attempts     integer NOT NULL,
  PRIMARY KEY (topic, partition)
);
CREATE TABLE suspect (
  topic         text COLLATE "C" NOT NULL,
  partition     integer NOT NULL,
  stream_offset bigint NOT NULL,
  crashes       integer NOT NULL,
  PRIMARY KEY (topic, partition, stream_offset)
);

GRANT SELECT, INSERT ON event, observation_version, measure, pilot, pilot_state, partnership, membership, quarantine,
  duplicate TO evidence_app;
GRANT SELECT, INSERT, UPDATE ON ledger, received, progress, checkpoint, stream_position, area, area_code TO evidence_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON in_flight, suspect TO evidence_app;
GRANT USAGE ON SCHEMA public TO evidence_app;
-- The staging table of a batch is a temporary one of the connection.
DO $$ BEGIN EXECUTE format('GRANT TEMPORARY ON DATABASE %I TO evidence_app', current_database()); END $$;
