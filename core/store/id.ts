// Ids of what the engine makes: uploads, files, jobs, models, bulk runs.
import { randomBytes } from 'node:crypto';

/** 16 lower-case hexadecimal digits: short enough to type, safe in a file name, a URL and a shell. */
export const newId = (): string => randomBytes(8).toString('hex');
