export {
  type Account,
  accountsSchema,
  DATASET_SERVICE_ACCOUNT,
  type Identity,
  REP_COMMAND_ACCOUNT,
} from './account.ts';
export { AUDIENCES, type Audience, audienceSchema } from './audiences.ts';
export { checkPassword } from './check-password.ts';
export type { IdentityProvider } from './identity-provider.ts';
export { createLocalIdentityProvider } from './local-identity-provider.ts';
export { type IdentityFiles, identityFilesIn, provisionIdentity } from './provision-identity.ts';
export { createSigningKey, publicKeysOf, type SigningKey } from './signing-key.ts';
export { createTokenIssuer, type IssuedToken, readSigningKey, type TokenIssuer } from './token-issuer.ts';
