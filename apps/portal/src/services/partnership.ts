export type Pilot = {
  readonly id: string;
  readonly title: string;
  readonly strand: string;
  readonly state: string;
  readonly question?: string | null | undefined;
};
export type PartnershipService = {
  listPilots(): Promise<readonly Pilot[]>;
  showPilot(id: string): Promise<Pilot>;
  createPilot(draft: { title: string; strand: string; question?: string }): Promise<{ id: string }>;
};
export function createPartnership(baseUrl: string, token: () => Promise<string>): PartnershipService {
  throw new Error(`to come ${baseUrl} ${String(token)}`);
}
