// What is where in a workspace folder. Loads no database, so that a shell may ask, too.
import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Name of the database file in a workspace folder. */
export const DATABASE_FILE = 'shelfcast.db';

/** Whether this folder holds a workspace. */
export const isWorkspace = (workspaceDir: string): boolean => existsSync(join(workspaceDir, DATABASE_FILE));
