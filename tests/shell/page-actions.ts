// Things the specification does inside the page, with the bridge that the preload gives it and nothing else.
import type { Page } from 'playwright';

/**
 * Asks the engine over a port, as one raw oRPC frame, and gives the parsed answer. The app in the page asks for ports of
 * its own, and each listener sees all that arrive: the id tells whose answer it is, and the port is left open.
 */
export function callEngine(
  page: Page,
  path: string,
  input: unknown = {},
): Promise<{ p: { s?: number; b: { json: unknown } } }> {
  return page.evaluate(
    ([procedure, body]) =>
      new Promise((resolve) => {
        const id = crypto.randomUUID();
        window.addEventListener('message', function receive({ source, data, ports }) {
          if (source !== window || data?.type !== 'shelfcast:engine-port') return;
          window.removeEventListener('message', receive);
          const [port] = ports;
          port.addEventListener('message', (event) => {
            const answer = JSON.parse(event.data);
            if (answer.i === id) resolve(answer);
          });
          port.start();
          port.postMessage(JSON.stringify({ i: id, p: { u: procedure, b: { json: body } } }));
        });
        (window as unknown as { shelfcast: { connect(): void } }).shelfcast.connect();
      }),
    [path, input] as const,
  );
}

/** Opens a port that stays open, and from now on collects the engine's states; both are kept on the page. */
export async function watchEngine(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const kept = window as unknown as { states: string[]; portClosed: Promise<void>; shelfcast: Bridge };
    type Bridge = { connect(): void; onEngineStatus(listener: (status: { state: string }) => void): () => void };
    kept.states = [];
    kept.shelfcast.onEngineStatus(({ state }) => kept.states.push(state));
    await new Promise<void>((opened) => {
      window.addEventListener('message', function receive({ source, data, ports }) {
        if (source !== window || data?.type !== 'shelfcast:engine-port') return;
        window.removeEventListener('message', receive);
        kept.portClosed = new Promise((closed) => ports[0].addEventListener('close', () => closed()));
        ports[0].start();
        opened();
      });
      kept.shelfcast.connect();
    });
  });
}

export const portClosed = (page: Page): Promise<void> =>
  page.evaluate(() => (window as unknown as { portClosed: Promise<void> }).portClosed);

/** Waits until the last state is this one, and gives all that were seen. */
export async function statesUntil(page: Page, last: string): Promise<string[]> {
  await page.waitForFunction((state) => (window as unknown as { states: string[] }).states.at(-1) === state, last);
  return page.evaluate(() => (window as unknown as { states: string[] }).states);
}
