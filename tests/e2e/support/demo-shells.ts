// The running app on the demo store, fresh for every test file: what one file leaves behind (a currency, an order) is
// never what the next one starts from. The demo store is opened once and its workspace copied.
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type Browser, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { type RunningShell, startShell } from './shell.ts';

export interface DemoShell extends RunningShell {
  /** Cookie of the browser that was let in. */
  storageState: BrowserContextOptions['storageState'];
}

/** From the first launch to the dashboard of the demo store, as a visitor does it: one click. */
export async function openDemo(page: Page): Promise<void> {
  await page.getByRole('button', { name: /Open the demo store/ }).click();
  await expect(page.getByRole('heading', { name: 'What was sold' })).toBeVisible({ timeout: 60_000 });
}

export class DemoShells {
  readonly #browser: Browser;
  readonly #folder: string;
  #current: { file: string; shell: DemoShell } | undefined;

  private constructor(browser: Browser, folder: string) {
    this.#browser = browser;
    this.#folder = folder;
  }

  static async create(browser: Browser): Promise<DemoShells> {
    const shells = new DemoShells(browser, await mkdtemp(path.join(tmpdir(), 'shelfcast-demo-')));
    const shell = await startShell({ workspace: shells.#template });
    await shells.#letIn(shell, openDemo);
    await shell.stop();
    return shells;
  }

  /** The one of this test file; that of the file before ends. */
  async of(file: string): Promise<DemoShell> {
    if (this.#current?.file === file) return this.#current.shell;
    await this.#current?.shell.stop();
    this.#current = undefined;
    const workspace = path.join(this.#folder, 'workspace');
    await rm(workspace, { recursive: true, force: true });
    await cp(this.#template, workspace, { recursive: true });
    const running = await startShell({ workspace });
    const storageState = await this.#letIn(running, async () => {});
    const shell = { ...running, storageState };
    this.#current = { file, shell };
    return shell;
  }

  async close(): Promise<void> {
    await this.#current?.shell.stop();
    await rm(this.#folder, { recursive: true, force: true });
  }

  get #template(): string {
    return path.join(this.#folder, 'template');
  }

  async #letIn(shell: RunningShell, then: (page: Page) => Promise<void>): Promise<DemoShell['storageState']> {
    const context = await this.#browser.newContext();
    const page = await context.newPage();
    await page.goto(shell.link);
    await then(page);
    const state = await context.storageState();
    await context.close();
    return state;
  }
}
