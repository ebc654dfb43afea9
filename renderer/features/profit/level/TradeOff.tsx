// Service level against money: the curve with a point to drag, what the point means, and the best within a value of stock.
import LevelIcon from '@mui/icons-material/BalanceOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Store } from '#core/contract/stores.ts';
import type { TradeOffCurve } from '#core/contract/trade-offs.ts';
import { useEngineClient } from '#renderer/engine/engine-context.tsx';
import { PATHS } from '#renderer/paths.ts';
import { EmptyState } from '#renderer/ui/EmptyState.tsx';
import { ErrorState } from '#renderer/ui/ErrorState.tsx';
import { SectionSkeleton } from '#renderer/ui/PageSkeleton.tsx';
import { type Subject, SubjectPicker } from '#renderer/ui/pickers/SubjectPicker.tsx';
import { SaveMenu } from '#renderer/ui/SaveMenu.tsx';
import { BestLevels } from './BestLevels.tsx';
import { CurveSection } from './CurveSection.tsx';
import { LevelFigures } from './LevelFigures.tsx';
import { choosable, nearestToToday, useSubject, useTradeOff } from './use-trade-off.ts';

export function TradeOff({ store }: { store: Store }) {
  const { t } = useTranslation();
  const client = useEngineClient();
  const [subject, setSubject] = useSubject();
  const state = useTradeOff(store.code, subject);
  const { data: curve, error } = state;
  return (
    <>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1.25, alignItems: 'center', mb: 2.5 }}>
        <SubjectPicker
          label={t('profit.level.subject')}
          store={store.code}
          subject={subject}
          productName={state.name}
          onChange={setSubject}
        />
        <Box sx={{ ml: 'auto' }}>
          <SaveMenu
            disabled={!curve || curve.products === 0}
            write={(choice) => client.tradeOffs.export({ store: store.code, ...subject, ...choice })}
          />
        </Box>
      </Box>
      {error ? (
        <ErrorState error={error} onRetry={() => void state.refetch()} />
      ) : !curve ? (
        <SectionSkeleton height={420} />
      ) : curve.today === null ? (
        <EmptyState
          icon={<LevelIcon />}
          title={t('profit.level.emptyTitle')}
          text={t('profit.level.emptyText')}
          action={
            <Button variant="contained" component={Link} to={PATHS.dataProducts}>
              {t('profit.level.emptyAction')}
            </Button>
          }
        />
      ) : (
        <Figures
          store={store}
          subject={subject}
          curve={curve}
          today={curve.today}
          chosen={state.chosen}
          onChoose={state.choose}
        />
      )}
    </>
  );
}

interface FiguresProps {
  store: Store;
  subject: Subject;
  curve: TradeOffCurve;
  today: NonNullable<TradeOffCurve['today']>;
  chosen: number | null;
  onChoose: (index: number | null) => void;
}

function Figures({ store, subject, curve, today, chosen, onChoose }: FiguresProps) {
  const points = choosable(curve);
  const index = chosen ?? nearestToToday(points, today);
  return (
    <Box sx={{ display: 'grid', gap: 2.5 }}>
      <Box
        sx={{
          display: 'grid',
          gap: 2.5,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 3fr) minmax(340px, 2fr)' },
        }}
      >
        <CurveSection curve={curve} points={points} today={today} index={index} onChoose={onChoose} />
        <LevelFigures
          store={store}
          subject={subject}
          curve={curve}
          today={today}
          point={chosen === null ? null : points[index]}
          onReset={() => onChoose(null)}
        />
      </Box>
      {curve.products > 1 && <BestLevels store={store} subject={subject} curve={curve} today={today} />}
    </Box>
  );
}
