import type { RepId } from '@rep/contracts';
import {
  DELEGATION,
  type GateFacts,
  INCLUSION_PLAN,
  lawChangeInForce,
  listGateOfArea,
  londonDay,
  type Pilot,
  RECEIVED_LAW_CHANGE,
  STRAND_HALT,
  strandFacts,
  TEMPLATE_KIND,
  type Template,
  VARIANT,
  variantFacts,
  versionOf,
} from '@rep/domain';
import type { RecordReading } from '@rep/records';
import { getProfile } from '../profile/profile.repository.ts';

/** The parts of a pilot that say which facts its gates look at. */
export type AboutPilot = Pick<Pilot, 'strand' | 'leadLaCode'> & {
  readonly plan: Pick<Pilot['plan'], 'variant' | 'design'>;
  readonly areas: readonly Pick<Pilot['areas'][number], 'laCode'>[];
};

const today = ({ now }: RecordReading): string => londonDay(now);

const readMembers = async ({ db }: RecordReading, repId: RepId): Promise<GateFacts['members']> =>
  (await getProfile(db, repId)).members.map(({ new_la_code: laCode, lead }) => ({ laCode, lead }));

const membersRead = new WeakMap<RecordReading, Promise<GateFacts['members']>>();

/** Who is in the partnership, and who leads it; the same for all that one step looks at. */
export function membersOf(reading: RecordReading, repId: RepId): Promise<GateFacts['members']> {
  const members = membersRead.get(reading) ?? readMembers(reading, repId);
  membersRead.set(reading, members);
  return members;
}

/** Every version of a strand's template up to the one named, that one last; up to the newest when none is. */
async function templatesOf(
  { read, version }: RecordReading,
  strand: string,
  named: Template | null,
): Promise<readonly Template[]> {
  const last = named ?? (await read(TEMPLATE_KIND, strand))?.content;
  if (!last) return [];
  const before = Array.from({ length: last.version - 1 }, (_, index) => index + 1);
  const held = await Promise.all(before.map((number) => version(TEMPLATE_KIND, strand, number)));
  return [...held.flatMap((each) => each?.content ?? []), last];
}

async function strandOf(reading: RecordReading, strand: string, named: Template | null) {
  const halt = await reading.read(STRAND_HALT, strand);
  return strandFacts(strand, await templatesOf(reading, strand, named), halt?.content ?? null);
}

/** What checks of a variant look at beside its template. */
export async function variantChecks(reading: RecordReading, members: GateFacts['members']) {
  const lawChanges = (await reading.list(RECEIVED_LAW_CHANGE)).map(({ content }) => content);
  return { members: members.map(({ laCode }) => laCode), on: today(reading), lawChanges };
}
type Checks = Awaited<ReturnType<typeof variantChecks>>;

/** The version of a variant that the pilot names, and the version of the template that it was drawn up under. */
async function configurationOf(reading: RecordReading, { plan }: AboutPilot) {
  const held = plan.variant && (await reading.read(VARIANT, plan.variant.id));
  const version = held && plan.variant && versionOf(held.content, plan.variant.version);
  const template =
    version && (await reading.version(TEMPLATE_KIND, held.content.strand, version.templateVersion));
  return template ? { variant: held.content, number: version.number, template: template.content } : null;
}
type Configuration = Awaited<ReturnType<typeof configurationOf>>;

const variantOf = (named: Configuration, facts: Checks): GateFacts['variant'] =>
  named && variantFacts(named.variant, named.number, { template: named.template, facts });

async function listGatesOf(
  reading: RecordReading,
  areas: readonly string[],
): Promise<GateFacts['listGates']> {
  if (areas.length === 0) return {};
  const plans = (await reading.list(INCLUSION_PLAN, { areas })).map(({ content }) => content);
  const gateOf = (area: string) =>
    listGateOfArea(
      plans.filter(({ laCode }) => laCode === area),
      today(reading),
    );
  return Object.fromEntries(areas.map((area) => [area, gateOf(area)]));
}

const areasOf = ({ plan, areas }: AboutPilot): readonly string[] => [
  ...new Set([...areas.map(({ laCode }) => laCode), ...(plan.design?.areas ?? [])]),
];

/** All that the gates of a pilot look at, as it stands here and now. What has not arrived is missing. */
export async function gatherFacts(
  reading: RecordReading,
  repId: RepId,
  pilot: AboutPilot,
): Promise<GateFacts> {
  const members = await membersOf(reading, repId);
  const areas = areasOf(pilot);
  // Only of those who can take a step of this pilot: of 150 authorities nobody else is looked at.
  const schemes = await reading.list(DELEGATION, { areas: [...areas, pilot.leadLaCode] });
  const named = await configurationOf(reading, pilot);
  const template = named?.template.strand === pilot.strand ? named.template : null;
  const strand = await strandOf(reading, pilot.strand, template);
  const checks = await variantChecks(reading, members);
  return {
    members,
    schemes: Object.fromEntries(schemes.map(({ id, content }) => [id, content])),
    strand,
    variant: variantOf(named, checks),
    mediationMandatoryIn: areas.filter((area) =>
      checks.lawChanges.some((law) => lawChangeInForce(law, area, checks.on)),
    ),
    listGates: strand.needsInclusionPlan ? await listGatesOf(reading, areas) : {},
  };
}
