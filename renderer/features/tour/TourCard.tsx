// One step of the tour: a card in the corner that brings its page along and leaves it usable.
import Close from '@mui/icons-material/CloseRounded';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import Typography from '@mui/material/Typography';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { TOUR_STEPS } from './steps.ts';

export function TourCard({ onEnd }: { onEnd: () => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const card = useRef<HTMLElement>(null);
  const [at, setAt] = useState(0);
  const step = TOUR_STEPS[at];
  const isLast = at === TOUR_STEPS.length - 1;

  useEffect(() => {
    void navigate(step.to);
    // After the page has taken the focus, as it does when somebody goes to it.
    const frame = requestAnimationFrame(() => requestAnimationFrame(() => card.current?.focus()));
    return () => cancelAnimationFrame(frame);
  }, [step, navigate]);

  return (
    <Box
      ref={card}
      component="aside"
      tabIndex={-1}
      aria-labelledby="tour-title"
      aria-describedby="tour-text"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onEnd();
      }}
      sx={{
        position: 'fixed',
        zIndex: 1250,
        right: 20,
        bottom: 20,
        width: 360,
        maxWidth: 'calc(100vw - 40px)',
        p: 2.25,
        borderRadius: 3.5,
        bgcolor: 'background.raised',
        border: 1,
        borderColor: 'primary.main',
        boxShadow: 'var(--sc-shadow-high)',
        '@media print': { display: 'none' },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1 }}>
        <Typography variant="caption" color="textSecondary" sx={{ flex: 1 }}>
          {t('tour.step', { at: at + 1, of: TOUR_STEPS.length })}
        </Typography>
        <IconButton size="small" aria-label={t('tour.skip')} onClick={onEnd}>
          <Close sx={{ fontSize: 18 }} />
        </IconButton>
      </Box>
      <Typography variant="h2" id="tour-title">
        {t(`tour.${step.name}.title`)}
      </Typography>
      <Typography variant="body2" color="textSecondary" id="tour-text" sx={{ mt: 0.5, mb: 1.75 }}>
        {t(`tour.${step.name}.text`)}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1 }}>
        {!isLast && (
          <Button onClick={onEnd} sx={{ color: 'text.secondary' }}>
            {t('tour.skip')}
          </Button>
        )}
        <Box sx={{ flex: 1 }} />
        {at > 0 && (
          <Button variant="outlined" onClick={() => setAt(at - 1)}>
            {t('tour.back')}
          </Button>
        )}
        <Button variant="contained" onClick={() => (isLast ? onEnd() : setAt(at + 1))}>
          {isLast ? t('tour.done') : t('tour.next')}
        </Button>
      </Box>
    </Box>
  );
}
