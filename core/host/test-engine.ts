// A real engine on a temporary workspace. Only for tests.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '../store/open.ts';
import type { WriteDb } from '../store/sql.ts';
import type { EngineConfig } from './context.ts';
import { createEngine, type Engine } from './engine.ts';

export interface TestEngine extends Engine {
  /** Folder for this test; the workspace is in `workspace` below it. */
  readonly dir: string;
  readonly workspaceDir: string;
  /** What the engine logged. */
  readonly logged: { level: 'info' | 'warn' | 'error'; message: string; fields: Record<string, unknown> }[];
  /** Closes the engine and deletes the folder. */
  remove(): Promise<void>;
}

export interface TestEngineOptions extends Partial<EngineConfig> {
  /** Fills the workspace before the engine opens it, e.g. with `seedStore`. */
  seed?(db: WriteDb): void;
}

const projectDir = fileURLToPath(new URL('../..', import.meta.url));

/** Time stands still at 2026-01-01 unless `now` is given. */
export async function openTestEngine({ seed, ...config }: TestEngineOptions = {}): Promise<TestEngine> {
  const dir = mkdtempSync(join(tmpdir(), 'shelfcast-test-'));
  const workspaceDir = config.workspaceDir ?? join(dir, 'workspace');
  const now = config.now ?? (() => new Date('2026-01-01T00:00:00Z'));
  const logged: TestEngine['logged'] = [];
  const log = (level: 'info' | 'warn' | 'error') => (fields: object, message: string) =>
    void logged.push({ level, message, fields: { ...fields } });
  try {
    if (seed) {
      const db = openDatabase(workspaceDir, { create: true, now });
      seed(db);
      db.close();
    }
    const engine = await createEngine({
      resourcesDir: join(projectDir, 'resources'),
      modelsDir: join(projectDir, 'models'),
      userDataDir: join(dir, 'user'),
      version: '0.0.0-test',
      user: 'tester',
      threads: 2,
      log: { info: log('info'), warn: log('warn'), error: log('error') },
      ...config,
      workspaceDir,
      now,
    });
    const remove = async () => {
      await engine.close();
      rmSync(dir, { recursive: true, force: true });
    };
    return { ...engine, dir, workspaceDir, logged, remove };
  } catch (error) {
    rmSync(dir, { recursive: true, force: true });
    throw error;
  }
}
