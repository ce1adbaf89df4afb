import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Ran, runRep } from './run-rep.ts';
import { type StandIn, startStandIn } from './stand-in.ts';

export const HEADER =
  'time_period,time_identifier,geographic_level,country_code,country_name,region_code,region_name,new_la_code,old_la_code,la_name,breakdown_topic,breakdown,a,b';
const place = (region: string, code: string, old: string, name: string) =>
  `2024,Calendar year,Local authority,E92000001,England,${region},A region,${code},${old},${name},All,All`;
/** Rows of a published table, but for their figures. */
export const LEEDS = place('E12000003', 'E08000035', '383', 'Leeds');
export const CAMDEN = place('E12000007', 'E09000007', '202', 'Camden');
export const ENGLAND = '2024,Calendar year,National,E92000001,England,,,,,,All,All';

type Settled = { duplicate?: number; quarantined?: number; reason?: string };

/** The evidence service's word on a range: refused rows are in quarantine by their reason, of the others the rule tells. */
const settledBy =
  (standIn: StandIn, rule: (producer: unknown) => Settled) =>
  (_query: string, { producer, from, to }: Record<string, unknown>) => {
    const sequences = Array.from({ length: Number(to) - Number(from) + 1 }, (_, i) => Number(from) + i);
    const refused = sequences.flatMap((sequence) => standIn.refusedAs.get(`${producer} ${sequence}`) ?? []);
    const {
      duplicate = 0,
      quarantined = 0,
      reason,
    } = refused.length < sequences.length ? rule(producer) : {};
    const reasons = refused.map(({ reason, detail }) => ({ reason, count: 1, detail }));
    if (reason) reasons.push({ reason, count: quarantined, detail: 'seen in a test' });
    const counts = {
      accepted: sequences.length - duplicate - quarantined - refused.length,
      duplicate,
      quarantined: quarantined + refused.length,
      pending: 0,
    };
    return { data: { outcomes: { ...counts, reasons } } };
  };

/** A folder of published files, the system it goes to, and the import of the one into the other. */
export type ReleaseFolder = {
  standIn: StandIn;
  path: string;
  write: (file: string, content: string | Buffer | readonly string[]) => void;
  /** What becomes of rows that are figures; accepted where nothing is said. */
  settle: (rule: (producer: unknown) => Settled) => void;
  importIt: (...more: string[]) => Promise<Ran>;
};

export async function createReleaseFolder(): Promise<ReleaseFolder> {
  const standIn = await startStandIn();
  const path = join(standIn.directory, 'release');
  mkdirSync(path);
  const settle: ReleaseFolder['settle'] = (rule) => {
    standIn.graphql = settledBy(standIn, rule);
  };
  settle(() => ({}));
  return {
    standIn,
    path,
    settle,
    write: (file, content) =>
      writeFileSync(
        join(path, file),
        typeof content === 'string' || Buffer.isBuffer(content) ? content : content.join('\n'),
      ),
    importIt: (...more) => runRep(standIn.directory, 'import-release', path, ...more),
  };
}

export const lastLine = (output: string): string | undefined => output.trim().split('\n').at(-1);
