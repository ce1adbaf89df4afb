import { createHash } from 'node:crypto';
import type { CheckedFile } from '@rep/domain';
import { checkFile, type SentFile } from './check-file.ts';
import type { DocumentServices } from './document-services.ts';
import { refusedFile } from './refused-file.ts';

/** Takes a file for what it is, and has it scanned. Throws a coded error, and then nothing of it is kept. */
export async function checkAndScan(
  { mostBytes, scanner }: DocumentServices,
  file: SentFile,
  now: () => Date,
): Promise<CheckedFile> {
  const { name, type } = await checkFile(file, mostBytes);
  const { found } = (await scanner?.scan(file.bytes)) ?? { found: null };
  if (found !== null) {
    throw refusedFile(
      'Tell whoever looks after your computer: the virus scanner found something in this file.',
    );
  }
  return {
    ...{ name, type, declaredType: file.declaredType || 'none', bytes: file.bytes.length },
    sha256: createHash('sha256').update(file.bytes).digest('hex'),
    scan: scanner
      ? { outcome: 'clean', scanner: scanner.name, at: now().toISOString() }
      : { outcome: 'not-scanned' },
  };
}
