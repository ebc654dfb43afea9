// Which folder a workspace watches.
import { type WatchSettings, watchSettingsSchema } from '../contract/watched-folder.ts';
import { q, type ReadDb, type WriteDb } from './sql.ts';

const KEY = 'watched_folder';

export function getWatchSettings(db: ReadDb): WatchSettings {
  const row = db.get(q.selectFrom('meta').select('value').where('key', '=', KEY));
  return row ? watchSettingsSchema.parse(JSON.parse(row.value)) : { path: null, mode: 'ask' };
}

export function setWatchSettings(db: WriteDb, settings: WatchSettings): void {
  const value = JSON.stringify(settings);
  db.run(
    q
      .insertInto('meta')
      .values({ key: KEY, value })
      .onConflict((conflict) => conflict.column('key').doUpdateSet({ value })),
  );
}
