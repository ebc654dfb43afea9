// The frame of every chart: heading, legend, the same numbers as a table, and their export.
import Download from '@mui/icons-material/FileDownloadOutlined';
import ChartIcon from '@mui/icons-material/ShowChartRounded';
import TableIcon from '@mui/icons-material/TableRowsOutlined';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Tooltip from '@mui/material/Tooltip';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { saveBlob } from '#renderer/engine/files.ts';
import { Section } from '../Section.tsx';
import { ChartTable } from './ChartTable.tsx';
import { type ChartData, toCsv } from './chart-data.ts';
import './legend.css';

export interface LegendItem {
  label: string;
  color: string;
  shape?: 'line' | 'dash' | 'area' | 'mark';
  opacity?: number;
  /** A sign of its own, drawn in a box of 16 by 10, instead of a shape. */
  icon?: ReactNode;
}

interface Props {
  title: string;
  subtitle?: ReactNode;
  legend?: LegendItem[];
  controls?: ReactNode;
  /** The numbers behind the picture. */
  data: ChartData;
  /** Name of the exported file, without ending. */
  fileName: string;
  children: ReactNode;
  /** Below chart and legend, or below the table: what the picture is steered with. */
  footer?: ReactNode;
  /** Without a card around it, for charts inside one. */
  bare?: boolean;
  height?: number;
}

export function ChartFrame({
  title,
  subtitle,
  legend,
  controls,
  data,
  fileName,
  children,
  footer,
  bare,
  height = 260,
}: Props) {
  const { t, i18n } = useTranslation();
  const [view, setView] = useState<'chart' | 'table'>('chart');
  const tools = (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
      {controls}
      <ToggleButtonGroup
        exclusive
        size="small"
        value={view}
        aria-label={t('chart.view')}
        onChange={(_event, next) => next && setView(next)}
        sx={{ '& .MuiToggleButton-root': { p: 0.625 } }}
      >
        <ToggleButton value="chart" aria-label={t('chart.showChart')}>
          <ChartIcon sx={{ fontSize: 17 }} />
        </ToggleButton>
        <ToggleButton value="table" aria-label={t('chart.showTable')}>
          <TableIcon sx={{ fontSize: 17 }} />
        </ToggleButton>
      </ToggleButtonGroup>
      <Tooltip title={t('chart.exportCsv')}>
        <IconButton
          size="small"
          data-file-access=""
          aria-label={`${t('chart.exportCsv')}: ${title}`}
          onClick={() => saveBlob(new Blob([toCsv(data, i18n.language)], { type: 'text/csv' }), `${fileName}.csv`)}
        >
          <Download sx={{ fontSize: 19 }} />
        </IconButton>
      </Tooltip>
    </Box>
  );
  const body =
    view === 'chart' ? (
      <>
        {children}
        {legend && <Legend items={legend} />}
      </>
    ) : (
      <ChartTable data={data} caption={title} height={legend ? height + 28 : height} />
    );
  const content = (
    <>
      {body}
      {footer}
    </>
  );
  if (bare) {
    return (
      <Box component="section" aria-label={title} sx={{ minWidth: 0 }}>
        <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1, mb: 0.5 }}>
          <Box component="h3" sx={{ m: 0, flex: '1 1 auto', typography: 'h3' }}>
            {title}
            {subtitle && (
              <Box component="span" sx={{ display: 'block', typography: 'caption', color: 'text.secondary' }}>
                {subtitle}
              </Box>
            )}
          </Box>
          {tools}
        </Box>
        {content}
      </Box>
    );
  }
  return (
    <Section title={title} subtitle={subtitle} actions={tools}>
      {content}
    </Section>
  );
}

function Legend({ items }: { items: LegendItem[] }) {
  return (
    <div className="legend">
      {items.map(({ label, color, shape = 'line', opacity = 1, icon }) => (
        <span key={label}>
          <svg aria-hidden viewBox="0 0 16 10" opacity={opacity}>
            {icon}
            {!icon && shape === 'area' && <rect width="16" height="10" rx="2" fill={color} />}
            {!icon && shape === 'mark' && <rect x="6" y="2" width="4" height="7" rx="1" fill={color} />}
            {!icon && (shape === 'line' || shape === 'dash') && (
              <line
                x1="1"
                x2="15"
                y1="5"
                y2="5"
                stroke={color}
                strokeWidth="2.2"
                strokeLinecap="round"
                strokeDasharray={shape === 'dash' ? '3 3.5' : undefined}
              />
            )}
          </svg>
          {label}
        </span>
      ))}
    </div>
  );
}
