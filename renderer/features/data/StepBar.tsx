// Where the import is: file, columns, check, import.
import Done from '@mui/icons-material/CheckRounded';
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';
import { type FlowStep, SHOWN_STEPS, shownStep } from './flow.ts';

export function StepBar({ step }: { step: FlowStep }) {
  const { t } = useTranslation();
  const current = step.name === 'done' ? SHOWN_STEPS.length : shownStep(step);
  return (
    <Box
      component="ol"
      aria-label={t('data.steps')}
      sx={{ listStyle: 'none', display: 'flex', gap: 1, p: 0, m: 0, mb: 2.5 }}
    >
      {SHOWN_STEPS.map((name, i) => {
        const state = i < current ? 'done' : i === current ? 'current' : 'ahead';
        return (
          <Box
            component="li"
            key={name}
            aria-current={state === 'current' ? 'step' : undefined}
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 1,
              flex: i < SHOWN_STEPS.length - 1 ? 1 : undefined,
              typography: 'label',
            }}
          >
            <Box
              sx={{
                display: 'grid',
                placeItems: 'center',
                width: 24,
                height: 24,
                borderRadius: '50%',
                border: 1.5,
                flexShrink: 0,
                borderColor: state === 'ahead' ? 'lineStrong' : 'primary.main',
                bgcolor: state === 'done' ? 'primary.main' : 'transparent',
                color:
                  state === 'done' ? 'primary.contrastText' : state === 'current' ? 'primary.main' : 'text.secondary',
              }}
            >
              {state === 'done' ? <Done sx={{ fontSize: 16 }} titleAccess={t('data.stepDone')} /> : i + 1}
            </Box>
            <Box
              component="span"
              sx={{ color: state === 'ahead' ? 'text.secondary' : 'text.primary', whiteSpace: 'nowrap' }}
            >
              {t(`data.step.${name}`)}
            </Box>
            {i < SHOWN_STEPS.length - 1 && (
              <Box aria-hidden sx={{ flex: 1, height: '1px', bgcolor: 'divider', minWidth: 16 }} />
            )}
          </Box>
        );
      })}
    </Box>
  );
}
