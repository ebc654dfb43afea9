// The API token: one secret for each user, kept in a file that only the user can read.
import { randomBytes } from 'node:crypto';
import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';

export const apiTokenFile = (userData: string): string => path.join(userData, 'api-token');

/** The token from the file, which is made at the first call. */
export async function getApiToken(userData: string): Promise<string> {
  const file = apiTokenFile(userData);
  await mkdir(userData, { recursive: true });
  try {
    // 'wx' makes the file or fails: two shells that start together agree on one token.
    await writeFile(file, `${randomBytes(32).toString('base64url')}\n`, { mode: 0o600, flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  await chmod(file, 0o600); // A copied or restored file may have been opened up.
  return (await readFile(file, 'utf8')).trim();
}
