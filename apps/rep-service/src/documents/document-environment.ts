import { documentLimitEnvironment } from '@rep/service-kit';
import { z } from 'zod';

const TCP = /^tcp:\/\/([^/:]+|\[[0-9a-f:]+\]):(\d{1,5})$/i;
const UNIX = /^unix:(\/.+)$/;

const addressSchema = z.string().transform((text, context) => {
  const [, host, port] = TCP.exec(text) ?? [];
  if (host && port) return { host: host.replaceAll(/[[\]]/g, ''), port: Number(port) };
  const [, path] = UNIX.exec(text) ?? [];
  if (path) return { path };
  context.addIssue({ code: 'custom', message: 'not tcp://host:port or unix:/path' });
  return z.NEVER;
});

export const documentEnvironment = documentLimitEnvironment.extend({
  /** Where clamd listens; without it files are kept as "not scanned". An empty text is as good as none. */
  SCANNER_ADDRESS: z.union([z.literal('').transform(() => undefined), addressSchema]).optional(),
});
