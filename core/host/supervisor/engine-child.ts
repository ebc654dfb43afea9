// The seam under the supervisor: one started engine process, forked by Node or by Electron.
import type { FromEngine, ToEngine } from '../port/process-messages.ts';

/** `Transfer`: what a message may carry along (Electron's MessagePortMain; never, with child_process). */
export interface EngineChild<Transfer = never> {
  readonly pid: number | undefined;
  /** Does nothing once the process has ended. */
  send(message: ToEngine, transfer?: Transfer[]): void;
  onMessage(listener: (message: FromEngine) => void): void;
  /** Called once; `how` says for people how it ended: "exit code 1", "signal SIGKILL". */
  onExit(listener: (how: string) => void): void;
  /** Ends the process at once, without asking it. */
  kill(): void;
}
