// What undoing an import does: rows that go, come back and stay, and what goes with them.
import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { UndoEffect } from '#core/contract/undo.ts';
import { useFormat } from '#renderer/format/use-format.ts';

const SHOWN_CODES = 8;

export function UndoEffectList({ effect }: { effect: UndoEffect }) {
  const { t } = useTranslation();
  const format = useFormat();
  const kinds = (['removed', 'restored', 'stayed', 'waiting', 'lost'] as const).filter(
    (kind) => (kind !== 'lost' && kind !== 'waiting') || effect[kind] > 0,
  );
  const { removedProducts, removedStores, changedProducts, unplanned, products, firstDay, lastDay } = effect;
  const distinct = [...new Set(removedProducts.codes)];
  const codes = distinct.slice(0, SHOWN_CODES).join(', ');
  const stores = format.list(removedStores.slice(0, SHOWN_CODES));
  const notes = [
    firstDay && lastDay
      ? t('uploads.undo.range', {
          products: t('uploads.products', { count: products, formatted: format.count(products) }),
          first: format.day(firstDay),
          last: format.day(lastDay),
        })
      : t('uploads.undo.nothing'),
    changedProducts > 0 && t('uploads.undo.names', { formatted: format.count(changedProducts) }),
    removedProducts.count > 0 &&
      t('uploads.undo.removedProducts', {
        count: removedProducts.count,
        formatted: format.count(removedProducts.count),
        codes: distinct.length > SHOWN_CODES ? `${codes} …` : codes,
      }),
    removedStores.length > 0 &&
      t('uploads.undo.removedStores', { stores: removedStores.length > SHOWN_CODES ? `${stores} …` : stores }),
    unplanned > 0 && t('uploads.undo.unplanned', { count: unplanned, formatted: format.count(unplanned) }),
    firstDay && t('uploads.undo.models'),
  ].filter((note) => typeof note === 'string');
  return (
    <>
      <Box component="dl" sx={{ m: 0, mb: 2 }}>
        {kinds.map((kind) => (
          // The number is read after its name, and seen before it.
          <Box
            key={kind}
            sx={{ display: 'flex', flexDirection: 'row-reverse', justifyContent: 'flex-end', gap: 2, py: 0.5 }}
          >
            <Typography component="dt" variant="label">
              {t(`uploads.undo.${kind}`)}
              <Typography component="span" variant="caption" color="textSecondary" sx={{ display: 'block' }}>
                {t(`uploads.undo.${kind}Hint`)}
              </Typography>
            </Typography>
            <Typography
              component="dd"
              sx={{ m: 0, minWidth: 88, fontWeight: 600, textAlign: 'right', fontVariantNumeric: 'tabular-nums' }}
            >
              {format.count(effect[kind])}
            </Typography>
          </Box>
        ))}
      </Box>
      {notes.map((note) => (
        <Typography key={note} variant="body2" sx={{ mb: 0.5, overflowWrap: 'anywhere' }}>
          {note}
        </Typography>
      ))}
    </>
  );
}
