// Draws the app's icons from the window's mark: PNG for Linux, ICO for Windows, ICNS for macOS. Run it when the mark
// changes; the results are committed, so that packaging needs neither a browser nor a download.
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright';
import { CHROMIUM_ARGS, findChromium } from './lib/find-chromium.ts';

const root = path.join(import.meta.dirname, '..');
const ICO_SIZES = [16, 32, 48, 256];
/** Types of the entries that hold a PNG, by its size (Apple Icon Image format). */
const ICNS_TYPES = new Map([
  [128, 'ic07'],
  [256, 'ic08'],
  [512, 'ic09'],
  [1024, 'ic10'],
]);

async function draw(sizes: Iterable<number>): Promise<Map<number, Buffer>> {
  const mark = await readFile(path.join(root, 'renderer/public/assets/mark.svg'), 'utf8');
  const browser = await chromium.launch({ executablePath: await findChromium(), args: [...CHROMIUM_ARGS] });
  const page = await browser.newPage();
  const images = new Map<number, Buffer>();
  for (const size of sizes) {
    await page.setViewportSize({ width: size, height: size });
    await page.setContent(
      `<style>body { margin: 0 } svg { display: block; width: 100vw; height: 100vh }</style>${mark}`,
    );
    images.set(size, await page.screenshot({ omitBackground: true }));
  }
  await browser.close();
  return images;
}

/** A directory of PNGs: 6 bytes of header, 16 for each entry, then the images. */
function toIco(images: readonly { size: number; png: Buffer }[]): Buffer {
  const header = Buffer.alloc(6 + 16 * images.length);
  header.writeUInt16LE(1, 2); // Icon, not cursor.
  header.writeUInt16LE(images.length, 4);
  let offset = header.length;
  images.forEach(({ size, png }, index) => {
    const entry = 6 + 16 * index;
    header.writeUInt8(size % 256, entry); // 0 stands for 256.
    header.writeUInt8(size % 256, entry + 1);
    header.writeUInt16LE(1, entry + 4); // Colour planes.
    header.writeUInt16LE(32, entry + 6); // Bits per pixel.
    header.writeUInt32LE(png.length, entry + 8);
    header.writeUInt32LE(offset, entry + 12);
    offset += png.length;
  });
  return Buffer.concat([header, ...images.map(({ png }) => png)]);
}

/** Entries of type, length (its own 8 bytes included) and PNG, behind a header of the same form. */
function toIcns(images: readonly { type: string; png: Buffer }[]): Buffer {
  const entries = images.map(({ type, png }) => Buffer.concat([entryHeader(type, png.length), png]));
  return Buffer.concat([entryHeader('icns', Buffer.concat(entries).length), ...entries]);
}

function entryHeader(type: string, length: number): Buffer {
  const header = Buffer.alloc(8);
  header.write(type, 'latin1');
  header.writeUInt32BE(length + 8, 4);
  return header;
}

const images = await draw(new Set([...ICO_SIZES, ...ICNS_TYPES.keys()]));
const png = (size: number) => images.get(size) as Buffer;
const icons = path.join(root, 'resources/icons');
await mkdir(icons, { recursive: true });
await writeFile(path.join(icons, 'icon.png'), png(1024));
await writeFile(path.join(icons, 'icon.ico'), toIco(ICO_SIZES.map((size) => ({ size, png: png(size) }))));
await writeFile(
  path.join(icons, 'icon.icns'),
  toIcns([...ICNS_TYPES].map(([size, type]) => ({ type, png: png(size) }))),
);
