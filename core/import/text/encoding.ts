// Which characters the bytes of a text file mean.
import { isAscii, isUtf8 } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { analyse } from 'chardet';
import iconv from 'iconv-lite';

const BLOCK_BYTES = 1024 * 1024;
/** Enough text around foreign letters for the detectors to judge. */
const SAMPLE_BYTES = 128 * 1024;

/**
 * Name of the encoding, as iconv-lite knows it. Every byte of the file is looked at: one umlaut on the last line decides
 * between UTF-8 and the rest as well as one on the first.
 */
export function detectEncoding(path: string): string {
  const file = openSync(path, 'r');
  try {
    const block = Buffer.alloc(BLOCK_BYTES);
    const foreign = new ForeignLines();
    let carried = 0;
    let isValid = true;
    let isFirst = true;
    for (;;) {
      const read = readSync(file, block, carried, BLOCK_BYTES - carried, null);
      const bytes = block.subarray(0, carried + read);
      if (isFirst) {
        const marked = encodingByMark(bytes) ?? looksLikeUtf16(bytes);
        if (marked) return marked;
        isFirst = false;
      }
      // A character may lie across two blocks: its first bytes wait for the next one.
      const whole = read === 0 ? bytes.length : bytes.length - cutCharacterBytes(bytes);
      if (isValid && !isUtf8(bytes.subarray(0, whole))) isValid = false;
      if (!isAscii(bytes.subarray(0, whole))) foreign.add(bytes.subarray(0, whole));
      if (read === 0 || (!isValid && foreign.isFull)) break;
      carried = bytes.copy(block, 0, whole);
    }
    return isValid ? 'utf-8' : guessEncoding(foreign.sample());
  } finally {
    closeSync(file);
  }
}

/** Whether the name can be used to read a file. */
export const isKnownEncoding = (name: string): boolean => iconv.encodingExists(name);

function encodingByMark(head: Buffer): string | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return 'utf-8';
  if (head[0] === 0xff && head[1] === 0xfe) return 'utf-16le';
  if (head[0] === 0xfe && head[1] === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 by its mark or, without one, by its zeros: in a table most characters are Latin, so every second byte is 0. */
export function looksLikeUtf16(head: Buffer): 'utf-16le' | 'utf-16be' | null {
  const marked = encodingByMark(head);
  if (marked === 'utf-16le' || marked === 'utf-16be') return marked;
  const pairs = Math.floor(Math.min(head.length, 65_536) / 2);
  if (pairs < 4) return null;
  let evenZeros = 0;
  let oddZeros = 0;
  for (let i = 0; i < pairs; i++) {
    if (head[2 * i] === 0) evenZeros++;
    if (head[2 * i + 1] === 0) oddZeros++;
  }
  if (oddZeros > pairs * 0.5 && evenZeros < pairs * 0.02) return 'utf-16le';
  if (evenZeros > pairs * 0.5 && oddZeros < pairs * 0.02) return 'utf-16be';
  return null;
}

/** Bytes at the end that begin a UTF-8 character which is not complete. */
function cutCharacterBytes(bytes: Buffer): number {
  for (let back = 1; back <= 3 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back];
    if (byte >= 0xc0) return back < (byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2) ? back : 0;
    if (byte < 0x80) return 0;
  }
  return 0;
}

/** Collects the surroundings of bytes outside ASCII. */
class ForeignLines {
  readonly #parts: Buffer[] = [];
  #size = 0;

  get isFull(): boolean {
    return this.#size >= SAMPLE_BYTES;
  }

  add(bytes: Buffer): void {
    for (let i = 0; i < bytes.length && !this.isFull; i++) {
      if (bytes[i] < 0x80) continue;
      let start = i;
      let end = i;
      while (start > 0 && i - start < 60 && bytes[start - 1] !== 10) start--;
      while (end < bytes.length && end - i < 60 && bytes[end] !== 10) end++;
      this.#parts.push(Buffer.from(bytes.subarray(start, end)), Buffer.from('\n'));
      this.#size += end - start + 1;
      i = end;
    }
  }

  sample(): Buffer {
    return Buffer.concat(this.#parts);
  }
}

/** Latin alphabets; the first of equally plausible ones is taken. */
const LATIN = ['windows-1252', 'windows-1250', 'cp850', 'macintosh'] as const;

/** Not UTF-8: a few damaged characters in UTF-8, or one of the older encodings. */
function guessEncoding(sample: Buffer): string {
  const asUtf8 = sample.toString('utf8');
  const damaged = asUtf8.split('\ufffd').length - 1;
  const intact = asUtf8.replaceAll('\ufffd', '').match(/[^\p{ASCII}]/gu)?.length ?? 0;
  if (intact > 10 * damaged) return 'utf-8';

  const [best] = analyse(sample).filter(({ name }) => iconv.encodingExists(name) && !/^utf|^ascii/i.test(name));
  const highShare = sample.filter((byte) => byte >= 0x80).length / sample.length;
  // Western text has an accent here and there; in Cyrillic, Greek or Asian text the foreign bytes are the text.
  const isOtherScript = highShare > 0.25 && best !== undefined && best.confidence >= 30;
  if (isOtherScript && !/8859-[129]|125[024]/.test(best.name)) return best.name.toLowerCase();
  // ISO 8859-1 is Windows-1252 without the characters that tills do use (the euro sign).
  return LATIN.reduce((a, b) => (countPlausible(sample, b) > countPlausible(sample, a) ? b : a));
}

/** Accented letters inside words of their own case, and money signs behind figures: what decoding rightly looks like. */
function countPlausible(sample: Buffer, encoding: string): number {
  const text = iconv.decode(sample, encoding);
  const inWords = text.match(
    /(?<=\p{Ll})[äöüßéèàâçêëîïôûùñáíóúœåøæąćęłńśźżčďěňřšťůýžőű](?!\p{Lu})|(?<!\p{L})[ÄÖÜÉÈÀÂÇÊÎÔÑÁÍÓÚÅØĄĆĘŁŃŚŹŻČĎŘŠŤŽ](?=\p{Ll})/gu,
  );
  const signs = text.match(/(?<=\d ?)€|[€£](?= ?\d)|(?<=[\s(;,])€(?=[\s);,]|$)/gu);
  return (inWords?.length ?? 0) + (signs?.length ?? 0);
}
