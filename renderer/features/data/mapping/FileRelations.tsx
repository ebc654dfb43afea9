// Several files: which of them holds the sales, what the others are to it, and how that was found.
import Box from '@mui/material/Box';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useTranslation } from 'react-i18next';
import type { Relation } from '#core/contract/import-shape.ts';
import type { Inspection } from '#core/contract/imports.ts';
import { isSheetOf } from '#core/contract/inspected-files.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import type { MappingState } from './use-mapping.ts';

type Extra = Inspection['extras'][number];

export function FileRelations({ state }: { state: MappingState }) {
  return (
    <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, pt: 0.5, display: 'grid', gap: 1.5 }}>
      {state.inspection.extras.map((extra) => (
        <li key={`${extra.fileId} ${extra.reading.sheet}`}>
          <FileRelation extra={extra} state={state} />
        </li>
      ))}
    </Box>
  );
}

const keyOf = (relation: Relation): string => JSON.stringify(relation);

function FileRelation({ extra, state }: { extra: Extra; state: MappingState }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { relation, matched } = extra;
  const words = (each: Relation): string => {
    if (each.kind !== 'join') return t(`data.files.${each.kind}`);
    if (each.events) return t('data.files.events', { column: each.on[0].matches });
    return t('data.files.join', { keys: each.on.map(({ column, matches }) => `${column} = ${matches}`).join(', ') });
  };
  const datesOf = ({ dateOrder }: Extra) =>
    dateOrder === null
      ? undefined
      : t('data.files.dates', {
          order: t(`data.dateOrder.order.${dateOrder.chosen}`),
          because: t(`data.dateOrder.because.${dateOrder.because}`),
        });
  const choices = new Map([relation, ...possible(state.inspection, extra)].map((each) => [keyOf(each), each]));
  const isSheet = isSheetOf(state.inspection, extra);
  const whyOut = isSheet ? t('data.files.sheetHint') : t('data.files.unrelated');
  const hint = relation.kind === 'ignore' ? whyOut : datesOf(extra);
  return (
    <TextField
      select
      fullWidth
      label={isSheet ? t('data.files.sheet', { name: extra.reading.sheet }) : extra.fileName}
      value={keyOf(relation)}
      onChange={({ target }) => state.setRelation(extra, choices.get(target.value) ?? relation)}
      helperText={matched === null ? hint : t('data.files.matched', { share: format.percent(matched) })}
      sx={{ maxWidth: 560 }}
    >
      {[...choices].map(([key, each]) => (
        <MenuItem key={key} value={key}>
          {words(each)}
        </MenuItem>
      ))}
    </TextField>
  );
}

/** Rows that follow, a lookup by each column that both have, or nothing. */
function possible(inspection: Inspection, extra: Extra): Relation[] {
  const whole: Relation[] = [{ kind: 'append' }, { kind: 'ignore' }];
  if (isSheetOf(inspection, extra)) return whole;
  const own = new Set(inspection.columns.map(({ column }) => column));
  const shared = extra.columns.filter((column) => own.has(column));
  return [...shared.map((column): Relation => ({ kind: 'join', on: [{ column, matches: column }] })), ...whole];
}
