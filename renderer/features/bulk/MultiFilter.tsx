// A filter by several values of one kind.
import Checkbox from '@mui/material/Checkbox';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useFormat } from '#renderer/format/use-format.ts';

interface Props {
  label: string;
  options: string[];
  value: string[];
  onChange: (value: string[]) => void;
}

export function MultiFilter({ label, options, value, onChange }: Props) {
  const format = useFormat();
  if (options.length === 0) return null;
  return (
    <TextField
      select
      label={label}
      value={value}
      onChange={({ target }) => onChange(target.value as unknown as string[])}
      slotProps={{
        select: {
          multiple: true,
          renderValue: (chosen) => {
            const names = chosen as string[];
            return names.length > 2 ? `${names[0]} +${format.count(names.length - 1)}` : names.join(', ');
          },
          MenuProps: { slotProps: { paper: { sx: { maxHeight: 360 } } } },
        },
      }}
      sx={{ width: 156 }}
    >
      {options.map((option) => (
        <MenuItem key={option} value={option} sx={{ gap: 1 }}>
          <Checkbox size="small" checked={value.includes(option)} tabIndex={-1} sx={{ p: 0 }} aria-hidden />
          {option}
        </MenuItem>
      ))}
    </TextField>
  );
}
