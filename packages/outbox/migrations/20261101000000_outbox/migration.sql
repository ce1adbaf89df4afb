-- The transactional outbox of one producer: events are written in the transaction that changes the state they tell of.
--
-- A sequence comes from the counter row, locked until that transaction ends: sequences are contiguous from 1, commit in
-- their order, and the relay never sees one while a lower one is still uncommitted. Services write only through the
-- functions below; nobody changes or deletes an event.

CREATE SCHEMA IF NOT EXISTS outbox;

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'outbox_app') THEN
    CREATE ROLE outbox_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- another database of this cluster made it a moment ago
END
$$;

-- One producer per database.
CREATE TABLE outbox.producer (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  name text NOT NULL,
  next_sequence int NOT NULL DEFAULT 1,
  -- The clock of events never goes back, so that the events of a UTC day are one range of sequences.
  last_time timestamptz NOT NULL DEFAULT '-infinity'
) WITH (fillfactor = 50);

-- Apart from the counter, so that the relay never waits for a transaction that is writing events.
CREATE TABLE outbox.relay (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  relayed_through int NOT NULL DEFAULT 0,
  checkpointed_through int NOT NULL DEFAULT 0 CHECK (checkpointed_through <= relayed_through)
) WITH (fillfactor = 50);
INSERT INTO outbox.relay DEFAULT VALUES;

CREATE TABLE outbox.event (
  sequence int PRIMARY KEY,
  id text NOT NULL UNIQUE,
  topic text NOT NULL,
  key text NOT NULL,
  body bytea NOT NULL,
  traceparent text,
  inserted_at timestamptz NOT NULL
) WITH (toast_tuple_target = 8160);
ALTER TABLE outbox.event ALTER COLUMN body SET STORAGE EXTERNAL;

-- First and last sequence of every UTC day, for the producer's checkpoints.
CREATE TABLE outbox.day (
  day date PRIMARY KEY,
  first_sequence int NOT NULL,
  last_sequence int NOT NULL
) WITH (fillfactor = 50);

-- Locks the counter until the transaction ends; says which of the ids are held already, and what comes next.
-- Needs READ COMMITTED: the ids are looked up after the lock was waited for.
CREATE FUNCTION outbox.reserve(in_producer text, in_ids text[])
RETURNS TABLE (first_sequence int, at_time text, held text)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  owner text;
  counter int;
  clock timestamptz;
BEGIN
  INSERT INTO outbox.producer (name) VALUES (in_producer) ON CONFLICT (only_row) DO NOTHING;
  UPDATE outbox.producer
  SET last_time = greatest(last_time, date_trunc('milliseconds', clock_timestamp()))
  RETURNING name, next_sequence, last_time INTO owner, counter, clock;
  IF owner <> in_producer THEN
    RAISE EXCEPTION 'this outbox belongs to %', owner USING ERRCODE = 'OB001';
  END IF;
  RETURN QUERY SELECT
    counter,
    to_char(clock AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
    (SELECT coalesce(json_agg(e.id), '[]')::text FROM outbox.event e WHERE e.id = ANY (in_ids));
END
$$;

-- Writes the events that `reserve` made room for, in the same transaction. The bodies stand one after the other in one
-- value: a third of the time that an array of them takes to be written and read as text.
CREATE FUNCTION outbox.append(
  in_first int, in_ids text[], in_topics text[], in_keys text[], in_lengths int[], in_bodies bytea, in_traceparent text
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  clock timestamptz;
  last int := in_first + cardinality(in_ids) - 1;
BEGIN
  UPDATE outbox.producer SET next_sequence = last + 1 WHERE next_sequence = in_first RETURNING last_time INTO clock;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'sequence % was not reserved', in_first USING ERRCODE = 'OB002';
  END IF;
  INSERT INTO outbox.event (sequence, id, topic, key, body, traceparent, inserted_at)
  SELECT in_first - 1 + e.place, e.id, e.topic, e.key,
         substr(in_bodies, (1 + sum(e.length) OVER (ORDER BY e.place) - e.length)::int, e.length), in_traceparent, clock
  FROM unnest(in_ids, in_topics, in_keys, in_lengths) WITH ORDINALITY AS e (id, topic, key, length, place);
  INSERT INTO outbox.day (day, first_sequence, last_sequence)
  VALUES ((clock AT TIME ZONE 'UTC')::date, in_first, last)
  ON CONFLICT (day) DO UPDATE SET last_sequence = excluded.last_sequence;
  PERFORM pg_notify('outbox', '');
END
$$;

REVOKE ALL ON SCHEMA outbox FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA outbox FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA outbox FROM PUBLIC;

GRANT USAGE ON SCHEMA outbox TO outbox_app;
GRANT SELECT ON outbox.producer, outbox.relay, outbox.event, outbox.day TO outbox_app;
GRANT UPDATE (relayed_through, checkpointed_through) ON outbox.relay TO outbox_app;
GRANT EXECUTE ON FUNCTION
  outbox.reserve(text, text[]),
  outbox.append(int, text[], text[], text[], int[], bytea, text)
TO outbox_app;
