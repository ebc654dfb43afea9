// Flags to filter by: a row of switches, each explaining itself.
import Chip from '@mui/material/Chip';
import Tooltip from '@mui/material/Tooltip';
import { useTranslation } from 'react-i18next';
import type { ObservationFlag } from '#core/contract/explorer.ts';

interface Props {
  flags: readonly ObservationFlag[];
  value: readonly ObservationFlag[];
  onChange: (flags: ObservationFlag[]) => void;
}

export function FlagChips({ flags, value, onChange }: Props) {
  const { t } = useTranslation();
  return flags.map((flag) => {
    const isOn = value.includes(flag);
    return (
      <Tooltip key={flag} title={t(`explorer.flagHint.${flag}`)} describeChild>
        <Chip
          component="button"
          clickable
          aria-pressed={isOn}
          color={isOn ? 'primary' : 'default'}
          variant={isOn ? 'filled' : 'outlined'}
          label={t(`explorer.flag.${flag}`)}
          onClick={() => onChange(isOn ? value.filter((other) => other !== flag) : [...value, flag])}
        />
      </Tooltip>
    );
  });
}
