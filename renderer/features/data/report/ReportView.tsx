// What was found in a file: counts, effect on the store, sales per day, issues by how they were dealt with.
import SwapIcon from '@mui/icons-material/SwapVertRounded';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import type { Repair } from '#core/contract/import-shape.ts';
import type { ImportReport, Upload } from '#core/contract/imports.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { ChartFrame } from '#renderer/ui/charts/ChartFrame.tsx';
import { StatCard, StatRow } from '#renderer/ui/StatCard.tsx';
import { EffectList } from './EffectList.tsx';
import { IssueList } from './IssueList.tsx';
import { MendedList } from './MendedList.tsx';
import { RejectedRows } from './RejectedRows.tsx';
import { UnitsPerDay } from './UnitsPerDay.tsx';

/** A share below this is not rounded to nothing. */
const LEAST_SHARE = 0.001;

interface Props {
  upload: Upload;
  report: ImportReport;
  /** Undefined where the file is there no more. */
  onMend?: (repairs: Repair[]) => void;
  onTakeBack?: (repair: Repair) => void;
  edits?: readonly Repair[];
  onEdit?: (edits: Repair[]) => void;
  isMending?: boolean;
}

export function ReportView({ upload, report, onMend, onTakeBack, edits = [], onEdit, isMending }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const { rows, effect, result } = report;
  const { repairs } = upload.options;
  const share = (count: number) => {
    if (rows.total === 0) return '';
    const part = count / rows.total;
    if (count > 0 && part < LEAST_SHARE) return `< ${format.percent(LEAST_SHARE, 1)}`;
    return format.percent(part, count > 0 && count < rows.total ? 1 : 0);
  };
  const isCommitted = upload.state === 'committed';
  return (
    <Box sx={{ display: 'grid', gap: 2, minWidth: 0 }}>
      <Box sx={{ mb: -2.5 }}>
        <StatRow columns={4}>
          <StatCard label={t('data.report.total')} figure={format.count(rows.total)} note={upload.fileName} />
          <StatCard
            label={t('data.report.accepted')}
            figure={format.count(rows.accepted)}
            note={share(rows.accepted)}
          />
          <StatCard
            label={t('data.report.repaired')}
            figure={format.count(rows.repaired)}
            note={share(rows.repaired)}
          />
          <StatCard
            label={t('data.report.rejected')}
            figure={format.count(rows.rejected)}
            note={share(rows.rejected)}
          />
        </StatRow>
      </Box>
      {effect.replaced > 0 && !isCommitted && (
        <Alert severity="warning" icon={<SwapIcon fontSize="inherit" />}>
          <strong>
            {t('data.report.replaces', { count: effect.replaced, formatted: format.count(effect.replaced) })}
          </strong>{' '}
          {t('data.report.replacesText')}
        </Alert>
      )}
      <Box
        sx={{
          display: 'grid',
          gap: 2,
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1.6fr)' },
        }}
      >
        <EffectList report={report} isCommitted={isCommitted} />
        <PerDay perDay={result.perDay} />
      </Box>
      <IssueList report={report} onMend={onMend} />
      {repairs.length > 0 && <MendedList repairs={repairs} onTakeBack={onTakeBack} />}
      {rows.rejected > 0 && (
        <RejectedRows
          key={upload.id}
          upload={upload}
          edits={edits}
          onEdit={onEdit}
          onMend={onMend}
          isMending={isMending}
        />
      )}
    </Box>
  );
}

function PerDay({ perDay }: { perDay: ImportReport['result']['perDay'] }) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <ChartFrame
      title={t('data.report.perDay')}
      fileName="units-per-day"
      height={200}
      data={{
        columns: [
          { label: t('chart.day') },
          { label: t('chart.unitsSold'), numeric: true, format: (value) => format.units(value) },
        ],
        rows: perDay.map(({ day, units }) => [day, units]),
      }}
    >
      <UnitsPerDay perDay={perDay} height={200} />
    </ChartFrame>
  );
}
