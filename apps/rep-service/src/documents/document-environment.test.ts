import { expect, test } from 'vitest';
import { documentEnvironment } from './document-environment.ts';

const scannerAt = (SCANNER_ADDRESS?: string) =>
  documentEnvironment.parse({ SCANNER_ADDRESS }).SCANNER_ADDRESS;

test('a scanner listens at a port or a socket file; without an address there is none', () => {
  expect(scannerAt('tcp://127.0.0.1:3310')).toEqual({ host: '127.0.0.1', port: 3310 });
  expect(scannerAt('tcp://[::1]:3310')).toEqual({ host: '::1', port: 3310 });
  expect(scannerAt('unix:/run/clamav/clamd.ctl')).toEqual({ path: '/run/clamav/clamd.ctl' });
  expect(scannerAt('')).toBeUndefined();
  expect(scannerAt()).toBeUndefined();
});

test('an address that cannot be one stops the service, which would else keep files unscanned', () => {
  for (const address of ['clamd', 'http://127.0.0.1:3310', 'tcp://host', 'unix:clamd.ctl']) {
    expect(() => scannerAt(address)).toThrow(/tcp:\/\/host:port or unix:\/path/);
  }
});

test('files of ten megabytes are taken unless told otherwise', () => {
  expect(documentEnvironment.parse({}).DOCUMENT_LIMIT_BYTES).toBe(10 * 1024 * 1024);
});
