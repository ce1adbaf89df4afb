import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

type Account = { readonly uid: number; readonly gid: number };

const idOf = (user: string, flag: '-u' | '-g'): number | undefined => {
  try {
    return Number(
      execFileSync('id', [flag, user], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
    );
  } catch {
    return undefined; // no such user here
  }
};

/** The account that PostgreSQL runs under when we are root (it refuses root); undefined when we are not. */
export function unprivilegedUser(): Account | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const user = idOf('postgres', '-u') === undefined ? 'nobody' : 'postgres';
  const uid = idOf(user, '-u');
  const gid = idOf(user, '-g');
  if (uid === undefined || gid === undefined)
    throw new Error(
      'PostgreSQL refuses to run as root and there is no user "nobody": start it as another user.',
    );
  return { uid, gid };
}

/** Bits of Linux capabilities: changing one's own set, and searching directories of others (the weaker one first). */
const SETPCAP = 8n;
const SEARCH_CAPABILITIES = [
  { name: 'dac_read_search', bit: 2n },
  { name: 'dac_override', bit: 1n },
] as const;

/** The weakest capability for searching that we hold and may pass on (a container may have dropped some). */
function searchCapability(): string | undefined {
  const held = /^CapPrm:\s*([0-9a-f]+)$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  const mask = BigInt(`0x${held ?? '0'}`);
  const has = (bit: bigint): boolean => ((mask >> bit) & 1n) === 1n;
  return has(SETPCAP) ? SEARCH_CAPABILITIES.find(({ bit }) => has(bit))?.name : undefined;
}

function keeping(capability: string): string[] {
  const set = `-all,+${capability}`;
  return [
    `--inh-caps=${set}`,
    `--ambient-caps=${set}`,
    `--bounding-set=${set}`,
    // PostgreSQL asks access(2) for its own programs, which drops capabilities of ordinary users but for this bit
    '--securebits=+no_setuid_fixup',
  ];
}

/**
 * The command that runs `program` so that PostgreSQL accepts it. As root: under an account of its own that keeps one
 * capability, searching directories, because the data and the programs may lie below a private home (mode 0700).
 */
export function asPostgresUser(
  program: string,
  args: readonly string[],
): { command: string; args: string[] } {
  const user = unprivilegedUser();
  if (!user) return { command: program, args: [...args] };
  const capability = searchCapability();
  return {
    command: 'setpriv',
    args: [
      `--reuid=${user.uid}`,
      `--regid=${user.gid}`,
      '--clear-groups',
      ...(capability ? keeping(capability) : []),
      program,
      ...args,
    ],
  };
}
