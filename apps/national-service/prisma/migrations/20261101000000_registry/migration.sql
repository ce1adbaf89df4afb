-- The registry of the nine partnerships and their members.

DO $$
BEGIN
  IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'national_app') THEN
    CREATE ROLE national_app NOLOGIN;
  END IF;
EXCEPTION WHEN duplicate_object OR unique_violation THEN
  NULL; -- made a moment ago
END
$$;

CREATE TABLE partnership (
  rep_id text PRIMARY KEY,
  name text NOT NULL,
  region_code text NOT NULL,
  region_name text NOT NULL,
  valid_from date NOT NULL
);
CREATE UNIQUE INDEX partnership_one_per_region ON partnership (region_code);

-- The authority's code is the key: no authority is in two partnerships.
CREATE TABLE member (
  new_la_code text PRIMARY KEY,
  rep_id text NOT NULL REFERENCES partnership (rep_id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  old_la_code text NOT NULL,
  la_name text NOT NULL,
  lead boolean NOT NULL,
  position int NOT NULL
);
CREATE UNIQUE INDEX member_old_la_code ON member (old_la_code);
CREATE INDEX member_of_partnership ON member (rep_id, position);

REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO national_app;
GRANT SELECT, INSERT, UPDATE ON partnership TO national_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON member TO national_app;
