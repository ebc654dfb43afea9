// What the chosen service level means in money, and the button that makes it count.
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useTranslation } from 'react-i18next';
import type { Store } from '#core/contract/stores.ts';
import type { TradeOffCurve, TradeOffPoint } from '#core/contract/trade-offs.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import type { Subject } from '#renderer/ui/pickers/SubjectPicker.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import { FigureTable } from './FigureTable.tsx';
import { levelToSet, useSetLevel } from './use-set-level.ts';

interface Props {
  store: Store;
  subject: Subject;
  curve: TradeOffCurve;
  today: TradeOffPoint;
  point: TradeOffPoint | null;
  onReset: () => void;
}

export function LevelFigures({ store, subject, curve, today, point, onReset }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { mutate, isPending } = useSetLevel(store);
  const { serviceMeasure, currency, products, productsLeftOut } = curve;
  const kind = subject.product ? 'product' : subject.category ? 'category' : 'store';
  return (
    <Section flush title={t('profit.level.meaning')} subtitle={t(`profit.level.measure.${serviceMeasure}`)}>
      <FigureTable
        label={t('profit.level.meaning')}
        today={today}
        point={point}
        pointLabel={t('profit.level.yours')}
        currency={currency}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', px: 2.5, pt: 2, pb: 1 }}>
        <Button
          variant="contained"
          loading={isPending}
          disabled={!point}
          onClick={() =>
            point &&
            mutate({ subject, level: levelToSet(point, store.settings.serviceMeasure) }, { onSuccess: onReset })
          }
        >
          {point
            ? t('profit.level.use', {
                level: format.percent(levelToSet(point, store.settings.serviceMeasure), 1),
              })
            : t('profit.level.choose')}
        </Button>
        {point && <Button onClick={onReset}>{t('profit.level.reset')}</Button>}
      </Box>
      <Typography variant="caption" color="textSecondary" component="p" sx={{ px: 2.5, pb: 2, m: 0 }}>
        {t(`profit.level.useFor.${kind}`, { count: products })}
        {productsLeftOut > 0 && ` ${t('profit.level.leftOut', { count: productsLeftOut })}`}
      </Typography>
    </Section>
  );
}
