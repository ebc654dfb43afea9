// The seam between an engine and whoever talks to it: a two-way channel of text frames (oRPC peer messages as JSON).

/** Largest frame that is accepted from a client. Files travel in chunks, so nothing legitimate comes near it. */
export const MAX_FRAME_BYTES = 1024 * 1024;

export interface FramePort {
  /** Sends one frame. Does nothing once the port is closed. */
  send(frame: string): void;
  /** Sets the one reader. Set it in the same turn in which the port was obtained: nothing is kept back. */
  onFrame(listener: (frame: string) => void): void;
  /** Called once, when either side closes or the process behind the port ends. */
  onClose(listener: () => void): void;
  close(): void;
}
