// A model card for people reading a terminal.
import type { Accuracy, ModelCard } from '#core/contract/models.ts';
import { type Column, formatNumber, formatPairs, formatShare, formatTable } from './table.ts';

export function modelText(card: ModelCard): string {
  const { data } = card;
  const sections = [
    `Model ${card.id}, version ${card.version} (${card.status})`,
    formatPairs([
      ['Store', card.store],
      ['Trained', `${card.trainedAt} by ${card.trainedBy}, in ${formatNumber(card.seconds, 1)} s`],
      ['Data', `${formatNumber(data.products)} products, ${data.firstDay} to ${data.lastDay}`],
      ['Records', `${formatNumber(data.observations)} observations, ${formatNumber(data.trainingRows)} training rows`],
      ['Trees', card.blocks.length === 0 ? null : card.blocks.map(blockText).join(', ')],
      ['Checked on', `${card.validation.firstDay} to ${card.validation.lastDay}, not seen by the checked model`],
      ['80 % band', coverageText(card.coverage.inside80)],
      ['95 % band', coverageText(card.coverage.inside95)],
    ]),
    formatTable(
      [{ title: 'Forecaster', value: ([name]) => name }, ...ACCURACY_COLUMNS],
      [
        ['Shelfcast', card.accuracy] as const,
        ...card.references.map(({ forecaster, accuracy }) => [forecaster, accuracy] as const),
      ],
    ),
  ];
  if (card.byClass.length > 0) {
    sections.push(
      formatTable(
        [
          { title: 'Demand', value: (row) => row.demandClass },
          { title: 'Products', value: (row) => row.products },
          { title: 'Used', value: (row) => row.champion },
          { title: 'WAPE', value: (row) => formatShare(row.accuracy.wape), align: 'right' },
          { title: 'Naive WAPE', value: (row) => formatShare(row.naive.wape), align: 'right' },
          { title: 'In 80 % band', value: (row) => formatShare(row.coverage.inside80), align: 'right' },
        ],
        card.byClass,
      ),
    );
  }
  if (card.notes.length > 0) sections.push(card.notes.map((note) => `Note: ${note}`).join('\n'));
  return sections.join('\n\n');
}

const blockText = (block: ModelCard['blocks'][number]): string =>
  `${block.trees} for days ${block.fromStep}–${block.toStep}`;

const coverageText = (share: number | null): string | null =>
  share === null ? null : `${formatShare(share)} of the actual days were inside`;

const number = (value: number | null): string | null => (value === null ? null : formatNumber(value, 3));

export const ACCURACY_COLUMNS: readonly Column<readonly [string, Accuracy]>[] = [
  { title: 'Accuracy', value: ([, { wape }]) => (wape === null ? null : formatShare(1 - wape)), align: 'right' },
  { title: 'WAPE', value: ([, { wape }]) => formatShare(wape), align: 'right' },
  { title: 'MAE', value: ([, { mae }]) => number(mae), align: 'right' },
  { title: 'Bias', value: ([, { bias }]) => formatShare(bias), align: 'right' },
  { title: 'MASE', value: ([, { mase }]) => number(mase), align: 'right' },
  { title: 'RMSSE', value: ([, { rmsse }]) => number(rmsse), align: 'right' },
];
