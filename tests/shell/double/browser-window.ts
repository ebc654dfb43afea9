// Double of BrowserWindow and its webContents: a page of a real Chromium whose requests the app's own protocol answers.
import { EventEmitter } from 'node:events';
import { readFileSync } from 'node:fs';
import type { BrowserContext, Page, Request as PageRequest, Route } from 'playwright';
import type { PortDouble } from './message-ports.ts';
import { type FromPage, preloadScript, TO_MAIN, TO_PAGE, type ToPage } from './page-side.ts';

/** Where the page believes to be: Chromium knows no app:// scheme, so this origin stands for it. */
export const STAND_IN_ORIGIN = 'https://shelfcast.test';
const APP_ORIGIN = 'app://shelfcast';
export const toAppUrl = (url: string) =>
  url.startsWith(STAND_IN_ORIGIN) ? APP_ORIGIN + url.slice(STAND_IN_ORIGIN.length) : url;
const toStandIn = (url: string) => (url.startsWith(APP_ORIGIN) ? STAND_IN_ORIGIN + url.slice(APP_ORIGIN.length) : url);

/** What a window needs from the rest of the double. */
export interface WindowHost {
  context: BrowserContext;
  answer(request: Request): Promise<Response>;
  isCancelled(url: string): boolean;
  onSend(channel: string, event: object, args: unknown[]): void;
  onInvoke(channel: string, event: object, args: unknown[]): Promise<unknown>;
  created(contents: ContentsDouble): void;
}

export interface WindowOptionsDouble {
  show?: boolean;
  webPreferences: Record<string, unknown> & { preload: string };
}

/** Preferences without which a page could reach more than its preload gives it. */
const REQUIRED_PREFERENCES = { sandbox: true, contextIsolation: true, nodeIntegration: false, webSecurity: true };

export class ContentsDouble extends EventEmitter {
  readonly mainFrame = { url: '' };
  readonly page: Promise<Page>;
  readonly #host: WindowHost;
  readonly #ports = new Map<number, PortDouble>();
  #openHandler: (details: { url: string }) => { action: string } = () => ({ action: 'allow' });
  #next = 1;
  #loading = false;
  #destroyed = false;

  constructor(host: WindowHost, preload: string) {
    super();
    this.#host = host;
    this.page = this.#prepare(preload);
    host.created(this);
  }

  getURL(): string {
    return this.mainFrame.url;
  }

  isDestroyed(): boolean {
    return this.#destroyed;
  }

  setWindowOpenHandler(handler: (details: { url: string }) => { action: string }): void {
    this.#openHandler = handler;
  }

  async load(url: string): Promise<void> {
    const page = await this.page;
    this.#loading = true;
    await page.goto(toStandIn(url), { waitUntil: 'commit' });
    this.#loading = false;
  }

  reload(): void {
    void this.load(this.getURL());
  }

  send(channel: string, ...args: unknown[]): void {
    this.#toPage({ kind: 'ipc', channel, args: structuredClone(args), ports: [] });
  }

  postMessage(channel: string, message: unknown, transfer: PortDouble[] = []): void {
    this.#toPage({ kind: 'ipc', channel, args: [message], ports: transfer.map((port) => this.#handOver(port)) });
  }

  destroy(): void {
    if (this.#destroyed) return;
    this.#destroyed = true;
    this.#closePorts();
    this.emit('destroyed');
  }

  async #prepare(preload: string): Promise<Page> {
    const page = await this.#host.context.newPage();
    await page.exposeBinding(TO_MAIN, (_source, message: FromPage) => this.#fromPage(message));
    await page.addInitScript({ content: preloadScript(readFileSync(preload, 'utf8')) });
    await page.route('**/*', (route, request) => this.#route(route, request));
    const devTools = await this.#host.context.newCDPSession(page);
    await devTools.send('Page.enable');
    // Only for a new document: moving inside the page (#/bulk) is reported apart by Chromium.
    devTools.on('Page.frameNavigated', ({ frame }) => {
      if (frame.parentId !== undefined) return;
      this.mainFrame.url = toAppUrl(frame.url);
      this.#closePorts();
      this.emit('did-navigate', {}, this.mainFrame.url);
    });
    page.on('popup', (popup) => {
      if (this.#openHandler({ url: popup.url() }).action === 'deny') void popup.close();
    });
    page.once('domcontentloaded', () => this.emit('ready-to-show'));
    page.once('close', () => this.destroy());
    return page;
  }

  async #route(route: Route, request: PageRequest): Promise<void> {
    const url = toAppUrl(request.url());
    const isPageMove = request.isNavigationRequest() && request.frame().parentFrame() === null && !this.#loading;
    if (isPageMove && this.#isPrevented('will-navigate', url)) return route.fulfill({ status: 204 });
    if (this.#host.isCancelled(url) || !url.startsWith(`${APP_ORIGIN}/`)) return route.abort('blockedbyclient');
    const answer = await this.#host.answer(new Request(url, { method: request.method() }));
    await route.fulfill({
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      body: Buffer.from(await answer.arrayBuffer()),
    });
  }

  #isPrevented(event: string, url: string): boolean {
    let prevented = false;
    this.emit(event, { preventDefault: () => (prevented = true) }, url);
    return prevented;
  }

  async #fromPage(message: FromPage): Promise<unknown> {
    const event = { sender: this, senderFrame: this.mainFrame };
    if (message.kind === 'invoke') return this.#host.onInvoke(message.channel, event, message.args);
    if (message.kind === 'send') this.#host.onSend(message.channel, event, message.args);
    else if (message.kind === 'port-message') this.#ports.get(message.port)?.postMessage(message.data);
    else this.#ports.get(message.port)?.close();
    return undefined;
  }

  #handOver(port: PortDouble): number {
    const id = this.#next++;
    this.#ports.set(id, port);
    port.on('message', ({ data }) => this.#toPage({ kind: 'port-message', port: id, data }));
    port.on('close', () => {
      if (this.#ports.delete(id)) this.#toPage({ kind: 'port-close', port: id });
    });
    port.start();
    return id;
  }

  /** The page with its ends of the ports is gone. */
  #closePorts(): void {
    for (const port of this.#ports.values()) port.close();
    this.#ports.clear();
  }

  #toPage(message: ToPage): void {
    if (this.#destroyed) return;
    this.page
      .then((page) =>
        page.evaluate(
          ([name, sent]) => (window as unknown as Record<string, (m: unknown) => void>)[name as string]?.(sent),
          [TO_PAGE, message] as const,
        ),
      )
      .catch(() => {}); // The page went away while the message was under way.
  }
}

export class BrowserWindowDouble extends EventEmitter {
  readonly webContents: ContentsDouble;
  readonly host: WindowHost;
  visible: boolean;
  focused = false;

  constructor(host: WindowHost, options: WindowOptionsDouble) {
    super();
    for (const [name, value] of Object.entries(REQUIRED_PREFERENCES)) {
      if (options.webPreferences[name] !== value) throw new Error(`webPreferences.${name} has to be ${value}`);
    }
    this.host = host;
    this.visible = options.show ?? true;
    this.webContents = new ContentsDouble(host, options.webPreferences.preload);
    this.webContents.on('ready-to-show', () => this.emit('ready-to-show'));
    this.webContents.on('destroyed', () => this.emit('closed'));
  }

  loadURL(url: string): Promise<void> {
    return this.webContents.load(url);
  }

  show(): void {
    this.visible = true;
  }

  focus(): void {
    this.focused = true;
  }

  isMinimized(): boolean {
    return false;
  }

  restore(): void {}

  isDestroyed(): boolean {
    return this.webContents.isDestroyed();
  }
}
