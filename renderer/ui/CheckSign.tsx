// Shows that an option of a menu is chosen. A picture only: the option itself says so to readers and takes the click.
import Off from '@mui/icons-material/CheckBoxOutlineBlankRounded';
import On from '@mui/icons-material/CheckBoxRounded';

export function CheckSign({ on }: { on: boolean }) {
  const Icon = on ? On : Off;
  return <Icon aria-hidden sx={{ fontSize: 20, color: on ? 'primary.main' : 'text.secondary' }} />;
}
