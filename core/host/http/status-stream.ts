// Server-sent events that tell a page how the engine is.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { EngineStatus } from '#core/contract/shell.ts';

export interface StatusSource {
  readonly status: EngineStatus;
  onStatus(listener: (status: EngineStatus) => void): () => void;
}

/** Sends the status now and after each change, until the page goes away. */
export function streamStatus(request: IncomingMessage, response: ServerResponse, source: StatusSource): void {
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  // EventSource connects again by itself; a second is soon enough for a person and gentle on a stopped server.
  response.write('retry: 1000\n\n');
  const send = (status: EngineStatus) => response.write(`data: ${JSON.stringify(status)}\n\n`);
  send(source.status);
  const forget = source.onStatus(send);
  request.on('close', forget);
  response.on('close', forget);
}
