// Looking into the data: records and products by page, statistics, the calendar, files of both.
import type { ExportChoice } from '#core/contract/export-choice.ts';
import { listUploads } from '#core/store/uploads.ts';
import type { EngineContext } from '../context.ts';
import { createExplorer } from '../explorer/explorer.ts';
import { productsTable, recordsTable } from '../explorer/export.ts';
import { describeExplorerProduct } from '../explorer/product-list.ts';
import { describeObservation } from '../explorer/record-list.ts';
import { buildCalendar, buildStatistics } from '../explorer/series-view.ts';
import { exportFile } from '../export/export-file.ts';
import { type Say, sayIn } from '../export/say.ts';
import type { ExportTable } from '../export/table.ts';
import type { DomainHandlers } from '../handler.ts';

/** Uploads looked through for rows that they held twice. */
const MOST_UPLOADS = 200;

export function explorerHandlers(ctx: EngineContext): DomainHandlers<'explorer'> {
  const explorer = ctx.service(createExplorer);
  const save = (
    { store, format, language }: ExportChoice & { store: string },
    what: 'observations' | 'products',
    tableIn: (say: Say) => ExportTable,
    signal?: AbortSignal,
  ) => {
    const say = sayIn(language);
    const sheetName = say(`file: ${what}`);
    return exportFile(
      ctx,
      { title: `${store} ${sheetName}`, format, language, table: tableIn(say), sheetName },
      signal,
    );
  };

  return {
    async observations({ input }) {
      const { index, list } = await explorer.observations(input);
      const page = list.order.subarray(input.offset, input.offset + input.limit);
      return {
        total: list.order.length,
        observations: Array.from(page, (row) => describeObservation(index, list, row)),
        categories: [...index.categories],
      };
    },
    async products({ input }) {
      const { index, list } = await explorer.products(input);
      return {
        total: list.length,
        products: list.slice(input.offset, input.offset + input.limit).map(describeExplorerProduct),
        categories: [...index.categories],
      };
    },
    async statistics({ input }) {
      const { index, product } = await explorer.subject(input.store, input.product);
      return buildStatistics(index, product, product ? [] : listUploads(ctx.db, { offset: 0, limit: MOST_UPLOADS }));
    },
    async calendar({ input }) {
      const { index, product } = await explorer.subject(input.store, input.product);
      return buildCalendar(index, product);
    },
    async exportObservations({ input, signal }) {
      const { index, list } = await explorer.observations(input);
      return save(input, 'observations', (say) => recordsTable(index, list, say), signal);
    },
    async exportProducts({ input, signal }) {
      const { list } = await explorer.products(input);
      return save(input, 'products', (say) => productsTable(list, say), signal);
    },
  };
}
