// The workspaces this person opened last, remembered per user and not in any workspace. Loads no database: the shell
// asks it which workspace to open.
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { isWorkspace } from '../store/workspace-files.ts';
import type { EngineConfig } from './context.ts';

const recentSchema = z.array(z.object({ name: z.string(), path: z.string() }));
export type RecentWorkspace = z.infer<typeof recentSchema>[number];

const MAX_RECENT = 10;
const fileOf = (userDataDir: string): string => join(userDataDir, 'recent-workspaces.json');

/** Latest first, only those that are still there. */
export function listRecentWorkspaces({ userDataDir }: EngineConfig): RecentWorkspace[] {
  return userDataDir === null ? [] : readRecent(userDataDir).filter((recent) => isWorkspace(recent.path));
}

/** Folder of the workspace that was open last and is still there; undefined when there is none. */
export const findLastWorkspace = (userDataDir: string): string | undefined =>
  readRecent(userDataDir).find((recent) => isWorkspace(recent.path))?.path;

/** Puts a workspace first. Not being able to remember is logged, never a reason not to open. */
export function rememberWorkspace({ userDataDir, log }: EngineConfig, workspace: RecentWorkspace): void {
  if (userDataDir === null) return;
  try {
    const others = readRecent(userDataDir).filter((recent) => recent.path !== workspace.path);
    const text = JSON.stringify([workspace, ...others].slice(0, MAX_RECENT), null, 2);
    mkdirSync(userDataDir, { recursive: true });
    const unfinished = `${fileOf(userDataDir)}.${process.pid}`;
    writeFileSync(unfinished, text);
    renameSync(unfinished, fileOf(userDataDir));
  } catch (error) {
    log.warn({ err: error }, 'the list of recent workspaces could not be written');
  }
}

function readRecent(userDataDir: string): RecentWorkspace[] {
  try {
    return recentSchema.parse(JSON.parse(readFileSync(fileOf(userDataDir), 'utf8')));
  } catch {
    return []; // Not there yet, or damaged: the list starts anew.
  }
}
