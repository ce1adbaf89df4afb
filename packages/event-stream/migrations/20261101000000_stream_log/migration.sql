-- The embedded event stream: a durable log in PostgreSQL.
--
-- Nobody writes these tables but the functions below (SECURITY DEFINER). An offset comes from the counter row of its
-- partition, locked until the writer commits: offsets are contiguous, commit in order, and no reader can see one while
-- a lower one is still uncommitted.

CREATE SCHEMA IF NOT EXISTS stream;

DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['stream_publisher', 'stream_consumer'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      EXCEPTION WHEN duplicate_object OR unique_violation THEN
        NULL; -- another database of this cluster made it a moment ago
      END;
    END IF;
  END LOOP;
END
$$;

CREATE TABLE stream.identity (
  only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
  stream_id uuid NOT NULL DEFAULT gen_random_uuid(),
  -- Null until an installation has claimed the stream; never changed afterwards.
  installation_id text
);
INSERT INTO stream.identity DEFAULT VALUES;

CREATE TABLE stream.partition (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic text NOT NULL CHECK (topic <> ''),
  partition int NOT NULL CHECK (partition >= 0),
  first_offset bigint NOT NULL DEFAULT 0,
  next_offset bigint NOT NULL DEFAULT 0 CHECK (next_offset >= first_offset),
  UNIQUE (topic, partition)
) WITH (fillfactor = 50);

CREATE TABLE stream.log (
  partition_id int NOT NULL,
  log_offset bigint NOT NULL,
  key text NOT NULL,
  -- Kafka's default limit of one message is 1 MiB; a record that fits here fits there.
  value bytea NOT NULL CHECK (octet_length(value) <= 1000000),
  headers jsonb NOT NULL,
  written_by name NOT NULL,
  inserted_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (partition_id, log_offset)
) WITH (toast_tuple_target = 8160);
-- Values are read whole, once: keep events of a few KB in the row itself and spend no time on compression.
ALTER TABLE stream.log ALTER COLUMN value SET STORAGE EXTERNAL;

-- The values stand one after the other in one bytea: a third of the time that an array of them takes.
CREATE FUNCTION stream.publish(
  in_topics text[], in_partitions int[], in_keys text[], in_headers jsonb[], in_lengths int[], in_values bytea
) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
DECLARE
  locked int[];
  written int;
BEGIN
  -- In sorted order, so that two publishers never wait for each other; NO KEY, so that a group's heartbeat, which
  -- refers to partitions, never waits for a publisher.
  SELECT array_agg(l.id) INTO locked FROM (
    SELECT p.id FROM stream.partition p
    WHERE (p.topic, p.partition) IN (SELECT * FROM unnest(in_topics, in_partitions))
    ORDER BY p.id FOR NO KEY UPDATE
  ) l;

  INSERT INTO stream.log (partition_id, log_offset, key, value, headers, written_by)
  SELECT n.id, n.log_offset, n.key, substr(in_values, n.start, n.length), n.headers, session_user
  FROM (
    SELECT p.id, p.next_offset - 1 + row_number() OVER (PARTITION BY p.id ORDER BY r.place) AS log_offset,
           (1 + sum(r.length) OVER (ORDER BY r.place) - r.length)::int AS start,
           r.length, r.key, r.headers
    FROM unnest(in_topics, in_partitions, in_keys, in_headers, in_lengths)
           WITH ORDINALITY AS r (topic, partition, key, headers, length, place)
    JOIN stream.partition p ON p.topic = r.topic AND p.partition = r.partition
  ) n;
  GET DIAGNOSTICS written = ROW_COUNT;
  IF written <> cardinality(in_lengths) THEN
    RAISE EXCEPTION 'a record names a topic or partition that does not exist' USING ERRCODE = 'ST001';
  END IF;

  UPDATE stream.partition p SET next_offset = p.next_offset + c.records
  FROM (
    SELECT r.topic, r.partition, count(*) AS records
    FROM unnest(in_topics, in_partitions) AS r (topic, partition) GROUP BY 1, 2
  ) c
  WHERE p.topic = c.topic AND p.partition = c.partition;

  PERFORM pg_notify('stream_log', array_to_string(locked, ','));
END
$$;

-- Gives the stream to an installation unless it belongs to one already. For the owner of the tables alone.
CREATE FUNCTION stream.record_installation(in_installation_id text) RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, pg_temp
AS $$
  UPDATE stream.identity SET installation_id = in_installation_id WHERE installation_id IS NULL
$$;

-- Makes what is missing of the topics; a topic never shrinks. For the owner of the tables alone.
CREATE FUNCTION stream.create_topics(in_topics text[], in_partitions int[]) RETURNS void
LANGUAGE sql
SET search_path = pg_catalog, pg_temp
AS $$
  INSERT INTO stream.partition (topic, partition)
  SELECT t.topic, n FROM unnest(in_topics, in_partitions) AS t (topic, partitions), generate_series(0, t.partitions - 1) n
  ORDER BY 1, 2
  ON CONFLICT (topic, partition) DO NOTHING
$$;

-- Consumer groups. A member lives while its database session lives and its lease has not run out; a partition belongs
-- to one member of a group at a time and is handed over only once that member has given it back or is gone.
CREATE TABLE stream.consumer_group (
  name text PRIMARY KEY,
  generation bigint NOT NULL DEFAULT 0
);

CREATE TABLE stream.member (
  id uuid PRIMARY KEY,
  group_name text NOT NULL REFERENCES stream.consumer_group,
  topics text[] NOT NULL,
  role_name name NOT NULL,
  session_pid int NOT NULL,
  session_start timestamptz NOT NULL,
  lease interval NOT NULL,
  lease_until timestamptz NOT NULL
);

CREATE TABLE stream.ownership (
  group_name text NOT NULL REFERENCES stream.consumer_group,
  partition_id int NOT NULL REFERENCES stream.partition,
  member_id uuid NOT NULL REFERENCES stream.member ON DELETE CASCADE,
  PRIMARY KEY (group_name, partition_id)
);

CREATE FUNCTION stream.join_group(in_group text, in_member uuid, in_topics text[], in_lease_ms int) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM unnest(in_topics) t WHERE NOT EXISTS (SELECT FROM stream.partition p WHERE p.topic = t)) THEN
    RAISE EXCEPTION 'a topic does not exist' USING ERRCODE = 'ST001';
  END IF;
  INSERT INTO stream.consumer_group (name, generation) VALUES (in_group, 1)
  ON CONFLICT (name) DO UPDATE SET generation = stream.consumer_group.generation + 1;
  INSERT INTO stream.member (id, group_name, topics, role_name, session_pid, session_start, lease, lease_until)
  SELECT in_member, in_group, in_topics, session_user, a.pid, a.backend_start,
         in_lease_ms * interval '1 ms', clock_timestamp() + in_lease_ms * interval '1 ms'
  FROM pg_stat_get_activity(pg_backend_pid()) a;
  PERFORM pg_notify('stream_group', in_group);
  RETURN (SELECT stream_id FROM stream.identity);
END
$$;

-- Renews the lease, takes what is due to this member and free, and says what it owns; `assigned` false: give it back.
CREATE FUNCTION stream.heartbeat(in_group text, in_member uuid)
RETURNS TABLE (partition_id int, topic text, partition int, assigned boolean)
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
#variable_conflict use_column
BEGIN
  PERFORM FROM stream.consumer_group WHERE name = in_group FOR UPDATE;

  UPDATE stream.member SET lease_until = clock_timestamp() + lease
  WHERE id = in_member AND group_name = in_group AND role_name = session_user AND lease_until > clock_timestamp();
  IF NOT FOUND THEN
    RAISE EXCEPTION 'the member is not in the group' USING ERRCODE = 'ST002';
  END IF;

  -- A member whose session is gone has a second to notice it, then its lease ends as well.
  UPDATE stream.member m SET lease_until = clock_timestamp() + interval '1 second'
  WHERE m.group_name = in_group AND m.lease_until > clock_timestamp() + interval '1 second'
    AND NOT EXISTS (
      SELECT FROM pg_stat_get_activity(m.session_pid) a WHERE a.backend_start = m.session_start
    );
  DELETE FROM stream.member WHERE group_name = in_group AND lease_until <= clock_timestamp();
  IF FOUND THEN
    UPDATE stream.consumer_group SET generation = generation + 1 WHERE name = in_group;
    PERFORM pg_notify('stream_group', in_group);
  END IF;

  -- The assignment follows from the members and partitions alone: partition n goes to member n modulo their number.
  RETURN QUERY
  WITH subscribed AS (
    SELECT p.id, p.topic, p.partition, m.id AS member_id,
           dense_rank() OVER (ORDER BY p.topic, p.partition) - 1 AS place,
           row_number() OVER (PARTITION BY p.id ORDER BY m.id) - 1 AS turn,
           count(*) OVER (PARTITION BY p.id) AS members
    FROM stream.partition p
    JOIN stream.member m ON m.group_name = in_group AND p.topic = ANY (m.topics)
  ), due AS (
    SELECT id FROM subscribed WHERE member_id = in_member AND place % members = turn
  ), taken AS (
    INSERT INTO stream.ownership (group_name, partition_id, member_id)
    SELECT in_group, id, in_member FROM due
    ON CONFLICT (group_name, partition_id) DO NOTHING
    RETURNING partition_id
  ), owned AS (
    SELECT o.partition_id FROM stream.ownership o WHERE o.group_name = in_group AND o.member_id = in_member
    UNION SELECT t.partition_id FROM taken t
  )
  SELECT p.id, p.topic, p.partition, p.id IN (SELECT id FROM due)
  FROM owned JOIN stream.partition p ON p.id = owned.partition_id;
END
$$;

CREATE FUNCTION stream.release_partition(in_group text, in_member uuid, in_partition_id int) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  DELETE FROM stream.ownership o USING stream.member m
  WHERE o.group_name = in_group AND o.member_id = in_member AND o.partition_id = in_partition_id
    AND m.id = o.member_id AND m.role_name = session_user;
  PERFORM pg_notify('stream_group', in_group);
END
$$;

CREATE FUNCTION stream.leave_group(in_group text, in_member uuid) RETURNS void
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  UPDATE stream.consumer_group SET generation = generation + 1 WHERE name = in_group;
  DELETE FROM stream.member WHERE id = in_member AND group_name = in_group AND role_name = session_user;
  PERFORM pg_notify('stream_group', in_group);
END
$$;

REVOKE ALL ON SCHEMA stream FROM PUBLIC;
REVOKE ALL ON ALL TABLES IN SCHEMA stream FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA stream FROM PUBLIC;

GRANT USAGE ON SCHEMA stream TO stream_publisher, stream_consumer;
GRANT SELECT ON stream.identity, stream.partition TO stream_publisher, stream_consumer;
GRANT EXECUTE ON FUNCTION stream.publish(text[], int[], text[], jsonb[], int[], bytea) TO stream_publisher;
GRANT SELECT ON stream.log TO stream_consumer;
GRANT EXECUTE ON FUNCTION
  stream.join_group(text, uuid, text[], int),
  stream.heartbeat(text, uuid),
  stream.release_partition(text, uuid, int),
  stream.leave_group(text, uuid)
TO stream_consumer;
