// One way to begin: the whole card is the button.
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';

interface Props {
  icon: ReactNode;
  title: string;
  text: string;
  /** What it costs: seconds, a file, a folder. */
  note: string;
  onClick: () => void;
  disabled: boolean;
  primary?: boolean;
  /** Takes the place of the note while it works. */
  progress?: ReactNode;
}

export function ChoiceCard({ icon, title, text, note, onClick, disabled, primary = false, progress }: Props) {
  return (
    <ButtonBase
      onClick={onClick}
      disabled={disabled}
      sx={{
        display: 'flex',
        flexDirection: 'column',
        alignItems: 'stretch',
        justifyContent: 'flex-start',
        textAlign: 'start',
        p: 2.75,
        borderRadius: 4,
        border: 1,
        borderColor: primary ? 'primary.main' : 'divider',
        bgcolor: primary ? 'primary.main' : 'background.paper',
        color: primary ? 'primary.contrastText' : 'text.primary',
        minHeight: 212,
        transition: 'border-color 100ms, background-color 100ms, transform 100ms',
        '&:hover': {
          borderColor: primary ? 'primary.dark' : 'lineStrong',
          bgcolor: primary ? 'primary.dark' : 'background.raised',
          transform: 'translateY(-2px)',
        },
        '&.Mui-disabled': { opacity: progress ? 1 : 0.55 },
        '& .MuiLinearProgress-root': primary ? { bgcolor: 'rgba(255, 255, 255, 0.25)' } : {},
        '& .MuiLinearProgress-bar': primary ? { bgcolor: 'currentColor' } : {},
        '& .MuiTypography-root': { color: 'inherit' },
      }}
    >
      <Box aria-hidden sx={{ '& svg': { fontSize: 30 }, mb: 2, color: primary ? 'inherit' : 'primary.main' }}>
        {icon}
      </Box>
      <Typography component="span" sx={{ fontSize: '1.0625rem', fontWeight: 620, letterSpacing: '-0.01em' }}>
        {title}
      </Typography>
      <Typography variant="body2" component="span" sx={{ mt: 0.5, mb: 2, opacity: primary ? 0.92 : 0.8 }}>
        {text}
      </Typography>
      <Box sx={{ mt: 'auto' }}>
        {progress || (
          <Typography variant="label" component="span" sx={{ opacity: primary ? 0.92 : 0.8 }}>
            {note}
          </Typography>
        )}
      </Box>
    </ButtonBase>
  );
}
