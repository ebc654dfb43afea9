// Confidence as three steps and a word.
import Box from '@mui/material/Box';
import { useTranslation } from 'react-i18next';

const STEPS = { low: 1, medium: 2, high: 3 } as const;

export function ConfidenceMark({ level }: { level: keyof typeof STEPS }) {
  const { t } = useTranslation();
  return (
    <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 0.75, whiteSpace: 'nowrap' }}>
      <Box component="span" aria-hidden sx={{ display: 'inline-flex', alignItems: 'flex-end', gap: '2px', height: 12 }}>
        {[1, 2, 3].map((step) => (
          <Box
            component="span"
            key={step}
            sx={{
              width: 3.5,
              height: 3 + step * 3,
              borderRadius: '1px',
              bgcolor: step <= STEPS[level] ? 'primary.main' : 'divider',
            }}
          />
        ))}
      </Box>
      {t(`confidence.${level}`)}
    </Box>
  );
}
