// The forecast on paper: the picture, then a row a day. Shown to print only; colours of the light theme.
import GlobalStyles from '@mui/material/GlobalStyles';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { useFormat } from '#renderer/format/use-format.ts';
import { Q } from '#renderer/ui/charts/quantiles.ts';
import { ForecastPicture } from './chart/ForecastPicture.tsx';
import type { ChartDays } from './chart/picture-data.ts';
import type { useChartWords } from './use-chart-words.tsx';

/** Fits the width of A4 and of Letter with margins. */
const PICTURE = { width: 660, height: 260 };

export function usePrint(): { isPrinting: boolean; print: () => void } {
  const [isPrinting, setIsPrinting] = useState(false);
  useEffect(() => {
    if (!isPrinting) return;
    const done = () => setIsPrinting(false);
    window.addEventListener('afterprint', done, { once: true });
    window.print();
    return () => window.removeEventListener('afterprint', done);
  }, [isPrinting]);
  return { isPrinting, print: () => setIsPrinting(true) };
}

const STYLE = {
  '.forecast-sheet': { display: 'none' },
  '@media print': {
    '@page': { margin: '14mm' },
    '#root': { display: 'none' },
    '.forecast-sheet': { display: 'block', fontSize: '9pt', color: '#000' },
    '.forecast-sheet h1': { fontSize: '15pt', margin: '0 0 2pt' },
    '.forecast-sheet p': { margin: '0 0 8pt', color: '#444' },
    '.forecast-sheet table': { width: '100%', borderCollapse: 'collapse', fontFeatureSettings: "'tnum' 1" },
    '.forecast-sheet th, .forecast-sheet td': {
      padding: '2.5pt 5pt',
      borderBottom: '0.5pt solid #bbb',
      textAlign: 'left',
    },
    '.forecast-sheet th': { borderBottom: '1pt solid #000' },
    '.forecast-sheet .number': { textAlign: 'right', whiteSpace: 'nowrap' },
    '.forecast-sheet tr': { breakInside: 'avoid' },
    '.forecast-sheet thead': { display: 'table-header-group' },
  },
} as const;

interface Props {
  title: string;
  subtitle: string;
  chart: ChartDays;
  words: ReturnType<typeof useChartWords>;
  isBack: boolean;
}

export function PrintSheet({ title, subtitle, chart, words, isBack }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const ahead = chart.days.filter((day) => day.ahead);
  return createPortal(
    <div className="forecast-sheet">
      <GlobalStyles styles={STYLE} />
      <h1>{title}</h1>
      <p>{subtitle}</p>
      <ForecastPicture
        {...PICTURE}
        days={chart.days}
        origin={chart.origin}
        label={title}
        dividerLabel={t('chart.forecastFrom')}
        tooltip={words.tooltip}
        withActuals={isBack}
      />
      <table>
        <thead>
          <tr>
            <th>{t('chart.day')}</th>
            <th className="number">{t('chart.expected')}</th>
            <th className="number">{t('chart.low80')}</th>
            <th className="number">{t('chart.high80')}</th>
            {isBack && <th className="number">{t('chart.unitsSold')}</th>}
            <th>{t('forecast.events')}</th>
          </tr>
        </thead>
        <tbody>
          {ahead.map((day) => (
            <tr key={day.iso}>
              <td>{format.day(day.iso, 'long')}</td>
              <td className="number">
                <strong>{format.units(day.mean ?? 0)}</strong>
                {day.modelMean !== null && ` (${t('forecast.modelSays')} ${format.units(day.modelMean)})`}
              </td>
              <td className="number">{format.units(day.quantiles?.[Q.low80] ?? 0)}</td>
              <td className="number">{format.units(day.quantiles?.[Q.high80] ?? 0)}</td>
              {isBack && <td className="number">{day.sold === null ? '–' : format.units(day.sold)}</td>}
              <td>{day.events.map(words.eventWords).join(', ')}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>,
    document.body,
  );
}
