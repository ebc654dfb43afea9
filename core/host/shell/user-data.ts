// Where things live on this machine: the user's own folder, and the app's read-only ones.
import { readFileSync } from 'node:fs';
import { availableParallelism, userInfo } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import envPaths from 'env-paths';
import type { EngineInit } from '../port/process-messages.ts';
import { findLastWorkspace } from '../recent-workspaces.ts';

/** Folder of everything that belongs to the user; SHELFCAST_HOME moves it. */
export function userDataDir(env: NodeJS.ProcessEnv = process.env): string {
  return env.SHELFCAST_HOME ? path.resolve(env.SHELFCAST_HOME) : envPaths('shelfcast', { suffix: '' }).data;
}

/** The workspace that is opened when none is named. */
export const defaultWorkspaceDir = (userData = userDataDir()): string => path.join(userData, 'workspace');

/**
 * The workspace that the app opens when none is named: the one that was open last, while it is there. `fallback` is
 * opened when it cannot be opened any more.
 */
export function workspaceToStartWith(userData = userDataDir()): { workspaceDir: string; fallback: string } {
  const fallback = defaultWorkspaceDir(userData);
  return { workspaceDir: findLastWorkspace(userData) ?? fallback, fallback };
}

/** Folder with package.json, resources/ and models/ when the app runs from its sources. */
export const SOURCE_ROOT = fileURLToPath(new URL('../../../', import.meta.url));

export function appVersion(appRoot: string): string {
  return (JSON.parse(readFileSync(path.join(appRoot, 'package.json'), 'utf8')) as { version: string }).version;
}

/** Name of the person in histories; containers have users without a name. */
export function userName(): string {
  try {
    return userInfo().username;
  } catch {
    return process.env.USER ?? 'unknown';
  }
}

/**
 * Threads that a training may use on `cores` cores. With a window in front, one core stays free for it and for the
 * engine's answers; a program that waits for the model gets all of them.
 */
export const trainingThreads = (hasWindow: boolean, cores: number = availableParallelism()): number =>
  Math.max(1, hasWindow ? cores - 1 : cores);

export interface EngineInitOptions {
  workspaceDir: string;
  /** Somebody looks at a window while the engine trains. */
  hasWindow: boolean;
  /** Folder that holds resources/ and models/. */
  appRoot?: string;
  userData?: string;
  version?: string;
  kiosk?: { idleMinutes: number } | null;
  /** Opened instead when `workspaceDir` cannot be: the user did not name it. */
  fallbackWorkspaceDir?: string | null;
}

/** How a shell starts the engine on this machine. */
export function engineInit({
  workspaceDir,
  hasWindow,
  appRoot = SOURCE_ROOT,
  userData = userDataDir(),
  version = appVersion(appRoot),
  kiosk = null,
  fallbackWorkspaceDir = null,
}: EngineInitOptions): EngineInit {
  return {
    workspaceDir: path.resolve(workspaceDir),
    resourcesDir: path.join(appRoot, 'resources'),
    modelsDir: path.join(appRoot, 'models'),
    userDataDir: userData,
    version,
    user: userName(),
    threads: trainingThreads(hasWindow),
    logFolder: path.join(userData, 'logs'),
    kiosk,
    fallbackWorkspaceDir,
    remembersWorkspaces: hasWindow && !kiosk,
    watchesFolders: hasWindow && !kiosk,
  };
}
