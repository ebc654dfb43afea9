// One figure that matters: label, number with its unit, then its trend, its band or a plain remark.
import TrendingDown from '@mui/icons-material/TrendingDownRounded';
import TrendingFlat from '@mui/icons-material/TrendingFlatRounded';
import TrendingUp from '@mui/icons-material/TrendingUpRounded';
import Box from '@mui/material/Box';
import Card from '@mui/material/Card';
import Skeleton from '@mui/material/Skeleton';
import type { ReactNode } from 'react';
import type { Banded } from '#core/contract/units.ts';
import { BandTrack } from './BandTrack.tsx';
import { FormulaPopover, type FormulaProps } from './help/FormulaPopover.tsx';
import { Term, type TermName } from './help/Term.tsx';
import './stat-card.css';

interface Props {
  label: string;
  /** Word of the glossary that the label is: it then explains itself. */
  term?: TermName;
  /** The formatted figure, or what opens to its formula; a dash is shown where there is none. */
  figure: ReactNode;
  unit?: string;
  /** What is behind the figure: it then opens to its formula. */
  formula?: Omit<FormulaProps, 'title' | 'result' | 'children'>;
  /** Relative change, with words for what it is compared with. */
  trend?: { text: string; direction: 'up' | 'down' | 'flat'; tone: 'good' | 'bad' | 'neutral' };
  band?: Banded;
  /** A small picture beside the figure. */
  spark?: ReactNode;
  note?: ReactNode;
  icon?: ReactNode;
}

const TREND_ICONS = { up: TrendingUp, down: TrendingDown, flat: TrendingFlat };

export function StatCard({ label, term, figure, unit, formula, trend, band, spark, note, icon }: Props) {
  const TrendIcon = trend && TREND_ICONS[trend.direction];
  return (
    <Card sx={{ px: 2.25, py: 1.75, minWidth: 0, display: 'flex', flexDirection: 'column' }}>
      <div className="stat-label">
        {icon}
        <h2>{term ? <Term name={term}>{label}</Term> : label}</h2>
      </div>
      <div className="stat-line">
        <span className="stat-figure">
          {typeof figure === 'string' && formula ? (
            <FormulaPopover {...formula} title={label} result={unit ? `${figure} ${unit}` : figure}>
              {figure}
            </FormulaPopover>
          ) : (
            figure || '–'
          )}
        </span>
        {unit && <span className="stat-unit">{unit}</span>}
        {spark && <div className="stat-spark">{spark}</div>}
      </div>
      <div className="stat-more">
        {band && <BandTrack band={band} />}
        {trend && TrendIcon && (
          <div className="stat-trend" data-tone={trend.tone}>
            <TrendIcon fontSize="inherit" aria-hidden />
            {trend.text}
          </div>
        )}
        {note && <div className="stat-note">{note}</div>}
      </div>
    </Card>
  );
}

export function StatCardSkeleton() {
  return (
    <Card sx={{ px: 2.25, py: 1.75 }}>
      <Skeleton width="55%" height={18} />
      <Skeleton width="40%" height={40} />
      <Skeleton width="70%" height={16} />
    </Card>
  );
}

/** Cards side by side, as many as fit in equal widths. */
export function StatRow({ children, columns }: { children: ReactNode; columns: number }) {
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.5,
        mb: 2.5,
        // Five cards on a narrow window have smaller figures rather than a second row with a hole.
        '& .stat-figure': columns > 4 ? { fontSize: { xs: '1.375rem', lg: '1.75rem' } } : {},
        '& > .MuiCard-root': columns > 4 ? { px: { xs: 1.5, lg: 2.25 } } : {},
        gridTemplateColumns: {
          xs: 'repeat(2, minmax(0, 1fr))',
          md: `repeat(${columns}, minmax(0, 1fr))`,
        },
      }}
    >
      {children}
    </Box>
  );
}
