// The browser shell: an engine process under a supervisor, and a local server that brings the app to a browser.

import { AppError, type ErrorCode, type ErrorDetails, isErrorCode, type StoredError } from '#core/contract/errors.ts';
import type { EngineLog } from '../context.ts';
import { createApiRoute } from '../http/api-route.ts';
import { createDocsRoute } from '../http/docs-route.ts';
import { startShellServer } from '../http/shell-server.ts';
import { forkEngine } from '../supervisor/fork-engine.ts';
import { ProcessEnginePort } from '../supervisor/process-port.ts';
import { EngineSupervisor } from '../supervisor/supervisor.ts';
import { getApiToken } from './api-token.ts';
import { openInBrowser } from './open-browser.ts';
import { engineInit, userDataDir } from './user-data.ts';

export interface ShellOptions {
  workspaceDir: string;
  /** Opened instead when that one cannot be. */
  fallbackWorkspaceDir?: string | null;
  /** Set: shows the demo to strangers and resets it after so many minutes. */
  kiosk?: { idleMinutes: number } | null;
  /** 0 or left out: any free port. */
  port?: number;
  /** Open the link in the default browser. */
  openBrowser: boolean;
  /** Folder of the built window; not used with `apiOnly`. */
  rendererDir: string;
  /** Serve the API and its documentation only. */
  apiOnly?: boolean;
  log: EngineLog;
}

export interface Shell {
  /** Address with the one-time token that lets one browser in. */
  url: string;
  /** Address without a secret. */
  address: string;
  apiToken: string;
  port: number;
  /** The link was handed to a browser; false: it has to be printed. */
  opened: boolean;
  supervisor: EngineSupervisor;
  /** Stops the server, closes the engine, leaves nothing running. */
  close(): Promise<void>;
}

/**
 * Starts everything and resolves once the engine is ready. Rejects with an AppError when the port is taken
 * (input/invalid) or the workspace cannot be opened (the engine's own reason); nothing is left running then.
 */
export async function startShell(options: ShellOptions): Promise<Shell> {
  const userData = userDataDir();
  const apiToken = await getApiToken(userData);
  const init = engineInit({
    workspaceDir: options.workspaceDir,
    fallbackWorkspaceDir: options.fallbackWorkspaceDir,
    hasWindow: !options.apiOnly,
    userData,
    kiosk: options.kiosk,
  });
  const supervisor = new EngineSupervisor({ spawn: () => forkEngine(), init });
  const enginePort = new ProcessEnginePort(supervisor);
  const server = await startShellServer({
    port: options.port ?? 0,
    apiToken,
    showApiAccess: !options.kiosk,
    rendererDir: options.apiOnly ? null : options.rendererDir,
    routes: [createApiRoute(enginePort.createClient(), init.version), createDocsRoute()],
    homePath: options.apiOnly ? '/docs' : '/',
    engine: {
      get status() {
        return supervisor.status;
      },
      onStatus: (listener) => supervisor.onStatus(listener),
      openPort: () => enginePort.openPort(),
      restart: () => supervisor.start(),
    },
    log: options.log,
  });
  const close = async () => {
    await Promise.all([server.close(), supervisor.stop()]);
  };
  try {
    supervisor.start();
    await supervisor.ready();
  } catch (error) {
    const { status } = supervisor;
    await close();
    throw status.state === 'failed' ? toAppError(status.error) : error;
  }
  const opened = options.openBrowser && (await openInBrowser(server.link));
  return { url: server.link, address: server.address, apiToken, port: server.port, opened, supervisor, close };
}

/** What the engine itself said, so that a command line can end with the exit code of its category. */
function toAppError({ code, message, details }: StoredError): AppError {
  return isErrorCode(code)
    ? new AppError(code, message, details as ErrorDetails<ErrorCode>)
    : new AppError('internal', message, {});
}
