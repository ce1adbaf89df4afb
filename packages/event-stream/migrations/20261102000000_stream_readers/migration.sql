-- Who may read which topics, and whose a consumer group is.
--
-- A login reads by the group roles it is a member of: `stream_consumer` every topic, `registry_consumer` the registry
-- alone. What no row here allows is not there for it: row-level security shows nothing by default.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'registry_consumer') THEN
    BEGIN
      CREATE ROLE registry_consumer NOLOGIN;
    EXCEPTION WHEN duplicate_object OR unique_violation THEN
      NULL; -- another database of this cluster made it a moment ago
    END;
  END IF;
END
$$;

CREATE TABLE stream.reader (
  role_name name NOT NULL,
  -- A pattern of LIKE.
  topics text NOT NULL,
  PRIMARY KEY (role_name, topics)
);
INSERT INTO stream.reader (role_name, topics) VALUES ('stream_consumer', '%'), ('registry_consumer', 'registry.%');

-- By the login itself, so that neither SET ROLE nor a SECURITY DEFINER function changes the answer.
CREATE FUNCTION stream.may_read(in_topic text) RETURNS boolean
LANGUAGE sql STABLE SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT EXISTS (
    SELECT FROM stream.reader r JOIN pg_roles g ON g.rolname = r.role_name
    WHERE in_topic LIKE r.topics AND pg_has_role(session_user, g.oid, 'MEMBER')
  )
$$;

ALTER TABLE stream.log ENABLE ROW LEVEL SECURITY;
CREATE POLICY readable_topics ON stream.log FOR SELECT
  USING (partition_id IN (SELECT p.id FROM stream.partition p WHERE stream.may_read(p.topic)));

-- A group belongs to a login: its name stands before the group's, so that no other login can be in it, hold a partition
-- of it or take the name first. The functions of the first migration keep their work, behind ones that put it there.
ALTER FUNCTION stream.join_group(text, uuid, text[], int) RENAME TO join_named_group;
ALTER FUNCTION stream.heartbeat(text, uuid) RENAME TO heartbeat_in_named_group;
ALTER FUNCTION stream.release_partition(text, uuid, int) RENAME TO release_in_named_group;
ALTER FUNCTION stream.leave_group(text, uuid) RENAME TO leave_named_group;
REVOKE ALL ON FUNCTION
  stream.join_named_group(text, uuid, text[], int),
  stream.heartbeat_in_named_group(text, uuid),
  stream.release_in_named_group(text, uuid, int),
  stream.leave_named_group(text, uuid)
FROM stream_consumer;

-- Nobody is in a group while migrations run; members join again under the new names.
DELETE FROM stream.member;
DELETE FROM stream.consumer_group;

CREATE FUNCTION stream.own_group(in_group text) RETURNS text
LANGUAGE sql STABLE
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT session_user || '/' || in_group
$$;

CREATE FUNCTION stream.join_group(in_group text, in_member uuid, in_topics text[], in_lease_ms int) RETURNS uuid
LANGUAGE plpgsql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
BEGIN
  IF EXISTS (SELECT FROM unnest(in_topics) t WHERE NOT stream.may_read(t)) THEN
    RAISE EXCEPTION 'the role may not read a topic' USING ERRCODE = 'insufficient_privilege';
  END IF;
  RETURN stream.join_named_group(stream.own_group(in_group), in_member, in_topics, in_lease_ms);
END
$$;

CREATE FUNCTION stream.heartbeat(in_group text, in_member uuid)
RETURNS TABLE (partition_id int, topic text, partition int, assigned boolean)
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT * FROM stream.heartbeat_in_named_group(stream.own_group(in_group), in_member)
$$;

CREATE FUNCTION stream.release_partition(in_group text, in_member uuid, in_partition_id int) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT stream.release_in_named_group(stream.own_group(in_group), in_member, in_partition_id)
$$;

CREATE FUNCTION stream.leave_group(in_group text, in_member uuid) RETURNS void
LANGUAGE sql SECURITY DEFINER
SET search_path = pg_catalog, pg_temp
AS $$
  SELECT stream.leave_named_group(stream.own_group(in_group), in_member)
$$;

REVOKE ALL ON stream.reader FROM PUBLIC;
REVOKE ALL ON ALL FUNCTIONS IN SCHEMA stream FROM PUBLIC;

GRANT USAGE ON SCHEMA stream TO registry_consumer;
GRANT SELECT ON stream.identity, stream.partition, stream.log TO registry_consumer;
GRANT EXECUTE ON FUNCTION
  stream.may_read(text),
  stream.join_group(text, uuid, text[], int),
  stream.heartbeat(text, uuid),
  stream.release_partition(text, uuid, int),
  stream.leave_group(text, uuid)
TO stream_consumer, registry_consumer;
