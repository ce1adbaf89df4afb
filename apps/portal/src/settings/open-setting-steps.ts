import type { SettingAgreement } from '@rep/domain';
import type { Identity } from '@rep/identity';

export type SettingStep = 'see-burden' | 'agree' | 'decline' | 'withdraw';

/** What the setting can do now. Only a setting of the area answers, and it agrees to nothing unseen. */
export function openSettingSteps(
  { state, burdenSeenOn, laCode }: SettingAgreement,
  { role, laCode: own }: Identity,
): readonly SettingStep[] {
  if (role !== 'setting' || own !== laCode) return [];
  if (state === 'agreed') return ['withdraw'];
  if (state !== 'invited') return [];
  return burdenSeenOn === null ? ['see-burden', 'decline'] : ['agree', 'decline'];
}

/** What is asked of its people is for the setting to open: that it did is kept. */
export const showsBurden = ({ burdenSeenOn }: SettingAgreement, { role }: Identity): boolean =>
  role !== 'setting' || burdenSeenOn !== null;
