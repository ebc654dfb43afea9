// A workbook of today: SheetJS reads what stands around the cells, the cells are read from their XML as they are needed.
import { posix } from 'node:path';
import type { WorkBook } from 'xlsx';
import { MAX_SHEET_CELLS, MAX_SHEET_ROWS } from '../limits.ts';
import { refuseRows } from '../refusals.ts';
import { createStoredZip } from '../unpack/stored-zip.ts';
import type { Book } from './book.ts';
import { fillMerged, mergedRows } from './fill-merged.ts';
import { numberKind } from './number-format.ts';
import { type CellContext, scanCells } from './scan-cells.ts';
import { countsFrom1904, parseWorkbook, visibleSheets } from './sheet-js.ts';
import { unpackWorkbook, type WorkbookParts } from './unpack-workbook.ts';

const WORKBOOK = 'xl/workbook.xml';
const RELATIONS = 'xl/_rels/workbook.xml.rels';
/** Thousands of sheets. */
const MAX_RELATION_BYTES = 1_000_000;

/** Of SheetJS's answer what its types leave out. */
interface Around extends WorkBook {
  Strings?: { t?: unknown }[];
  Styles?: { CellXf?: { numFmtId?: number }[] };
  /** Formats by number. */
  SSF?: Record<number, string>;
}

/** Throws what unpackWorkbook throws. */
export async function openXlsx(path: string, fileName: string): Promise<Book> {
  const parts = await unpackWorkbook(path, fileName);
  const around: Around = parseWorkbook(zipAround(parts), fileName, { sheets: [] });
  const paths = sheetPaths(parts, around);
  const context: CellContext = {
    fileName,
    strings: (around.Strings ?? []).map(({ t }) => (typeof t === 'string' ? t : '')),
    kinds: (around.Styles?.CellXf ?? []).map(({ numFmtId = 0 }) => numberKind(around.SSF?.[numFmtId])),
    is1904: countsFrom1904(around),
  };
  return {
    names: visibleSheets(around),
    sheet(name) {
      const part = parts.get(paths.get(name) ?? '');
      if (!part) return null;
      const xml = part.toString('utf8');
      let rows = 0;
      let cells = 0;
      const isWhole = scanCells(xml, context, ({ line, width }) => {
        rows = Math.max(rows, line);
        cells += width;
        if (rows > MAX_SHEET_ROWS || cells > MAX_SHEET_CELLS) refuseRows(fileName, Math.min(MAX_SHEET_ROWS, rows));
        return true;
      });
      const merged = mergedRows(xml);
      return isWhole ? { rows, read: (sink) => void scanCells(xml, context, fillMerged(merged, sink)) } : null;
    },
  };
}

/** The workbook without its sheets. */
function zipAround(parts: WorkbookParts): Buffer {
  const zip = createStoredZip();
  for (const [name, content] of parts) if (!/^xl\/worksheets\//i.test(name)) zip.add(name, [content]);
  return zip.bytes();
}

/** Names of the sheets' parts, as they are in `parts`, by the sheets' names. */
function sheetPaths(parts: WorkbookParts, { SheetNames, Workbook }: WorkBook): Map<string, string> {
  const actual = new Map([...parts.keys()].map((name) => [name.toLowerCase(), name]));
  const relations = parts.get(actual.get(RELATIONS) ?? '') ?? Buffer.alloc(0);
  const targets = relationTargets(relations.toString('utf8', 0, MAX_RELATION_BYTES));
  const sheets = (Workbook?.Sheets ?? []) as { id?: string }[];
  return new Map(
    SheetNames.flatMap((name, i) => {
      const target = targets.get(sheets[i]?.id ?? '') ?? `worksheets/sheet${i + 1}.xml`;
      // Some writers begin at the root without saying so.
      const tried = target.startsWith('/')
        ? [target.slice(1)]
        : [posix.join(posix.dirname(WORKBOOK), target), posix.normalize(target)];
      const found = tried.flatMap((each) => actual.get(each.toLowerCase()) ?? []);
      return found.length > 0 ? [[name, found[0]] as const] : [];
    }),
  );
}

function relationTargets(xml: string): Map<string, string> {
  const attribute = (tag: string, name: string) =>
    new RegExp(`\\s${name}\\s*=\\s*["']([^"']*)["']`).exec(tag)?.[1] ?? '';
  const tags = xml.match(/<(?:\w+:)?Relationship\s[^>]*>/g) ?? [];
  return new Map(tags.map((tag) => [attribute(tag, 'Id'), attribute(tag, 'Target')]));
}
