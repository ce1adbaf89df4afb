import {
  type Change,
  type Person,
  SETTING_AGREEMENT,
  type SettingAgreement,
  settingAgreementSchema,
  type Taking,
} from '@rep/domain';
import { expectedVersion, type Held } from '@rep/records';
import type { RepServices } from '../services.ts';

/** Which setting in which pilot, and the version that the user saw. */
export const ofSetting = {
  ...settingAgreementSchema.pick({ pilotId: true, urn: true }).shape,
  ...expectedVersion,
};
type OfSetting = {
  readonly pilotId: string;
  readonly urn: string;
  readonly expectedVersion?: number | undefined;
};

export const agreementIdOf = ({ pilotId, urn }: OfSetting): string => `${urn}-${pilotId}`;

/** One answer of a setting to its invitation. */
export const takeAgreementStep = (
  { records }: RepServices,
  by: Person,
  setting: OfSetting,
  rule: (held: SettingAgreement, taking: Taking) => Change<SettingAgreement> | null,
): Promise<Held<SettingAgreement>> => {
  const target = { id: agreementIdOf(setting), expectedVersion: setting.expectedVersion };
  return records.step(by, SETTING_AGREEMENT, target, ({ content }, { now }) => rule(content, { by, now }));
};
