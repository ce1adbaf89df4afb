import { z } from 'zod';
import type { Conservation } from '../conservation/read-conservation.ts';
import { newestRows, type StatementRow, type Totals } from '../conservation/statement.ts';
import { builder } from './builder.ts';
import { checkRoom } from './check-room.ts';
import { codedError } from './coded-error.ts';
import { producerOrNull } from './producer-argument.ts';

/** A hundred days of ten producers. */
const DEFAULT_ROWS = 1_000;
const MOST_ROWS = 4_000;
const ConservationTotals = builder.objectRef<Totals>('ConservationTotals');
ConservationTotals.implement({
  description:
    'produced = accepted + duplicate + quarantined + inFlight; missing is the part of inFlight that is late.',
  fields: (t) => ({
    produced: t.exposeInt('produced'),
    accepted: t.exposeInt('accepted'),
    duplicate: t.exposeInt('duplicate'),
    quarantined: t.exposeInt('quarantined'),
    inFlight: t.exposeInt('inFlight'),
    missing: t.exposeInt('missing'),
  }),
});

const Row = builder.objectRef<StatementRow>('ConservationRow');
Row.implement({
  description: 'One producer and UTC day of insertion into its outbox.',
  fields: (t) => ({
    producer: t.exposeString('producer'),
    day: t.exposeString('day'),
    produced: t.exposeInt('produced', {
      description: 'The higher of its checkpoint and the highest sequence seen.',
    }),
    accepted: t.exposeInt('accepted'),
    duplicate: t.exposeInt('duplicate'),
    quarantined: t.exposeInt('quarantined'),
    inFlight: t.exposeInt('inFlight', { description: 'Produced and not received.' }),
    missing: t.exposeInt('missing', {
      description:
        'Of those in flight: passed by the checkpoint in every partition, or on their way for too long.',
    }),
  }),
});

function rowsAsked(first: number | null | undefined): number {
  const rows = first ?? DEFAULT_ROWS;
  if (rows >= 1 && rows <= MOST_ROWS) return rows;
  throw codedError('BAD_INPUT', `Ask for 1 to ${MOST_ROWS} rows at a time (first).`);
}

const Statement = builder.objectRef<Conservation>('Conservation');
Statement.implement({
  description: 'What became of everything that was produced; each (producer, sequence) counts once.',
  fields: (t) => ({
    rows: t.field({
      type: [Row],
      description:
        'The rows of the newest days, by producer and day. Where rowCount is higher, ask for earlier ones by from and to.',
      args: { first: t.arg.int({ defaultValue: DEFAULT_ROWS, description: `At most ${MOST_ROWS}.` }) },
      resolve: ({ rows }, { first }) => [...newestRows(rows, rowsAsked(first))],
    }),
    rowCount: t.int({ description: 'Of all days asked about.', resolve: ({ rows }) => rows.length }),
    totals: t.field({
      type: ConservationTotals,
      description: 'Of all days asked about.',
      resolve: ({ totals }) => totals,
    }),
    redelivered: t.exposeInt('redelivered', { description: 'Deliveries of what had been received before.' }),
    unattributed: t.exposeInt('unattributed', { description: 'Messages that nobody can be named for.' }),
  }),
});

const daySchema = z.iso.date();

function dayOrNull(day: string | null | undefined): string | null {
  if (day === null || day === undefined) return null;
  if (daySchema.safeParse(day).success) return day;
  throw codedError('BAD_INPUT', 'Give the day as YYYY-MM-DD.');
}

builder.queryFields((t) => ({
  conservation: t.field({
    type: Statement,
    description: 'From and to are UTC days, both included.',
    args: { producer: t.arg.string(), from: t.arg.string(), to: t.arg.string() },
    resolve: (_root, { producer, from, to }, { caller, snapshot, conservation }) => {
      checkRoom(caller, 'conservation');
      const question = { producer: producerOrNull(producer), from: dayOrNull(from), to: dayOrNull(to) };
      return snapshot((db) => conservation(db, question));
    },
  }),
}));
