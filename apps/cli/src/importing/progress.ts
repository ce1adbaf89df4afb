/** How often progress is told: on a terminal in place, elsewhere one line every few seconds. */
const TERMINAL_MS = 500;
const PLAIN_MS = 5000;
const ERASE_LINE = '\r\u001b[K';

export type ProgressOutput = { isTTY?: boolean; write: (text: string) => unknown };
export type Progress = { tell: (text: () => string) => void; end: () => void };

/** A line of progress on standard error, at most every so often. */
export function createProgress(output: ProgressOutput, now: () => number = Date.now): Progress {
  const terminal = output.isTTY === true;
  let told = now();
  let shown = false;
  return {
    tell(text) {
      const at = now();
      if (at - told < (terminal ? TERMINAL_MS : PLAIN_MS)) return;
      told = at;
      shown = true;
      output.write(terminal ? `${ERASE_LINE}${text()}` : `${text()}\n`);
    },
    end() {
      if (terminal && shown) output.write(ERASE_LINE);
    },
  };
}

/** Rows a second since a moment, in whole rows. */
const rateOf = (rows: number, sinceMs: number, nowMs: number): number =>
  Math.round((rows * 1000) / Math.max(nowMs - sinceMs, 1));

/** The clock is not looked at for every row. */
const ROWS_BETWEEN_LOOKS = 64;

/** Counts rows as they are read, and tells of them with their rate. */
export function createRowCounter(progress: Progress): (file: string) => void {
  const startedAt = Date.now();
  let rows = 0;
  return (file) => {
    rows += 1;
    if (rows % ROWS_BETWEEN_LOOKS !== 0) return;
    progress.tell(() => `${file}: ${rows} rows, ${rateOf(rows, startedAt, Date.now())} rows/s`);
  };
}
