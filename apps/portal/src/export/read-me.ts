import { formatTime } from '../http/format.ts';
import type { Begun } from './read-versions.ts';

/** What the archive is and how it is read, for whoever opens it years later. */
export const readMe = (partnership: string, { exportId, until, kinds }: Begun): string => `${partnership}
${'='.repeat(partnership.length)}

This archive holds the records of the regional expert partnership, as they stood on ${formatTime(until)}.
It holds what the role of whoever asked for it may read, and nothing of what that role is not shown.
Its number is ${exportId}. That it was asked for is itself a record of the partnership.

What is in it
-------------
manifest.json   every file, with its size in bytes and its SHA-256
records/        every version of every record: a file for each kind, a line of JSON for each version
tables/         the main records as they stand, as CSV: a spreadsheet opens it
documents/      every version of every document, byte for byte; records/document.jsonl says what each is

How it is read
--------------
Each line in records/ has: kind, id, version (1, 2, 3, ...), state, areas (GSS codes), step (what was done), reason,
by (role, authority and account: an account is a code and never a name), at (UTC), synthetic and content.
"synthetic": true marks an example that was made up for practice: it is no account of what anybody did.
The version with the highest number is the one that holds; the others are the record's history.
In the tables, a cell that a spreadsheet would take for a formula begins with an apostrophe.
An empty cell means that nothing is recorded, never nought.
To check a file, compare its SHA-256 with the one in manifest.json: "sha256sum FILE" prints it.

Kinds of record in it: ${kinds.join(', ')}.
`;
