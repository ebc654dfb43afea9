// A filter by several values of one kind.
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { useFormat } from '#renderer/format/use-format.ts';
import { CheckSign } from '#renderer/ui/CheckSign.tsx';

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
          <CheckSign on={value.includes(option)} />
          {option}
        </MenuItem>
      ))}
    </TextField>
  );
}
