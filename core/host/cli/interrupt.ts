// Ctrl+C: the first asks the running work to stop and leave nothing half done, the second ends the process.
import { ERROR_CATEGORIES } from '#core/contract/errors.ts';

export interface Interrupt {
  readonly signal: AbortSignal;
  stop(): void;
}

/** One Ctrl+C can come twice: from the terminal, and handed on by npm. Nobody presses it again within this time. */
const SAME_PRESS_MS = 300;

export function watchForInterrupt(): Interrupt {
  const controller = new AbortController();
  let firstAt = 0;
  const onSignal = (): void => {
    if (!controller.signal.aborted) {
      firstAt = performance.now();
      process.stderr.write('\nStopping … (once more to stop at once)\n');
      controller.abort();
    } else if (performance.now() - firstAt > SAME_PRESS_MS) {
      process.exit(ERROR_CATEGORIES.cancelled.exitCode);
    }
  };
  process.on('SIGINT', onSignal);
  process.on('SIGTERM', onSignal);
  return {
    signal: controller.signal,
    stop() {
      process.off('SIGINT', onSignal);
      process.off('SIGTERM', onSignal);
    },
  };
}
