-- Who was in which partnership when: nothing is changed or deleted here.
CREATE TABLE membership_change (
  sequence int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  rep_id text NOT NULL REFERENCES partnership (rep_id) ON DELETE RESTRICT ON UPDATE RESTRICT,
  change text NOT NULL,
  new_la_code text NOT NULL,
  old_la_code text NOT NULL,
  la_name text NOT NULL,
  lead boolean NOT NULL,
  effective_on date NOT NULL,
  recorded_at timestamptz(3) NOT NULL DEFAULT now()
);
CREATE INDEX membership_change_of_partnership ON membership_change (rep_id, sequence);

-- Registries from before: their members are known, and since when their partnership is.
INSERT INTO membership_change (rep_id, change, new_la_code, old_la_code, la_name, lead, effective_on)
SELECT rep_id, 'registered', new_la_code, old_la_code, la_name, lead, valid_from
FROM member JOIN partnership USING (rep_id)
ORDER BY rep_id, position;

REVOKE ALL ON membership_change FROM PUBLIC;
GRANT SELECT, INSERT ON membership_change TO national_app;
