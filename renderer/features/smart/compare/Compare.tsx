// Two scenarios side by side, what differs set off, and one sentence on why.
import Close from '@mui/icons-material/CloseRounded';
import OpenIcon from '@mui/icons-material/OpenInNewRounded';
import Box from '@mui/material/Box';
import IconButton from '@mui/material/IconButton';
import InputBase from '@mui/material/InputBase';
import Tooltip from '@mui/material/Tooltip';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Prediction } from '#core/contract/predictions.ts';
import type { Store } from '#core/contract/stores.ts';
import { useEngine } from '#renderer/engine/engine-context.tsx';
import { explainDifference } from '#renderer/format/explain-lines.ts';
import { useFormat } from '#renderer/format/use-format.ts';
import { useReasonWords } from '#renderer/format/use-reason-words.ts';
import { ComparisonCard } from '#renderer/ui/ComparisonCard.tsx';
import { ErrorNote } from '#renderer/ui/ErrorState.tsx';
import { Section } from '#renderer/ui/Section.tsx';
import type { SmartState } from '../use-smart.ts';
import { KeepButton } from './KeepButton.tsx';
import { useCompareLines } from './use-compare-lines.ts';
import { useContextWords } from './use-context-words.ts';
import type { Scenario, Scenarios } from './use-scenarios.ts';

interface Props {
  store: Store;
  product: string;
  state: SmartState;
  scenarios: Scenarios;
  /** Of the present settings, and without any. */
  prediction: Prediction;
  usual: Prediction | undefined;
  currency: string;
}

export function Compare({ store, product, state, scenarios, prediction, usual, currency }: Props) {
  const { t } = useTranslation();
  const format = useFormat();
  const contextWords = useContextWords(currency);
  const words = useReasonWords();
  const [a, b] = scenarios.list;
  const first = useScenarioPrediction(store.code, product, a);
  const second = useScenarioPrediction(store.code, product, b);
  const lines = useCompareLines(currency);
  const keepable = { date: state.date, context: state.context, prediction, currency };
  if (!a) return usual ? <KeepButton {...keepable} name={t('smart.compare.now')} usual={usual} /> : null;
  const error = first.error ?? second.error;
  const pair: { scenario: Scenario | null; name: string; prediction: Prediction | undefined }[] = [
    { scenario: a, name: a.name, prediction: first.data },
    b
      ? { scenario: b, name: b.name, prediction: second.data }
      : { scenario: null, name: t('smart.compare.now'), prediction },
  ];
  const [left, right] = pair.map((one) => one.prediction);
  const subtitle = (scenario: Scenario | null) =>
    [format.day(scenario?.date ?? state.date, 'short'), contextWords(scenario?.context ?? state.context)].join(' · ');
  return (
    <Section title={t('smart.compare.title')}>
      {error && <ErrorNote error={error} />}
      {left && right && (
        <>
          <Typography variant="body1" sx={{ mb: 1.5, fontWeight: 500 }}>
            {words.difference(explainDifference(left.explanation, right.explanation), pair[0].name, pair[1].name)}
          </Typography>
          <ComparisonCard
            bare
            label={t('smart.compare.title')}
            scenarios={pair.map(({ scenario, name }, i) => ({
              key: scenario?.key ?? 'now',
              title: scenario ? (
                <ScenarioTitle
                  scenario={scenario}
                  onRename={(text) => scenarios.rename(scenario.key, text)}
                  onOpen={() => state.setContext(scenario.context, scenario.date)}
                  onRemove={() => scenarios.remove(scenario.key)}
                />
              ) : (
                name
              ),
              subtitle: <Box sx={{ maxWidth: 220, ml: 'auto' }}>{subtitle(pair[i].scenario)}</Box>,
            }))}
            lines={lines(left, right)}
          />
          {usual && (
            <Box sx={{ display: 'flex', flexWrap: 'wrap', justifyContent: 'flex-end', gap: 1, mt: 1 }}>
              {pair.map(
                (one) =>
                  one.prediction && (
                    <KeepButton
                      key={one.scenario?.key ?? 'now'}
                      {...keepable}
                      {...(one.scenario && { date: one.scenario.date, context: one.scenario.context })}
                      name={one.name}
                      prediction={one.prediction}
                      usual={usual}
                    />
                  ),
              )}
            </Box>
          )}
        </>
      )}
    </Section>
  );
}

function useScenarioPrediction(store: string, product: string, scenario: Scenario | undefined) {
  const engine = useEngine();
  return useQuery(
    engine.predictions.predictWithContext.queryOptions({
      input: { store, product, date: scenario?.date ?? '', context: scenario?.context ?? {} },
      enabled: scenario !== undefined,
    }),
  );
}

interface TitleProps {
  scenario: Scenario;
  onRename: (name: string) => void;
  onOpen: () => void;
  onRemove: () => void;
}

function ScenarioTitle({ scenario, onRename, onOpen, onRemove }: TitleProps) {
  const { t } = useTranslation();
  const { key, name } = scenario;
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.25 }}>
      <InputBase
        value={name}
        onChange={({ target }) => onRename(target.value)}
        inputProps={{ 'aria-label': t('smart.compare.name', { key }), maxLength: 40 }}
        sx={{
          width: `${Math.min(22, Math.max(8, name.length + 1))}ch`,
          fontSize: 'inherit',
          fontWeight: 600,
          borderBottom: '1px dashed',
          borderColor: 'lineStrong',
          '& input': { p: 0, height: 'auto', textAlign: 'right' },
        }}
      />
      <Tooltip title={t('smart.compare.load')}>
        <IconButton size="small" aria-label={`${t('smart.compare.load')}: ${name}`} onClick={onOpen} sx={{ p: 0.375 }}>
          <OpenIcon sx={{ fontSize: 16 }} />
        </IconButton>
      </Tooltip>
      <Tooltip title={t('smart.compare.remove')}>
        <IconButton
          size="small"
          aria-label={`${t('smart.compare.remove')}: ${name}`}
          onClick={onRemove}
          sx={{ p: 0.375 }}
        >
          <Close sx={{ fontSize: 16 }} />
        </IconButton>
      </Tooltip>
    </Box>
  );
}
