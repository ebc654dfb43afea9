// What the specification of the desktop shell needs to know of the app it runs against, real Electron or the double.
import type { Page } from 'playwright';

export interface DesktopUnderTest {
  page: Page;
  /** Origin that the page reports of itself. */
  origin: string;
  enginePid(): Promise<number>;
  windowCount(): Promise<number>;
  /** What the next folder dialog answers. */
  answerFolderDialog(folder: string | null): Promise<void>;
  /** Starts the app once more, as a user who clicked twice. */
  startAgain(): Promise<void>;
  /** Quits as the menu does; resolves once the app has ended. */
  quit(): Promise<void>;
}

export interface LaunchOptions {
  /** Folder for user data and workspace. */
  home: string;
  workspace: string;
}

export type Launch = (options: LaunchOptions) => Promise<DesktopUnderTest>;
