// Whether this start is a kiosk: by flag, which is remembered, else as remembered. It has a workspace of its own, so that
// a visitor never sees a shop's figures.
import path from 'node:path';
import { changePreferences, readPreferences } from '../preferences.ts';

export interface KioskStart {
  idleMinutes: number;
  workspaceDir: string;
}

/** `wish`: true for --kiosk, false for --no-kiosk, undefined for neither. null: an ordinary start. */
export function kioskStart(wish: boolean | undefined, userData: string): KioskStart | null {
  const { kiosk } = readPreferences(userData);
  const enabled = wish ?? kiosk.enabled;
  if (enabled !== kiosk.enabled) changePreferences(userData, { kiosk: { ...kiosk, enabled } });
  return enabled ? { idleMinutes: kiosk.idleMinutes, workspaceDir: path.join(userData, 'kiosk') } : null;
}
