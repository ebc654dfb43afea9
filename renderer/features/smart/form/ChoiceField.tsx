// Yes, no, or nothing said: three buttons in the space of a field.
import Box from '@mui/material/Box';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useId } from 'react';

interface Props {
  label: string;
  value: boolean | undefined;
  onChange: (value: boolean | undefined) => void;
  words: { none: string; yes: string; no: string };
}

export function ChoiceField({ label, value, onChange, words }: Props) {
  const id = useId();
  return (
    <Box>
      <Typography variant="caption" color="textSecondary" component="div" id={id} sx={{ mb: 0.5 }}>
        {label}
      </Typography>
      <ToggleButtonGroup
        exclusive
        size="small"
        fullWidth
        aria-labelledby={id}
        value={value === undefined ? 'none' : value ? 'yes' : 'no'}
        onChange={(_event, next: 'none' | 'yes' | 'no' | null) =>
          next && onChange(next === 'none' ? undefined : next === 'yes')
        }
        sx={{ '& .MuiToggleButton-root': { py: 0.5, lineHeight: 1.4 } }}
      >
        <ToggleButton value="none">{words.none}</ToggleButton>
        <ToggleButton value="yes">{words.yes}</ToggleButton>
        <ToggleButton value="no">{words.no}</ToggleButton>
      </ToggleButtonGroup>
    </Box>
  );
}
