import { generateKeyPairSync } from 'node:crypto';
import { z } from 'zod';

/** An Ed25519 key as a JSON Web Key (RFC 8037). */
export const signingKeySchema = z.object({
  kty: z.literal('OKP'),
  crv: z.literal('Ed25519'),
  x: z.string().min(1),
  d: z.string().min(1),
  kid: z.string().min(1),
});
export type SigningKey = z.infer<typeof signingKeySchema>;

/** A new private key; its id is taken from its public part, so another key never goes under the same id. */
export function createSigningKey(): SigningKey {
  const { privateKey } = generateKeyPairSync('ed25519');
  const { x, d } = z.object({ x: z.string(), d: z.string() }).parse(privateKey.export({ format: 'jwk' }));
  return { kty: 'OKP', crv: 'Ed25519', x, d, kid: x.slice(0, 16) };
}

/** The key set that services check tokens with: nothing private is in it. */
export const publicKeysOf = ({ kty, crv, x, kid }: SigningKey) => ({
  keys: [{ kty, crv, x, kid, alg: 'EdDSA', use: 'sig' }],
});
