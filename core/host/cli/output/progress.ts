// Progress on stderr: one line that updates itself on a terminal, a line for each tenth elsewhere.

export interface ProgressState {
  /** Machine name of the stage. */
  readonly stage: string;
  /** 0 to 1; null where nobody knows. */
  readonly share: number | null;
  readonly detail?: string | null;
  readonly secondsLeft?: number | null;
}

export interface Progress {
  show(state: ProgressState): void;
  /** Takes the updating line away; call before anything else is printed. */
  end(): void;
}

const BAR_CELLS = 24;

export function createProgress(
  stream: { isTTY?: boolean; columns?: number; write(text: string): unknown },
  quiet: boolean,
): Progress {
  if (quiet) return { show() {}, end() {} };
  return stream.isTTY ? updatingLine(stream) : sparseLines(stream);
}

function updatingLine(stream: { columns?: number; write(text: string): unknown }): Progress {
  let shown = '';
  return {
    show(state) {
      const filled = Math.round((state.share ?? 0) * BAR_CELLS);
      const bar = state.share === null ? '' : `${'█'.repeat(filled)}${'░'.repeat(BAR_CELLS - filled)} `;
      const line = `${bar}${describe(state)}`.slice(0, (stream.columns ?? 80) - 1);
      if (line === shown) return;
      stream.write(`\r\u001b[2K${line}`);
      shown = line;
    },
    end() {
      if (shown !== '') stream.write('\r\u001b[2K');
      shown = '';
    },
  };
}

function sparseLines(stream: { write(text: string): unknown }): Progress {
  let last = '';
  return {
    show(state) {
      const tenth = state.share === null ? '' : String(Math.floor(state.share * 10));
      const key = `${state.stage} ${tenth}`;
      if (key === last) return;
      last = key;
      stream.write(`${describe(state)}\n`);
    },
    end() {},
  };
}

export function describe({ stage, share, detail, secondsLeft }: ProgressState): string {
  const parts = [share === null ? wordOf(stage) : `${String(Math.floor(share * 100)).padStart(3)} % ${wordOf(stage)}`];
  if (detail) parts.push(detail);
  if (secondsLeft !== null && secondsLeft !== undefined && secondsLeft >= 1) {
    parts.push(`about ${secondsLeft < 90 ? `${Math.ceil(secondsLeft)} s` : `${Math.ceil(secondsLeft / 60)} min`} left`);
  }
  return parts.join(' · ');
}

/** Stages are machine names such as "in-training-backtest": readable once the hyphens are gone. */
const wordOf = (stage: string): string => stage.replaceAll('-', ' ');
