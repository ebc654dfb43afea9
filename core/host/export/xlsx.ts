// XLSX files (Office Open XML, ECMA-376 part 1, chapter 18) with one sheet: real numbers and dates, a header that
// stays in view, written row by row.

import { STARTS_FORMULA } from '#core/contract/csv-style.ts';
import { AppError } from '#core/contract/errors.ts';
import {
  type Cell,
  type ColumnKind,
  type ExportTable,
  isEmptyCell,
  throwIfAborted,
  WRITE_CHUNK_CHARACTERS,
} from './table.ts';
import { writingTo } from './writing-to.ts';
import { ZipWriter } from './zip.ts';

/** Rows a sheet can have, the header among them. */
export const MAX_SHEET_ROWS = 1_048_576;
/** Characters a cell can have. */
const MAX_CELL_CHARACTERS = 32_767;
/** Serial number of 1970-01-01 in the 1900 date system. */
const EXCEL_DAY_ZERO = 25_569;

/** Positions in cellXfs of the style sheet below. */
const STYLE = { text: 0, header: 1, date: 2, integer: 3, number: 4, money: 5, quoted: 6 } as const;

export interface XlsxOptions {
  /** At most 31 characters, none of \ / ? * [ ] : */
  readonly sheetName: string;
  readonly signal?: AbortSignal;
}

/**
 * Writes a table to `path` and answers with the number of rows below the header. Text is always a text cell; text
 * that looks like a formula also carries the "quoted" mark, so that editing it does not make it one.
 * Throws limit/rows when a sheet cannot hold the table, cancelled and storage/*.
 */
export async function writeXlsx(path: string, table: ExportTable, options: XlsxOptions): Promise<number> {
  const count = { rows: 0 };
  await writingTo(path, async (file) => {
    const zip = new ZipWriter(file);
    await zip.add('[Content_Types].xml', [CONTENT_TYPES]);
    await zip.add('_rels/.rels', [ROOT_RELATIONS]);
    await zip.add('xl/workbook.xml', [workbook(options.sheetName)]);
    await zip.add('xl/_rels/workbook.xml.rels', [WORKBOOK_RELATIONS]);
    await zip.add('xl/styles.xml', [STYLES]);
    await zip.add('xl/worksheets/sheet1.xml', sheet(table, count, options.signal));
    await zip.finish();
  });
  return count.rows;
}

async function* sheet(table: ExportTable, count: { rows: number }, signal?: AbortSignal): AsyncGenerator<string> {
  const { columns } = table;
  const letters = columns.map((_, index) => columnLetters(index));
  const kinds = columns.map((column) => column.kind);
  let text = `${XML}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">`;
  text += '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews><cols>';
  columns.forEach(({ header, kind }, i) => {
    text += `<col min="${i + 1}" max="${i + 1}" width="${Math.max(header.length + 4, WIDTH[kind])}" customWidth="1"/>`;
  });
  text += '</cols><sheetData><row r="1">';
  columns.forEach(({ header }, i) => {
    text += textCell(`${letters[i]}1`, header, STYLE.header);
  });
  text += '</row>';
  for await (const row of table.rows) {
    count.rows++;
    if (count.rows >= MAX_SHEET_ROWS) throw tooManyRows();
    text += sheetRow(row, count.rows + 1, letters, kinds);
    if (text.length < WRITE_CHUNK_CHARACTERS) continue;
    throwIfAborted(signal);
    yield text;
    text = '';
  }
  throwIfAborted(signal);
  const area = `A1:${letters[letters.length - 1]}${count.rows + 1}`;
  yield `${text}</sheetData><autoFilter ref="${area}"/></worksheet>`;
}

function sheetRow(
  row: readonly Cell[],
  number: number,
  letters: readonly string[],
  kinds: readonly ColumnKind[],
): string {
  let text = `<row r="${number}">`;
  for (let i = 0; i < row.length; i++) {
    const cell = row[i];
    if (isEmptyCell(cell)) continue;
    const place = `${letters[i]}${number}`;
    if (typeof cell === 'string') text += textCell(place, cell, STARTS_FORMULA.test(cell) ? STYLE.quoted : STYLE.text);
    else {
      const value = kinds[i] === 'date' ? cell + EXCEL_DAY_ZERO : cell;
      text += `<c r="${place}" s="${STYLE[shownAs(kinds[i], cell)]}"><v>${value}</v></c>`;
    }
  }
  return `${text}</row>`;
}

/** A whole number in a column of decimals has no point: one format for both would show it as "47.". */
const shownAs = (kind: ColumnKind, value: number): ColumnKind =>
  kind === 'number' && Number.isInteger(value) ? 'integer' : kind;

const textCell = (place: string, text: string, style: number): string =>
  `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;

/** XML knows no control characters but tab and line ends, and no half of a surrogate pair. */
function escapeXml(text: string): string {
  return (
    text
      .slice(0, MAX_CELL_CHARACTERS)
      .toWellFormed()
      // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not get through.
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '\ufffd')
      .replace(/[&<>"]/g, (character) => ENTITIES[character])
  );
}

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

/** 0 → A, 25 → Z, 26 → AA. */
function columnLetters(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26));
  return index < 26 ? rest : columnLetters(Math.floor(index / 26) - 1) + rest;
}

const tooManyRows = (): AppError =>
  new AppError('limit/rows', `A sheet holds ${MAX_SHEET_ROWS - 1} rows below its header; the table has more.`, {
    limit: MAX_SHEET_ROWS - 1,
    advice: 'Export as CSV, or filter the list first.',
  });

/** Least width of a column in characters. */
const WIDTH: Record<ColumnKind, number> = { text: 18, integer: 10, number: 10, money: 12, date: 12 };

const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/package/2006/relationships';
const OFFICE_RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SPREADSHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

const CONTENT_TYPES = `${XML}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/xl/workbook.xml" ContentType="${SPREADSHEET_TYPE}.sheet.main+xml"/>
<Override PartName="/xl/worksheets/sheet1.xml" ContentType="${SPREADSHEET_TYPE}.worksheet+xml"/>
<Override PartName="/xl/styles.xml" ContentType="${SPREADSHEET_TYPE}.styles+xml"/>
</Types>`;

const ROOT_RELATIONS = `${XML}<Relationships xmlns="${RELATIONS}">
<Relationship Id="rId1" Type="${OFFICE_RELATIONS}/officeDocument" Target="xl/workbook.xml"/>
</Relationships>`;

const WORKBOOK_RELATIONS = `${XML}<Relationships xmlns="${RELATIONS}">
<Relationship Id="rId1" Type="${OFFICE_RELATIONS}/worksheet" Target="worksheets/sheet1.xml"/>
<Relationship Id="rId2" Type="${OFFICE_RELATIONS}/styles" Target="styles.xml"/>
</Relationships>`;

const workbook = (sheetName: string): string => `${XML}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE_RELATIONS}">
<sheets><sheet name="${escapeXml(sheetName.replace(/[\\/?*[\]:]/g, ' ').slice(0, 31))}" sheetId="1" r:id="rId1"/></sheets>
</workbook>`;

// Number formats 14 (date as the reader's country writes it), 3 (#,##0) and 4 (#,##0.00) are built in; 164 is ours.
const STYLES = `${XML}<styleSheet xmlns="${MAIN}">
<numFmts count="1"><numFmt numFmtId="164" formatCode="#,##0.0#"/></numFmts>
<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>
<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>
<borders count="1"><border/></borders>
<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
<cellXfs count="7">
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"/>
<xf numFmtId="14" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="3" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="4" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>
<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0" quotePrefix="1"/>
</cellXfs>
<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
</styleSheet>`;
