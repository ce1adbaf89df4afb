-- Received sequences in blocks of 4,096 (`sequence / 4096`): while there is a backlog, what has been received of a
-- producer is full of holes, and a batch rewrites the blocks that it touches instead of all of them.

ALTER TABLE received ADD COLUMN block integer NOT NULL DEFAULT 0;
ALTER TABLE received ALTER COLUMN block DROP DEFAULT;
ALTER TABLE received DROP CONSTRAINT received_pkey, ADD PRIMARY KEY (producer, block);

WITH whole AS (DELETE FROM received RETURNING producer, ranges)
INSERT INTO received (producer, block, ranges)
SELECT producer, block, part
FROM whole
CROSS JOIN LATERAL generate_series(lower(ranges) / 4096, upper(ranges) / 4096) AS block
CROSS JOIN LATERAL (SELECT ranges * int8multirange(int8range(block * 4096, (block + 1) * 4096)) AS part) AS cut
WHERE NOT isempty(part);
