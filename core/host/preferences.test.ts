import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_PREFERENCES } from '#core/contract/system.ts';
import { changePreferences, readPreferences, whoIs } from './preferences.ts';
import { kioskStart } from './shell/kiosk-start.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'shelfcast-preferences-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('preferences', () => {
  it('are the defaults until somebody changes one, and keep the others then', () => {
    expect(readPreferences(dir)).toEqual(DEFAULT_PREFERENCES);
    changePreferences(dir, { userName: 'Ada' });
    changePreferences(dir, { kiosk: { enabled: false, idleMinutes: 7 } });
    expect(readPreferences(dir)).toEqual({ userName: 'Ada', kiosk: { enabled: false, idleMinutes: 7 } });
  });

  it('are the defaults again when the file is damaged', () => {
    writeFileSync(join(dir, 'preferences.json'), '{"userName": 4');
    expect(readPreferences(dir)).toEqual(DEFAULT_PREFERENCES);
  });

  it('name the person in histories before the system does', () => {
    expect(whoIs({ userDataDir: dir, user: 'root' })).toBe('root');
    changePreferences(dir, { userName: 'Ada' });
    expect(whoIs({ userDataDir: dir, user: 'root' })).toBe('Ada');
  });

  it('cannot be kept where there is no folder for them', () => {
    expect(() => changePreferences(null, { userName: 'Ada' })).toThrow('keeps no preferences');
  });
});

describe('a start as a kiosk', () => {
  it('is remembered until it is taken back, and never opens the shop’s own workspace', () => {
    expect(kioskStart(undefined, dir)).toBeNull();
    expect(kioskStart(true, dir)).toEqual({ idleMinutes: 3, workspaceDir: join(dir, 'kiosk') });
    expect(kioskStart(undefined, dir)).not.toBeNull();
    expect(kioskStart(false, dir)).toBeNull();
    expect(kioskStart(undefined, dir)).toBeNull();
  });
});
