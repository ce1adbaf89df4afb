import { metrics } from '@opentelemetry/api';
import type { Producer } from '@rep/contracts';
import { type RefusedRows, withoutQuotations } from '@rep/domain';
import type { Logger } from './logger.ts';

/**
 * Makes rows that could become no event visible outside the terminal of whoever imported them: a line in the log for
 * each reason, and a count. Every import that meets them tells of them again.
 */
export function tellRefusedRows(logger: Logger, producer: Producer, refused: RefusedRows): void {
  const rows = metrics.getMeter('rep').createCounter('rep_rows_refused', {
    description: 'Rows of published tables that could become no event, by reason',
    unit: '{row}',
  });
  const { release, dataset, reasons } = refused;
  for (const { reason, count, row, example } of reasons) {
    rows.add(count, { producer, reason });
    const where = { producer, release, dataset };
    logger.warn(
      { ...where, reason, count, row, example: withoutQuotations(example) },
      'rows of a release were refused',
    );
  }
}
