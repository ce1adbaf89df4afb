-- Pilots are versioned records now (schema "records"): the table of their first drafts goes, and its grants with it.

DROP TABLE pilot;
