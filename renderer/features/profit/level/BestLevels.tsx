// The most that a given amount of money in stock can earn: each product at its own service level.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Slider from '@mui/material/Slider';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import type { TradeOffCurve, TradeOffPoint } from '#core/contract/trade-offs.ts';
import { useEngine, useEngineClient } from '#renderer/engine/engine-context.tsx';
import { useFormat } from '#renderer/format/use-format.ts';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import type { Subject } from '#renderer/ui/pickers/SubjectPicker.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { FigureTable } from './FigureTable.tsx';
import { useSetLevel } from './use-set-level.ts';

interface Props {
  store: Store;
  subject: Subject;
  curve: TradeOffCurve;
  today: TradeOffPoint;
}

/** Steps of the slider between nothing and the most that any level holds. */
const STEPS = 100;

export function BestLevels({ store, subject, curve, today }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const engine = useEngine();
  const client = useEngineClient();
  const { currency } = curve;
  const [dragged, setDragged] = useState<number | null>(null);
  const most = Math.max(today.stockValue, curve.points.at(-1)?.stockValue ?? 0);
  const step = most / STEPS;
  const budget = dragged ?? today.stockValue;
  const input = { store: store.code, ...subject, stockValue: budget };
  const { data, error, refetch } = useQuery({
    ...engine.tradeOffs.optimum.queryOptions({ input }),
    placeholderData: keepPreviousData,
  });
  const setLevel = useSetLevel(store);
  const use = useMutation({
    mutationFn: async () => {
      const { levels } = await client.tradeOffs.optimum({ ...input, withLevels: true });
      await setLevel.mutateAsync({ levels });
    },
  });
  const money = (amount: number) => format.money(amount, currency);
  return (
    <Section flush title={t('profit.level.optimum.title')} subtitle={t('profit.level.optimum.text')}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: 3, px: 3, pb: 1 }}>
        <Slider
          size="small"
          sx={{ flex: '1 1 260px', maxWidth: 560 }}
          min={0}
          max={most}
          step={step}
          shiftStep={10 * step}
          value={budget}
          aria-label={t('profit.level.optimum.budget')}
          getAriaValueText={money}
          onChange={(_event, next) => setDragged(next)}
        />
        <Typography variant="label">{t('profit.level.optimum.within', { amount: money(budget) })}</Typography>
        {dragged !== null && (
          <Button size="small" onClick={() => setDragged(null)}>
            {t('profit.level.reset')}
          </Button>
        )}
      </Box>
      {error ? (
        <Box sx={{ px: 2.5, pb: 2 }}>
          <ErrorNote error={error} onRetry={() => void refetch()} />
        </Box>
      ) : (
        <FigureTable
          label={t('profit.level.optimum.title')}
          today={today}
          point={data?.totals ?? null}
          pointLabel={t('profit.level.optimum.column')}
          currency={currency}
        />
      )}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.5, alignItems: 'center', px: 2.5, py: 2 }}>
        <Button variant="outlined" loading={use.isPending} disabled={!data} onClick={() => use.mutate()}>
          {t('profit.level.optimum.use', { count: curve.products })}
        </Button>
        <Typography variant="caption" color="textSecondary">
          {data && data.withoutStock > 0 && t('profit.level.optimum.withoutStock', { count: data.withoutStock })}
        </Typography>
      </Box>
    </Section>
  );
}
