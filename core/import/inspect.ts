// What files are, how they are read and what their columns mean: everything the mapping screen shows, nothing changed.
import {
  DATE_COLUMN,
  HEADING_COLUMN,
  type Relation,
  type ShapeChoice,
  type ShapeFinding,
  VALUE_COLUMN,
} from '../contract/import-shape.ts';
import type { ColumnRole, Inspection, Mapping, Reading } from '../contract/imports.ts';
import type { Day } from '../math/day.ts';
import type { SourceExtra, SourceFile } from './assemble.ts';
import { appendedInOrder, findDateOrders } from './find-date-orders.ts';
import type { SampleRow } from './header.ts';
import {
  areAlike,
  type FoundRelation,
  findRelations,
  type RelatedTable,
  relationsFrom,
} from './join/find-relations.ts';
import { lookUpSample } from './join/look-up-sample.ts';
import { type OpenedTable, openTable, passSample } from './opened-table.ts';
import { findFollowing, openOtherSheets } from './other-sheets.ts';
import { matchPreset } from './presets/presets.ts';
import { withPriceOfOne } from './roles/price-check.ts';
import { profileColumn } from './roles/profile.ts';
import { withoutFalseRevenue } from './roles/revenue-check.ts';
import { type KnownRole, missingRoles, suggestRoles } from './roles/suggest.ts';
import { matchName } from './roles/synonyms.ts';
import { type Cell, cellText, type RowSink } from './row.ts';
import { findLongShape, findWideShape } from './shape/find-shape.ts';
import { findLongLayout, type LongLayout } from './shape/long-layout.ts';
import { beginsLikeTotal } from './shape/totals.ts';
import { unpivot } from './shape/unpivot.ts';
import { suggestProduct } from './suggest-product.ts';
import { suggestStore } from './suggest-store.ts';
import { cleanText, shorten } from './values/text.ts';
import { areInUtc } from './values/time-zone.ts';

export interface FileToInspect extends SourceFile {
  /** Today: later dates are typing errors. */
  today: Day;
  /** Where the shop is taken to be (an IANA name), for moments that are written in UTC. */
  timeZone?: string;
  /** Other files of the same sales. */
  extras?: readonly SourceFile[];
  /** What the user changed; the rest is detected. */
  reading?: Partial<Reading>;
  mapping?: Mapping;
  shape?: ShapeChoice;
  /**
   * What some of `extras` are, by their index (-1: the sheet `sheet` of the first file). Given, the first file is the one
   * with the sales.
   */
  relations?: readonly { extra: number; sheet?: string; relation: Relation }[];
}

type ExtraInspection = Omit<Inspection['extras'][number], 'fileId'> & {
  /** Index among the files: 0 is the one that was named first. */
  file: number;
};

/** An inspection without what only the engine knows: the files' ids and whether they were imported before. */
export type FileInspection = Omit<Inspection, 'fileId' | 'extras' | 'alreadyImported' | 'knownProduct'> & {
  /** Index of the file with the sales. */
  file: number;
  extras: ExtraInspection[];
};

const SHOWN_ROWS = 20;
const SHOWN_CHARS = 200;
/** Rows that are looked at; of a wide file as many figures. */
const SAMPLE_ROWS = 4000;

/** One file with its shape, its first rows turned long. */
interface Shaped {
  table: OpenedTable;
  preset: ReturnType<typeof matchPreset>;
  /** null: long, and what exactly shows with the roles. */
  wide: ShapeFinding | null;
  /** What a long one needs before its rows stand for themselves. */
  layout: LongLayout;
  names: string[];
  rows: SampleRow[];
}

/** Throws the refusals of opened-table.ts. */
export async function inspectFile(file: FileToInspect): Promise<FileInspection> {
  const shaped: Shaped[] = [];
  for (const [i, source] of [file, ...(file.extras ?? [])].entries()) {
    const isFirst = i === 0;
    shaped.push(shape(await openTable(source, file.today, isFirst ? file.reading : undefined), file, isFirst));
  }
  const { main, others } = relate(shaped, file);
  const found = shaped[main];
  const { table } = found;
  const extras = [
    ...otherSheets(found, file).map((each) => ({ ...each, file: main })),
    ...others.map(({ table: i, ...each }) => ({ ...each, file: i, shaped: shaped[i] })),
  ];
  const joined = lookUpSample(
    found,
    extras.map((extra) => ({ relation: extra.relation, table: extra.shaped.table })),
  );

  const body = joined.rows.map((row) => row.cells).filter((row) => !beginsLikeTotal(firstFilled(row)));
  const { decimalMark } = table.reading;
  const chosen = new Map((file.mapping ?? []).map(({ column, role }) => [column, role]));
  const profiled = joined.names.map((name, i) => ({ name, profile: profileColumn(body, i, decimalMark, file.today) }));
  const known = new Map([...presetRoles(found), ...wideRoles(found, extras), ...eventRoles(joined)]);
  if (found.layout.dateParts) known.set(DATE_COLUMN, { role: 'date', reason: 'date-parts' });
  const suggested = withPriceOfOne(suggestRoles(profiled, chosen, known), body, decimalMark);
  const columns = withoutFalseRevenue(suggested, body, decimalMark);
  const shapeFinding = settleFirstDay(found.wide ?? findLongShape(columns, file.shape, found.layout), columns);
  const dateColumn = columns.findIndex(({ role }) => role === 'date');
  const sources: SourceExtra[] = extras.map(({ relation, shaped: extra }) => ({
    relation,
    file: extra.table.file,
    reading: extra.table.reading,
  }));
  const dateOrders =
    dateColumn < 0 || shapeFinding.needsFirstDay
      ? []
      : await findDateOrders(
          {
            ...found,
            shape: shapeFinding.shape,
            column: dateColumn,
            today: file.today,
            chosen: file.reading?.dateOrder,
          },
          extras.map((extra) => extra.shaped.table),
          sources,
        );
  const dateOrder = dateOrders[0] ?? null;
  const orderOfExtra = appendedInOrder(extras, dateOrders.slice(1));
  const zone = zoneOf(file, body, dateColumn);
  const suggestedProduct = found.wide ? null : suggestProduct(columns, body);
  const linesCount = shapeFinding.shape.kind === 'receipts' && shapeFinding.shape.countLines;
  return {
    file: main,
    fileName: table.file.name,
    sizeBytes: table.file.sizeBytes,
    packing: table.sample.packing,
    preset: found.preset?.preset ?? null,
    shape: shapeFinding,
    extras: extras.map(({ shaped: extra, ...each }, i) => ({
      ...each,
      fileName: extra.table.file.name,
      reading: {
        ...extra.table.reading,
        ...(each.relation.kind === 'append' && {
          dateOrder: orderOfExtra[i]?.chosen ?? 'ymd',
          decimalMark: extra.table.saysDecimalMark ? extra.table.reading.decimalMark : decimalMark,
        }),
      },
      columns: extra.table.names,
      dateOrder: orderOfExtra[i],
    })),
    reading: { ...table.reading, dateOrder: file.reading?.dateOrder ?? dateOrder?.chosen ?? 'ymd', ...zone },
    sheets: table.sample.sheets,
    columns,
    sampleRows: body.slice(0, SHOWN_ROWS).map((cells) => joined.names.map((_, i) => shown(cells[i]))),
    dateOrder,
    missingRoles: missingRoles(
      columns.map(({ role }) => role as ColumnRole),
      { linesCount, isWholeStore: suggestedProduct !== null },
    ),
    suggestedStore: suggestStore(table.file.name),
    suggestedProduct,
  };
}

/** Named only where the column of days has moments in UTC. */
function zoneOf(
  { reading, timeZone = 'UTC' }: FileToInspect,
  body: readonly (readonly Cell[])[],
  column: number,
): Pick<Reading, 'timeZone'> {
  const moments = column < 0 ? [] : body.map((cells) => cleanText(cellText(cells[column] ?? '')));
  return areInUtc(moments) ? { timeZone: reading?.timeZone === undefined ? timeZone : reading.timeZone } : {};
}

function shape(table: OpenedTable, file: FileToInspect, isFirst: boolean): Shaped {
  const { names, reading, rows, titles } = table;
  const preset = matchPreset(names);
  // In a short file one line of totals would hide what a column holds.
  const cells = rows.map((row) => row.cells).filter((row) => !beginsLikeTotal(firstFilled(row)));
  const profiles = names.map((_, i) => profileColumn(cells, i, reading.decimalMark, file.today));
  const choice = isFirst ? file.shape : undefined;
  const about = { names, profiles, preset: preset?.preset ?? null, titles, today: file.today, choice };
  const wide = findWideShape(about);
  const layout = wide ? {} : findLongLayout(names, profiles, rows, choice);
  const through = (sink: RowSink) =>
    unpivot(wide?.shape ?? { kind: 'long', ...layout }, { today: file.today, fileName: table.file.name }, sink);
  return { table, preset, wide, layout, ...passSample(table, SAMPLE_ROWS, through) };
}

/** Sheets of the same columns: those with other days follow, unless somebody chose the one sheet or said otherwise. */
function otherSheets(found: Shaped, file: FileToInspect): (Omit<FoundRelation, 'table'> & { shaped: Shaped })[] {
  const sheets = openOtherSheets(found.table, file.today)
    .map((table) => shape(table, file, true))
    .filter(({ names }) => areAlike(found.names, names));
  const said = new Map(file.relations?.map(({ sheet, relation }) => [sheet, relation]));
  const follows = findFollowing(found, sheets);
  return sheets.map((sheet, i) => {
    const relation = said.get(sheet.table.reading.sheet ?? undefined);
    if (relation) return { shaped: sheet, relation, matched: null, sureness: 'sure' };
    const isChosen = file.reading?.sheet !== undefined;
    const kind = follows[i] && !isChosen ? 'append' : 'ignore';
    return { shaped: sheet, relation: { kind }, matched: null, sureness: kind === 'append' ? 'likely' : 'unsure' };
  });
}

function relate(shaped: readonly Shaped[], file: FileToInspect): { main: number; others: FoundRelation[] } {
  const tables = shaped.map(
    ({ table, names, rows, wide }): RelatedTable => ({
      fileName: table.file.name,
      sizeBytes: table.file.sizeBytes,
      names,
      rows: rows.map((row) => row.cells),
      readAll(take) {
        if (wide) return;
        let isHeader = true;
        table.readAll((row) => {
          if (!isHeader) take(row.cells, row.width);
          isHeader = false;
          return true;
        });
      },
    }),
  );
  if (!file.relations) return shaped.length === 1 ? { main: 0, others: [] } : findRelations(tables);
  const ofFiles = file.relations.filter(({ extra }) => extra >= 0);
  const given = new Map(ofFiles.map(({ extra, relation }) => [extra + 1, relation]));
  const found = relationsFrom(tables, 0);
  const order = [...given.keys(), ...found.map(({ table }) => table).filter((table) => !given.has(table))];
  const others = order.map((table): FoundRelation => {
    const own = found.find((each) => each.table === table) as FoundRelation;
    const relation = given.get(table);
    if (!relation || JSON.stringify(relation) === JSON.stringify(own.relation)) return own;
    return { table, relation, matched: null, sureness: 'sure' };
  });
  return { main: 0, others };
}

const presetRoles = ({ preset }: Shaped): [string, KnownRole][] =>
  [...(preset?.roles ?? [])].map(([column, role]) => [column, { role, reason: 'preset' }]);

/** Days on which something was on count as promoted, unless the sales say themselves which days were. */
function eventRoles({ names, eventColumns }: ReturnType<typeof lookUpSample>): [string, KnownRole][] {
  const isSaid = names.some((name) => !eventColumns.includes(name) && matchName(name)?.role === 'promotion');
  return eventColumns.map((column, i) => [
    column,
    { role: i === 0 && !isSaid ? 'promotion' : 'ignore', reason: 'event-days' },
  ]);
}

/**
 * What the two columns mean that a wide file gets: of a heading that a calendar explains, the calendar has the date. The
 * one column that stands beside days names the product, whatever it is called.
 */
function wideRoles({ wide, names }: Shaped, extras: readonly { relation: Relation }[]): [string, KnownRole][] {
  if (wide === null) return [];
  const value: [string, KnownRole] = [VALUE_COLUMN, { role: 'units', reason: 'wide-value' }];
  const heading = (role: ColumnRole): [string, KnownRole] => [HEADING_COLUMN, { role, reason: 'wide-heading' }];
  if (wide.shape.kind === 'products-as-columns') return [heading('product'), value];
  const isExplained = extras.some(
    ({ relation }) => relation.kind === 'join' && relation.on.some(({ column }) => column === HEADING_COLUMN),
  );
  const [beside, ...more] = names.filter((name) => name !== HEADING_COLUMN && name !== VALUE_COLUMN);
  return [
    ...(beside !== undefined && more.length === 0
      ? [[beside, { role: 'product', reason: 'content-ids' }] as [string, KnownRole]]
      : []),
    heading(isExplained && wide.needsFirstDay ? 'ignore' : 'date'),
    value,
  ];
}

/** The first day is not asked for where another column has the date. */
function settleFirstDay(found: ShapeFinding, columns: Inspection['columns']): ShapeFinding {
  const dated = columns.find(({ role }) => role === 'date')?.column;
  return found.needsFirstDay && dated !== undefined && dated !== HEADING_COLUMN
    ? { ...found, needsFirstDay: false }
    : found;
}

const firstFilled = (cells: readonly Cell[]): string => {
  const cell = cells.find((each) => each !== '');
  return cell === undefined ? '' : cleanText(cellText(cell));
};

const shown = (cell: Cell | undefined): string =>
  cell === undefined ? '' : shorten(cleanText(cellText(cell)), SHOWN_CHARS);
