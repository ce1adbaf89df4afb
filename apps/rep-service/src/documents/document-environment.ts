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

/** The largest file that can be attached, unless told otherwise. */
const TEN_MEGABYTES = 10 * 1024 * 1024;

export const documentEnvironment = z.object({
  /** A larger file is refused. */
  DOCUMENT_LIMIT_BYTES: z.coerce
    .number()
    .int()
    .min(1_024)
    .max(50 * 1024 * 1024)
    .default(TEN_MEGABYTES),
  /** Where clamd listens; without it files are kept as "not scanned". An empty text is as good as none. */
  SCANNER_ADDRESS: z.union([z.literal('').transform(() => undefined), addressSchema]).optional(),
});
