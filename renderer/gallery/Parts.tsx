// Every shared part with its states, on one page: ?show=parts. Words in here are for developers and stay English.
import Inbox from '@mui/icons-material/InboxOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { type ReactNode, useState } from 'react';
import { addDays } from '../format/days.ts';
import { BandTrack } from '../ui/BandTrack.tsx';
import { ComparisonCard } from '../ui/ComparisonCard.tsx';
import { ConfidenceMark } from '../ui/ConfidenceMark.tsx';
import { ContributionChart } from '../ui/charts/ContributionChart.tsx';
import { DistributionStrip } from '../ui/charts/DistributionStrip.tsx';
import { HistoryChart } from '../ui/charts/HistoryChart.tsx';
import { DateField } from '../ui/DateField.tsx';
import { EmptyState } from '../ui/EmptyState.tsx';
import { ErrorNote, ErrorState } from '../ui/ErrorState.tsx';
import { DecisionFormula } from '../ui/help/DecisionFormula.tsx';
import { Term } from '../ui/help/Term.tsx';
import { JobProgress } from '../ui/JobProgress.tsx';
import { Keys } from '../ui/Keys.tsx';
import { SectionSkeleton } from '../ui/PageSkeleton.tsx';
import { type PickedProduct, ProductPicker } from '../ui/pickers/ProductPicker.tsx';
import { Section } from '../ui/Section.tsx';
import { Sparkline } from '../ui/Sparkline.tsx';
import { StatCard, StatCardSkeleton, StatRow } from '../ui/StatCard.tsx';
import { STATUSES, StatusChip } from '../ui/StatusChip.tsx';
import { ScrollerProvider } from '../ui/scroller.tsx';
import { useToast } from '../ui/toast.tsx';
import { trainJob } from './answers.ts';
import { detailOf } from './bulk-answers.ts';
import { history, LAST_DAY, PRODUCTS, quantilesAround, STORE } from './made-up.ts';
import { SmallParts, TableParts } from './TableParts.tsx';

const detail = detailOf(PRODUCTS.findIndex(({ status }) => status === 'low'));
const sales = history(40, 120, 3, 'P0001');
const failure = { code: 'storage/disk-full', message: 'ENOSPC: no space left on device', details: {} };

export function Parts() {
  const toast = useToast();
  const [day, setDay] = useState(LAST_DAY);
  const [product, setProduct] = useState<PickedProduct | null>(null);
  return (
    <Box component="main" sx={{ maxWidth: 1200, mx: 'auto', p: 3, display: 'grid', gap: 2.5 }}>
      <Typography variant="h1">Parts</Typography>
      <Part name="StatCard: trend, band, note, nothing known, loading">
        <StatRow columns={5}>
          <StatCard
            label="Sold"
            figure="15,212"
            unit="units"
            trend={{ text: '+8 % to the week before', direction: 'up', tone: 'good' }}
          />
          <StatCard
            label="Expected"
            term="forecast"
            figure="15,840"
            band={{ mean: 15_840, low: 14_910, high: 16_800 }}
          />
          <StatCard label="At risk" figure="€4,120" note="17 products" />
          <StatCard label="Overstock" figure={null} />
          <StatCardSkeleton />
        </StatRow>
      </Part>
      <Part name="StatusChip, ConfidenceMark, Sparkline, BandTrack, Keys">
        <Row>
          {STATUSES.map((status) => (
            <StatusChip key={status} status={status} />
          ))}
          {(['low', 'medium', 'high'] as const).map((level) => (
            <ConfidenceMark key={level} level={level} />
          ))}
          <Sparkline values={sales.units.slice(-28)} label="Units sold in 28 days" />
          <Box sx={{ width: 160 }}>
            <BandTrack band={{ mean: 12, low: 8, high: 18 }} />
          </Box>
          <Keys keys={['Ctrl', 'K']} />
        </Row>
      </Part>
      <Part name="DateField, ProductPicker, toast with undo">
        <Row>
          <DateField label="First day" value={day} onChange={setDay} min={LAST_DAY} max={addDays(LAST_DAY, 90)} />
          <DateField label="Disabled" value={day} onChange={setDay} disabled />
          <ProductPicker store={STORE} value={product} onChange={setProduct} clearable />
          <Button
            variant="outlined"
            onClick={() => toast({ text: 'Order changed', action: { label: 'Undo', onClick: () => undefined } })}
          >
            Toast
          </Button>
        </Row>
      </Part>
      <Part name="Term, DecisionFormula">
        <Row>
          <Term name="serviceLevel" />
          <DecisionFormula name="orderQuantity" decision={detail.decision} currency="EUR" />
          <DecisionFormula name="revenueAtRisk" decision={detail.decision} currency="EUR" />
        </Row>
      </Part>
      <Part name="DistributionStrip, with and without marks">
        <DistributionStrip
          label="Demand in 14 days"
          mean={61}
          quantiles={quantilesAround(61, 12)}
          marks={[
            { label: 'On hand', value: 23 },
            { label: 'Order-up-to level', value: 84 },
          ]}
        />
        <DistributionStrip label="A slow mover" mean={0.4} quantiles={[0, 0, 0, 0, 1, 1, 2]} />
      </Part>
      <Part name="ComparisonCard">
        <ComparisonCard
          label="Two scenarios"
          scenarios={[
            { key: 'a', title: 'As it is' },
            { key: 'b', title: 'Promotion', subtitle: 'Price 3.49' },
          ]}
          lines={[
            {
              key: 'demand',
              label: 'Demand',
              values: ['40', '61'],
              notes: ['31 – 52', '44 – 80'],
              difference: { text: '+21', tone: 'good' },
              strong: true,
            },
            { key: 'profit', label: 'Profit', values: ['€52', '€47'], difference: { text: '−€5', tone: 'bad' } },
            { key: 'cost', label: 'Cost', values: ['€80', null] },
          ]}
        />
      </Part>
      <HistoryChart title="HistoryChart" history={sales} fileName="history" />
      <Part name="ContributionChart">
        <ContributionChart title="What drove it" explanation={detail.explanation} fileName="drivers" />
      </Part>
      <Part name="DataTable: sorted, chosen, open, on its way">
        <ScrollerProvider value={document.documentElement}>
          <TableParts />
        </ScrollerProvider>
      </Part>
      <Part name="CheckSign, Explained">
        <Row>
          <SmallParts />
        </Row>
      </Part>
      <Part name="JobProgress: running, waiting">
        <JobProgress job={trainJob} onCancel={() => undefined} />
        <JobProgress job={{ ...trainJob, state: 'queued', progress: 0, secondsLeft: null }} />
      </Part>
      <Part name="Empty, error, error above content, loading">
        <EmptyState
          dense
          icon={<Inbox />}
          title="Nothing yet"
          text="What to do next."
          action={<Button>Do it</Button>}
        />
        <ErrorState dense error={failure} onRetry={() => undefined} />
        <ErrorNote error={failure} onClose={() => undefined} />
        <SectionSkeleton height={80} />
      </Part>
    </Box>
  );
}

const Part = ({ name, children }: { name: string; children: ReactNode }) => (
  <Section title={name}>
    <Box sx={{ display: 'grid', gap: 2 }}>{children}</Box>
  </Section>
);

const Row = ({ children }: { children: ReactNode }) => (
  <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 2 }}>{children}</Box>
);
